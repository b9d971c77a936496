"""What a journey may know of others: a small summary, so that work grows linearly with the cohort."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from revflow.domain.journeys import Summary
from revflow.domain.mails import MailOrder
from revflow.domain.people import Absence, Person

Answer = Mapping[str, object]
"""A form's answer: field name to JSON value, as `engine.answers` normalised it."""


_kept: dict[int, tuple[Mapping[str, Person], dict[str, tuple[str, ...]]]] = {}
_MOST_KEPT = 64


def _index(people: Mapping[str, Person]) -> dict[str, tuple[str, ...]]:
    """Return references by address; kept for each list of people, which is never changed in place."""
    kept = _kept.get(id(people))
    if kept is None or kept[0] is not people:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        refs: dict[str, tuple[str, ...]] = {}
        for ref, person in people.items():
            refs[person.email] = (*refs.get(person.email, ()), ref)
        kept = _kept[id(people)] = (people, refs)
    return kept[1]


@dataclass(frozen=True, slots=True)
class Linked:
    """The surroundings of one journey, read in one transaction.

    launched_at: start of the cohort (UTC). `cohort_name` its name, `seed` its seed for the match.
    people: by reference, all who are there: of a cohort's own journey everybody, else those of this journey (its
        participants, their managers and assistants) and all group members. Who is gone from the list is not in it.
    cohort: summary of the cohort's own journey (None on that journey itself).
    journeys: the joined journeys. Mentee or mentor: its pairs; pair: its mentee, its mentor, its lead topic's journey
        if there is one; topic: the pairs that lead on it; cohort: all others of the cohort. Ended ones included.
    companions: of a pair that meets with others, those that are running (`engine.companions`); else none.
    answers: journey code to step id to newest answer. Cohort: those of all mentees and mentors; pair: its own, its
        mentee's and its mentor's; else the journey's own.
    absences: by reference, those of the cohort's people that are not over yet.
    lines: manager by address, of those too who are gone: a reporting line does not end where somebody has left.
    """

    launched_at: datetime
    cohort_name: str
    seed: int = 0
    people: Mapping[str, Person] = field(default_factory=dict)
    cohort: Summary | None = None
    journeys: tuple[Summary, ...] = ()
    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    absences: Mapping[str, tuple[Absence, ...]] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    companions: tuple[Summary, ...] = ()

    def refs(self, email: str) -> tuple[str, ...]:
        """Return the references of the people with that address."""
        return _index(self.people).get(email.lower(), ())

    def reaching(self, orders: Iterable[MailOrder]) -> tuple[MailOrder, ...]:
        """Return those mails whose reader is there: nothing is ever sent to who is gone from the list (rule 24)."""
        return tuple(order for order in orders if order.to in self.people)
