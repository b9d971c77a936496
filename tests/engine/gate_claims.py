"""What holds at gates at any moment, said by the journals as they are read apart from the engine."""

from functools import partial

from engine.cohort_claims import awaited
from revflow.domain.errors import RefusedError
from revflow.engine import advance, commands, offered

_TRIED = {"answer": (commands.answer, "digest"), "confirm": (commands.confirm, "")}


def check(company, journals):
    """Hold all claims against a company; those of what is driven only while its worker lives."""
    for code, journal in journals.items():
        check_the_same_is_open(company.states[code], journal)
        check_nothing_closed_takes_a_decision(company, code, journal)
    if company.commits_left is None:
        for code, journal in journals.items():
            check_nothing_is_left_to_do(company, code)
            check_somebody_can_do_what_is_asked(company, code, journal)
        check_nobody_waits_in_vain(company, journals)


def check_the_same_is_open(state, journal):
    """The engine takes for open what the journal leaves open: rounds, tasks, the journey, and its hold."""
    assert {(v.step, v.round) for v in state.open_visits()} == {(r.step, r.number) for r in journal.open_rounds()}
    assert {task.id for task in state.open_tasks()} == {slip.asked.task for slip in journal.open_slips()}
    assert (state.ending is not None) == journal.ended
    assert bool(state.on_hold) == journal.held


def accepts(company, code, slip, actor, outcome=""):
    """Tell whether the engine would take an act on a task; nothing is written."""
    asked, state, linked = slip.asked, company.states[code], company.linked(code)
    case = (company.program, state, linked, actor, asked.task)
    try:
        if asked.kind == "decide":
            commands.decide(*case, outcome, "remark", (), (), company.now)
        else:
            do, digest = _TRIED[asked.kind]
            do(*case, digest, company.now)
    except RefusedError:
        return False
    return True


def check_nothing_closed_takes_a_decision(company, code, journal):
    """Whatever is withdrawn, decided or of an ended journey is refused, to each who was asked."""
    for slip in journal.slips.values():
        if not slip.open:
            outcome = _outcomes(company, code, slip)[0]
            taken = [ref for ref in slip.to if accepts(company, code, slip, ref, outcome)]
            assert not taken, f"{slip.asked.task} is closed, and takes what {taken} say"


def _outcomes(company, code, slip):
    task = company.states[code].tasks[slip.asked.task]
    return [name for name, _, _ in offered(company.program, company.states[code], task)] or [""]


def check_nothing_is_left_to_do(company, code):
    once = advance(company.program, company.states[code], company.linked(code), company.now)
    assert once.moves == (), f"{code} was left with {once.moves}"
    assert once.summary == company.summaries[code], f"{code} was not looked at again"


def check_somebody_can_do_what_is_asked(company, code, journal):
    """Of each open round something is asked that somebody who is there can do, unless HR was told; enough is enough."""
    summary = company.summaries[code]
    if journal.ended or journal.held:
        return
    if {one.email for one in company.people.values()} & set(company.program.groups["hr"].members):
        assert summary.incident != "undecided", f"{code}: HR is there, and has the last word"
    for one in journal.open_rounds():
        step = company.program.step(one.step)
        told = summary.incident or company.states[code].failures
        if step.kind == "approval" and not told:
            won = [outcome for outcome in step.outcomes if journal.is_enough(one, outcome)]
            assert not won, f"{code}: {one.step} has the votes for {won}, and still asks"
        if step.kind in ("approval", "form", "training") and not told:
            can = partial(_can_be_done, company, code)
            assert any(can(slip) for slip in one.slips if slip.open), f"{code} waits for nobody at {one.step}"


def _can_be_done(company, code, slip):
    there = [ref for ref in slip.to if ref in company.people]
    return any(accepts(company, code, slip, ref, said) for ref in there for said in _outcomes(company, code, slip))


def check_nobody_waits_in_vain(company, journals):
    """Who waits for others waits, in the end, for somebody who is asked, for time, or for HR."""
    running = {code: company.summaries[code] for code, journal in journals.items() if not journal.ended}
    moving = {code for code, s in running.items() if s.incident or _moves(company, s, journals[code])}
    assert not [code for code, summary in running.items() if not summary.awaits]
    while more := {code for code in running if code not in moving and moving & set(awaited(company, code))}:
        moving |= more
    assert not (stuck := set(running) - moving), {code: running[code].awaits for code in stuck}


def _moves(company, summary, journal):
    timed = summary.wake_at is not None and summary.wake_at > company.now
    return timed or journal.held or bool(journal.open_slips())
