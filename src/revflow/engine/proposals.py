"""What a wave has proposed, and which of its pairs can begin still when it is approved (rules 6 and 11)."""

from collections.abc import Iterable, Mapping

from revflow.definition.steps import MatchStep
from revflow.domain.facts import Proposal, Proposed
from revflow.domain.facts.matching import APART
from revflow.engine.bars import FORBIDDEN, Bars
from revflow.engine.candidate import Candidate
from revflow.engine.linked import Linked
from revflow.engine.state import State, Visit


def proposals(state: State, match: str) -> tuple[Proposal, ...]:
    """Return the pairs that the newest run of the match proposes."""
    visit: Visit | None = state.visits.get(match)
    facts = [event.fact for event in visit.events if isinstance(event.fact, Proposed)] if visit else []
    return facts[-1].pairs if facts else ()


def standing(match: MatchStep, state: State, linked: Linked) -> tuple[Proposal, ...]:
    """Return the newest proposals of two who are both still there, and whom neither HR nor a hard rule keeps apart now.

    Whoever left meanwhile gets no pair (rule 11), nor do two whom the people list has since put into one department or
    one reporting line: a pair along such a line never begins (Sanofi 2015: zero link).
    """
    found = proposals(state, match.id)
    gone = {other.journey.code for other in linked.journeys if other.ending is not None}
    barred = forbidden(match, found, linked)
    return tuple(
        pair
        for pair in found
        if not {pair.mentee, pair.mentor} & gone
        and state.locks.get((pair.mentee, pair.mentor)) != APART
        and pair.code not in barred
    )


def forbidden(match: MatchStep, pairs: Iterable[Proposal], linked: Linked) -> Mapping[str, str]:
    """Return what of the match's `forbid` proposed pairs break as people are now: the first rule's code, by pair."""
    if not match.forbid:
        return {}
    refs = {other.journey.code: other.journey.person for other in linked.journeys if other.journey.person}
    found = tuple(pair for pair in pairs if {pair.mentee, pair.mentor} <= refs.keys())
    sides = {code: _there(code, refs[code]) for pair in found for code in (pair.mentee, pair.mentor)}
    mentors = [sides[code] for code in dict.fromkeys(pair.mentor for pair in found)]
    bars = Bars(mentors, linked.people, frozenset(match.forbid), lines=linked.lines)
    broken = ((pair.code, bars.broken(sides[pair.mentee], sides[pair.mentor])) for pair in found)
    return {code: FORBIDDEN[rules[0]] for code, rules in broken if rules}


def _there(code: str, ref: str) -> Candidate:
    return Candidate(code, ref, open=True, arrived=True)
