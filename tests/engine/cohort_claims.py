"""What holds of a cohort at any moment at which all is quiet."""

from collections import Counter

from revflow.domain.facts import Asked, Concluded, Ended, Entered, Proposed
from revflow.domain.journeys import Ending, Scope
from revflow.engine import advance


def check(company):
    for code, state in company.states.items():
        summary = company.summaries[code]
        assert summary.ending is not None or summary.awaits, f"{code} awaits nobody"
        facts = [event.fact for event in state.events]
        entries = Counter((f.step, f.round) for f in facts if isinstance(f, Entered))
        assert not [key for key, count in entries.items() if count > 1], f"{code} ran a step twice in a round"
        asked = Counter(f.task for f in facts if isinstance(f, Asked))
        assert not [task for task, count in asked.items() if count > 1], f"{code} asked twice"
        concluded = Counter((f.step, f.round) for f in facts if isinstance(f, Concluded))
        assert not [key for key, count in concluded.items() if count > 1], f"{code} decided a gate twice"
        assert sum(isinstance(f, Ended) for f in facts) == (summary.ending is not None)
        assert summary.ending is None or not state.open_tasks()
        once = advance(company.program, state, company.linked(code), company.now)
        assert once == advance(company.program, state, company.linked(code), company.now)
        assert once.moves == (), f"{code} was left with {once.moves}"
        assert once.summary == summary, f"{code} was not looked at again"
    check_nobody_gone_is_asked(company)
    check_nobody_waits_in_a_circle(company)
    check_nobody_ends_for_want_of_a_wave(company)
    check_nobody_approves_no_pair(company)


def check_nobody_gone_is_asked(company):
    """No open task names somebody whose own journey has ended, in the role in which he or she is asked."""
    own = [(s.journey.person, s.journey.scope.value, s.ending) for s in company.summaries.values()]
    running = {(ref, role) for ref, role, ending in own if ending is None}
    ended = {(ref, role) for ref, role, ending in own if ending is not None} - running
    gone = [(task.id, ref) for task in company.tasks() for ref in task.to if (ref, task.awaits) in ended]
    assert not gone


def check_nobody_ends_for_want_of_a_wave(company):
    """Before a wave has run nobody ends unmatched, nor does the cohort end but by HR's hand (rule 4)."""
    if not company.states[company.cohort].paired:
        unmatched = [code for code, ending in company.endings().items() if ending is Ending.UNMATCHED]
        assert (unmatched, company.ending(company.cohort)) in (([], ""), ([], "stopped"))


def check_nobody_approves_no_pair(company):
    """A wave's approval is open only while two of a proposed pair are there, or the cohort is on hold (rule 11)."""
    if "approval" in company.asks(company.cohort) and not company.summaries[company.cohort].on_hold:
        pairs = [event.fact.pairs for event in company.events(company.cohort) if isinstance(event.fact, Proposed)][-1]
        assert any(not company.ending(pair.mentee) and not company.ending(pair.mentor) for pair in pairs)


def check_nobody_waits_in_a_circle(company):
    """Whoever waits for others waits, in the end, for somebody who is asked, for time, or for HR."""
    running = {code: summary for code, summary in company.summaries.items() if summary.ending is None}
    moving = {code for code, s in running.items() if s.wake_at or s.on_hold or s.incident or company.asks(code)}
    while more := {c for c in running if c not in moving and moving & set(awaited(company, c))}:
        moving |= more
    assert not (stuck := set(running) - moving), {code: running[code].awaits for code in stuck}
    for code, summary in running.items():
        paired = any(company.summaries[pair].ending is None for pair in pairs_of(company, code))
        assert not (paired and "match" in summary.awaits), f"{code} is in a pair and awaits a match"


def pairs_of(company, code):
    pairs = ((pair, company.states[pair].journey) for pair in company.of(Scope.PAIR))
    return [pair for pair, journey in pairs if code in (journey.mentee, journey.mentor)]


def awaited(company, code):
    """Return the journeys that a journey says it waits for."""
    codes = []
    if code == company.cohort:  # it names the first scope that runs, and waits for all
        return list(company.summaries)
    for word in company.summaries[code].awaits:
        if word in ("cohort", "match"):
            codes.append(company.cohort)
        else:
            scope = Scope.PAIR if word == "pairs" else Scope(word)
            joined = [other.journey for other in company.linked(code).journeys]
            codes += [journey.code for journey in joined if journey.scope is scope]
    return codes
