"""A crossed match: each is mentor on one topic and mentee on another, so that a mentee may have several mentors.

A mentee is as many candidates as it names topics: each *wish* finds a mentor of its own who masters it, and the pair is
on that topic alone. What counts in crossed training is the crossing of skills, not who is older (domain.md): people
take part on both sides, so nobody is taught what he or she offers to teach, and a mentor has one topic with a mentee.
Nothing else is new: a pair is a journey as ever, a mentee's steps are done once however many pairs follow (rule 8), its
journey stays open until all of them have ended and no later wave can take another wish (rule 5), and a mentor's
capacity counts pairs not ended (rule 10), which are as many mentees, since no mentor is one's mentor twice.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from revflow.domain.journeys import Ending, Scope, Summary
from revflow.engine.candidate import Candidate


@dataclass(frozen=True)
class Wishes:
    """The wishes of a cohort's mentees; `topics` are the program's, in order, `journeys` all others of the cohort."""

    topics: Sequence[str]
    journeys: Sequence[Summary]

    def of(self, mentee: Candidate) -> Iterator[Candidate]:
        """Yield a mentee's candidates: one for each topic it names, and for each that a pair of it runs on.

        Who has not arrived, or named none, stays one candidate: whom it may have is not known, or nobody, or whoever.
        """
        named = mentee.topics or frozenset()
        known = [topic for topic in self.topics if topic in named or self._count(mentee, topic, None)]
        if not known:
            yield mentee
        for topic in known:
            yield replace(
                mentee,
                wish=topic,
                topics=frozenset({topic}),
                running=self._count(mentee, topic, None),
                finished=self._count(mentee, topic, Ending.FINISHED),
            )

    def as_mentor(self, mentor: Candidate) -> Candidate:
        """Return a mentor without what the same person learns, or has learned, in a pair."""
        learned = self._learned.get(mentor.ref)
        return replace(mentor, topics=mentor.topics - learned) if learned and mentor.topics is not None else mentor

    def _count(self, mentee: Candidate, topic: str, ending: Ending | None) -> int:
        return self._counts[mentee.code, topic, ending]

    @cached_property
    def _pairs(self) -> list[Summary]:
        return [one for one in self.journeys if one.journey.scope is Scope.PAIR and one.journey.topics]

    @cached_property
    def _counts(self) -> Counter[tuple[str, str, Ending | None]]:
        return Counter((pair.journey.mentee, pair.journey.topics[0], pair.ending) for pair in self._pairs)

    @cached_property
    def _learned(self) -> dict[str, frozenset[str]]:
        persons = {one.journey.code: one.journey.person for one in self.journeys}
        found: dict[str, frozenset[str]] = {}
        for pair in self._pairs:
            if pair.ending in (None, Ending.FINISHED) and (ref := persons.get(pair.journey.mentee)):
                found[ref] = found.get(ref, frozenset()) | {pair.journey.topics[0]}
        return found
