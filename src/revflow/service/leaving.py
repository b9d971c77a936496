"""What the page for leaving shows: one click with a confirmation, no reason asked (rule 11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.people import Person
from revflow.engine.state import State
from revflow.service.case import load_case, load_state
from revflow.service.ports import Ports


@dataclass(frozen=True, slots=True)
class LeavePage:
    """`roles` are (code, role) of the reader's journeys that still run, the one of the link first; empty: all left.

    `over` are the roles of those that no longer run; `left`: the reader left one of them, and has not come to its end.
    """

    program: Program
    cohort: str
    reader: Person
    language: str
    roles: tuple[tuple[str, str], ...]
    over: tuple[str, ...]
    left: bool


def leave_page(ports: Ports, code: str, ref: str) -> LeavePage:
    """Gather what the page says. Raises RefusedError `journey-unknown`, `not-yours`."""
    with ports.store.read() as db:
        case = load_case(db, code)
        journey = case.state.journey
        if journey.person != ref:
            raise RefusedError("not-yours")
        others = [s.journey for s in db.summaries(case.cohort.name) if s.journey.person == ref and s.journey != journey]
        states = [case.state, *(load_state(db, other) for other in others)]
    reader = case.linked.people[ref]
    languages = case.program.languages
    return LeavePage(
        program=case.program,
        cohort=case.cohort.name,
        reader=reader,
        language=reader.language if reader.language in languages else languages[0],
        roles=tuple((state.journey.code, state.journey.scope.value) for state in states if _runs(state)),
        over=_over(states),
        left=any(state.left for state in states),
    )


def _over(states: Sequence[State]) -> tuple[str, ...]:
    """Return the roles that have been left, each once: who came back has one that runs again."""
    running = {state.journey.scope for state in states if _runs(state)}
    ended = (state.journey.scope for state in states if not _runs(state))
    return tuple(dict.fromkeys(scope.value for scope in ended if scope not in running))


def _runs(state: State) -> bool:
    return state.end_so_far() is None
