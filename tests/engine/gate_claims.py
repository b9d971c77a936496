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
        check_each_has_one_voice(company, code, journal)
        check_nobody_votes_before_the_turn(company, code, journal)
        check_what_others_went_on_by_is_not_taken_back(company, code, journal)
        check_nothing_is_taken_back_at_the_end(company, code, journal)
    if company.commits_left is None:
        for code, journal in journals.items():
            check_nothing_is_left_to_do(company, code)
            check_somebody_can_do_what_is_asked(company, code, journal)
            check_hr_alone_decides_what_nobody_can_win(company, code, journal)
            check_whoever_can_be_asked_is(company, code, journal)
            check_absences_are_waited_for(company, code, journal)
        check_nobody_waits_in_vain(company, journals)


def check_the_same_is_open(state, journal):
    """The engine takes for open what the journal leaves open: rounds, tasks, the journey, and its hold."""
    assert {(v.step, v.round) for v in state.open_visits()} == {(r.step, r.number) for r in journal.open_rounds()}
    assert {task.id for task in state.open_tasks()} == {slip.asked.task for slip in journal.open_slips()}
    assert (state.ending is not None) == journal.ended
    assert bool(state.on_hold) == bool(journal.held)


def refusal(company, code, slip, actor, outcome=""):
    """Return the code of what the engine would refuse an act on a task with, or nothing; nothing is written."""
    asked, state, linked = slip.asked, company.states[code], company.linked(code)
    case = (company.program, state, linked, actor, asked.task)
    try:
        if asked.kind == "decide":
            commands.decide(*case, outcome, "remark", (), (), company.now)
        else:
            do, digest = _TRIED[asked.kind]
            do(*case, digest, company.now)
    except RefusedError as refused:
        return refused.code
    return ""


def accepts(company, code, slip, actor, outcome=""):
    return not refusal(company, code, slip, actor, outcome)


def check_nothing_closed_takes_a_decision(company, code, journal):
    """Whatever is withdrawn, decided or of an ended journey is refused, to each who was asked."""
    for slip in journal.slips.values():
        if not slip.open:
            outcome = _outcomes(company, code, slip)[0]
            taken = [ref for ref in slip.to if accepts(company, code, slip, ref, outcome)]
            assert not taken, f"{slip.asked.task} is closed, and takes what {taken} say"


def check_each_has_one_voice(company, code, journal):
    """Whose voice stands at a gate has no second one in that round, and nobody else is refused for having had one."""
    for one in journal.open_rounds():
        spoken = {ref for slip in one.votes if not journal.is_last_word(slip) for ref in slip.voices}
        asked = [slip for slip in one.slips if slip.open and slip.asked.kind == "decide"]
        for slip in (slip for slip in asked if not journal.is_last_word(slip)):
            said = _outcomes(company, code, slip)[0]
            for ref in slip.to & company.people.keys():
                refused = refusal(company, code, slip, ref, said)
                assert refused or ref not in spoken, f"{ref} has voted at {one.step}, and may vote on {slip.asked.task}"
                assert refused != "already-voted" or spoken & {ref, *slip.absent}, f"{ref} has no vote at {one.step}"


def check_nobody_votes_before_the_turn(company, code, journal):
    """With `in_order` a vote waits for all before it, also for one that was taken back."""
    for one in journal.open_rounds():
        if getattr(company.program.step(one.step), "in_order", False):
            voted = {slip.asked.entry for slip in one.votes}
            early = [slip for slip in one.slips if slip.open and set(range(slip.asked.entry)) - voted]
            taken = [
                s.asked.task
                for s in early
                for ref in s.to
                if accepts(company, code, s, ref, _outcomes(company, code, s)[0])
            ]
            assert not taken, f"{taken} are asked out of turn"


def check_what_others_went_on_by_is_not_taken_back(company, code, journal):
    """A gate stands as it was decided from when a joined journey went on to anything."""
    linked = company.linked(code)
    joined = {other.journey.code for other in linked.journeys} | (
        {linked.cohort.journey.code} if linked.cohort else set()
    )
    latest = max((company.went_on.get(other, -1) for other in joined), default=-1)
    for one in journal.rounds.values():
        if one.ended and one.votes and company.order[code, one.ended] < latest:
            taken = [slip.asked.task for slip in one.votes if _is_taken_back(company, code, slip)]
            assert not taken, f"{taken} may be taken back, though others went on by it"


def check_nothing_is_taken_back_at_the_end(company, code, journal):
    """Who was told to end, and is not driven yet, takes no vote back."""
    if journal.told_to_end and not journal.ended:
        taken = [
            slip.asked.task for slip in journal.slips.values() if slip.voices and _is_taken_back(company, code, slip)
        ]
        assert not taken, f"{code} was told to end, and takes {taken} back"


def _is_taken_back(company, code, slip):
    case = (company.program, company.states[code], company.linked(code), slip.by, slip.asked.task)
    try:
        commands.take_back(*case, company.now)
    except RefusedError:
        return False
    return True


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


def check_hr_alone_decides_what_nobody_can_win(company, code, journal):
    """Once no outcome can win, whatever is said still, HR is asked for the last word, and nobody else for anything."""
    state, there = company.states[code], {one.email for one in company.people.values()}
    if journal.ended or journal.held or state.failures or not there & set(company.program.groups["hr"].members):
        return
    for one in journal.open_rounds():
        step = company.program.step(one.step)
        if step.kind == "approval" and one.votes:
            can_win = any(journal.is_enough(one, outcome, if_all_agree=True) for outcome in step.outcomes)
            asked = [journal.is_last_word(slip) for slip in one.slips if slip.open]
            assert can_win or (asked and all(asked)), f"{code}: nobody can win at {one.step}, and HR is not asked alone"


def check_whoever_can_be_asked_is(company, code, journal):
    """HR is told that nobody of a group can be asked only where that is so."""
    cause, _, entry = company.summaries[code].incident.partition(":")
    if cause != "nobody-to-ask" or entry not in company.program.groups:
        return
    members = company.program.groups[entry].members
    away = {ref for ref, times in company.absences.items() if any(one.covers(company.now) for one in times)}
    there = {ref for ref, one in company.people.items() if one.email in members} - away - journal.subjects
    for one in journal.open_rounds():
        step = company.program.step(one.step)
        if step.kind == "approval" and entry in step.by and not (step.each or step.left_out):
            own = [slip for slip in one.slips if slip.asked.awaits == entry]
            busy = {ref for slip in one.slips if slip not in own for ref in slip.to | slip.voices}
            asked = any(slip.open or slip.voices for slip in own)
            assert asked or not there - busy, f"{code}: {there - busy} could be asked at {one.step}"


def check_absences_are_waited_for(company, code, journal):
    """A journey is looked at again when somebody who is asked for a vote goes away or comes back."""
    if journal.ended or journal.held:
        return
    asked = {ref for slip in journal.open_slips() if slip.asked.kind == "decide" for ref in slip.to}
    times = [at for ref in asked for one in company.absences.get(ref, ()) for at in (one.begins, one.ends)]
    wake, first = company.summaries[code].wake_at, min((at for at in times if at > company.now), default=None)
    assert first is None or (wake is not None and wake <= first), (
        f"{code} sleeps until {wake}, and somebody goes or comes"
    )


def _can_be_done(company, code, slip):
    there = [ref for ref in slip.to if ref in company.people]
    return any(accepts(company, code, slip, ref, said) for ref in there for said in _outcomes(company, code, slip))


def check_nobody_waits_in_vain(company, journals):
    """Who waits for others waits, in the end, for somebody who is asked, for time, or for HR."""
    alone = [code for code, one in journals.items() if one.held == "cohort" and not one.ended]
    assert not alone or journals[company.cohort].held, f"the cohort goes on without {alone}"
    running = {code: company.summaries[code] for code, journal in journals.items() if not journal.ended}
    moving = {code for code, s in running.items() if s.incident or _moves(company, s, journals[code])}
    assert not [code for code, summary in running.items() if not summary.awaits]
    while more := {code for code in running if code not in moving and moving & set(awaited(company, code))}:
        moving |= more
    assert not (stuck := set(running) - moving), {code: running[code].awaits for code in stuck}


def _moves(company, summary, journal):
    timed = summary.wake_at is not None and summary.wake_at > company.now
    return timed or journal.held or bool(journal.open_slips())
