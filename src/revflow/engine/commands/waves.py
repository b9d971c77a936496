"""HR asks for a wave: it opens at once with those who are there, neither waiting nor counting (rule 6)."""

from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import WaveAsked
from revflow.engine import waves
from revflow.engine.commands.guards import check_runs
from revflow.engine.commands.handing import is_hr
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.situation import Situation
from revflow.engine.state import State


def ask_wave(program: Program, state: State, linked: Linked, actor: str, now: datetime) -> Change:
    """Let the next wave open now: `ready`, `waves.every` and `waves.max` do not hold for it. On the cohort's journey.

    What was asked for already is kept once.
    Raises RefusedError `not-hr`, `no-match`, `journey-ended`, `held`, and by `engine.waves.hindrance`
    `wave-left-out`, `wave-open`, `wave-too-early`, `wave-nobody`.
    """
    if not is_hr(program, state, linked, actor):
        raise RefusedError("not-hr")
    check_runs(state)
    it = Situation(program, state, linked, now)
    if it.plan.match is None:
        raise RefusedError("no-match")
    if state.on_hold:
        raise RefusedError("held", journey=state.journey.code, cause=state.on_hold)
    _check(waves.hindrance(it, it.plan.match), linked.cohort_name)
    wave = waves.next_wave(it, it.plan.match)
    return Change(facts=(WaveAsked(wave),)) if state.wave_asked != wave else Change()


def _check(hindrance: str, cohort: str) -> None:
    match hindrance:
        case waves.LEFT_OUT:
            raise RefusedError("wave-left-out")
        case waves.IS_OPEN:
            raise RefusedError("wave-open", cohort=cohort)
        case waves.TOO_EARLY:
            raise RefusedError("wave-too-early", cohort=cohort)
        case waves.NOBODY:
            raise RefusedError("wave-nobody", cohort=cohort)
        case _:
            return
