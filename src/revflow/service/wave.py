"""The newest wave of a cohort, as HR looks at it: the pairs with their reasons, and who found nobody."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from revflow.definition.steps import MatchStep
from revflow.domain.facts import Proposal, Proposed, Reason, Way
from revflow.domain.facts.matching import APART, FREE, TOGETHER
from revflow.domain.journeys import Scope, Summary
from revflow.engine import State
from revflow.engine.proposals import forbidden
from revflow.service.case import Case

Naming = Callable[[Summary], str]
"""Says whom a mentee's or mentor's journey is for, as the reader may know it."""


@dataclass(frozen=True, slots=True)
class ProposedPair:
    """One pair of a wave, with the coded reasons for it: (criterion, points) pairs, and what speaks for and against.

    `unused` says which data were missing. `gone` are the roles, `mentee` or `mentor`, of whoever is not there any more,
    `apart`: HR has said since that these two shall be no pair, `forbidden`: the code of the hard rule that they break
    since the people list was changed. Such a pair will not start (rule 11).
    """

    code: str
    mentee: str
    mentor: str
    topics: tuple[str, ...] = ()
    reasons: tuple[tuple[str, int], ...] = ()
    gone: tuple[str, ...] = ()
    apart: bool = False
    forbidden: str = ""
    pros: tuple[Reason, ...] = ()
    cons: tuple[Reason, ...] = ()
    unused: tuple[Reason, ...] = ()

    @property
    def starts(self) -> bool:
        """Whether it begins when the wave is approved."""
        return not (self.gone or self.apart or self.forbidden)

    @property
    def points(self) -> int:
        """All points of the pair."""
        return sum(points for _criterion, points in self.reasons)


@dataclass(frozen=True, slots=True)
class Single:
    """One who found nobody: whose journey, in which role, the code of the rule in the way, and what would help.

    `topic`: in a crossed match the one for which a mentee found nobody.
    """

    code: str
    who: str
    role: str
    why: str
    ways: tuple[Way, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What HR wants of two, by name: `how` is together or apart; `why` says why a pair was not made, as a code.

    `topic`: on which one of a crossed match, if HR has said so.
    """

    mentee: str
    mentor: str
    how: str
    why: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave as it was proposed last, 0 before the first. `passed`: its pairs have begun; `suggested`: HR draws them.

    `wanted` is HR's word on couples as it stands; what the wave could not keep of it says why.
    """

    number: int = 0
    round: int = 0
    passed: bool = False
    suggested: bool = False
    pairs: tuple[ProposedPair, ...] = ()
    singles: tuple[Single, ...] = ()
    notes: tuple[Reason, ...] = ()
    unweighed: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()


def newest(case: Case, name: Naming) -> Wave:
    """Return the wave that the cohort's own journey has proposed last."""
    facts = [event.fact for event in case.state.events if isinstance(event.fact, Proposed)]
    return told(case, facts[-1], name) if facts else Wave(wanted=_wanted_of(case, (), name))


def told(case: Case, fact: Proposed, name: Naming) -> Wave:
    """Return a proposal by name."""
    summaries = _summaries(case)
    passed = fact.wave in case.state.paired
    match = case.program.step(fact.step)
    assert isinstance(match, MatchStep)
    barred = {} if passed else forbidden(match, fact.pairs, case.linked)
    return Wave(
        number=fact.wave,
        round=fact.round,
        passed=passed,
        suggested=fact.suggested,
        pairs=tuple(
            replace(_pair(one, summaries, name, case.state.locks), forbidden=barred.get(one.code, ""))
            for one in fact.pairs
        ),
        singles=tuple(_singles(fact, summaries, name)),
        notes=fact.notes,
        unweighed=fact.unweighed,
        wanted=_wanted_of(case, fact.unkept, name),
    )


def _summaries(case: Case) -> dict[str, Summary]:
    return {other.journey.code: other for other in case.linked.journeys}


def _wanted_of(case: Case, unkept: Iterable[tuple[str, str, str]], name: Naming) -> tuple[Wanted, ...]:
    return tuple(_wanted(case.state, unkept, _summaries(case), name))


def _wanted(
    state: State,
    unkept: Iterable[tuple[str, str, str]],
    summaries: Mapping[str, Summary],
    name: Naming,
) -> Iterator[Wanted]:
    why = {(mentee, mentor): code for mentee, mentor, code in unkept}
    for couple, how in state.locks.items():
        if how != FREE:
            mentee, mentor = (name(summaries[code]) for code in couple)
            told = why.get(couple, "") if how == TOGETHER else ""
            yield Wanted(mentee, mentor, how, told, state.lock_topics.get(couple, ""))


def _pair(
    pair: Proposal, summaries: Mapping[str, Summary], name: Naming, locks: Mapping[tuple[str, str], str]
) -> ProposedPair:
    two = {Scope.MENTEE: summaries[pair.mentee], Scope.MENTOR: summaries[pair.mentor]}
    return ProposedPair(
        code=pair.code,
        mentee=name(two[Scope.MENTEE]),
        mentor=name(two[Scope.MENTOR]),
        topics=pair.topics,
        reasons=pair.reasons,
        gone=tuple(_gone(two.items())),
        apart=locks.get((pair.mentee, pair.mentor)) == APART,
        pros=pair.pros,
        cons=pair.cons,
        unused=pair.unused,
    )


def _gone(two: Iterable[tuple[Scope, Summary]]) -> Iterator[str]:
    yield from (role.value for role, one in two if one.ending is not None)


def _singles(fact: Proposed, summaries: Mapping[str, Summary], name: Naming) -> Iterator[Single]:
    found = [(one.journey, one.topic, one.why) for one in fact.unmet]
    for code, topic, why in (*found, *((code, "", why) for code, why in fact.unmatched)):
        one = summaries[code]
        ways = tuple(way for way in fact.ways if (way.journey, way.wish) == (code, topic))
        yield Single(code, name(one), one.journey.scope.value, why, ways, topic)
