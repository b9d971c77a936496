"""Two years of silence cost nothing and lose nothing: nobody ever answers, and only the clock moves (by its port)."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fixtures.house import House
from revflow.bootstrap import Settings, open_app
from revflow.definition.load import load
from revflow.definition.program import Program
from revflow.domain.facts import Escalated, Event, Lapsed, Reminded
from revflow.domain.journeys import Scope, Summary
from revflow.domain.mails import MailState
from revflow.domain.tasks import Task, TaskState
from revflow.service import status
from revflow.service.launch import launch
from revflow.service.tick import Ticked, tick
from service_people import PAIRS

MONDAY = datetime(2027, 3, 1, 8, tzinfo=UTC)
YEARS_LATER = MONDAY + timedelta(days=730)
MOST_JUMPS = 300

GOING_ON = """\
revflow: 1
program: silent
edition: 1
title: T
languages: [en, fr]
calendar:
  timezone: Europe/Paris
  country: FR
  closed: [2027-07-12/2027-08-20]
  sites: {Montréal: {timezone: America/Toronto, country: CA}}
groups:
  hr: {members: [hr@x.test], escalate_to: sponsor}
  sponsor: {members: [boss@x.test]}
topics: {web: Web, data: Data}
defaults:
  task:
    due: 5 working days
    remind: [2 working days before, 1 working day after, 2 days before talks.first]
    escalate: [{to: hr, late: 2 working days}, {to: sponsor, late: 5 working days}]
    grace: 10 working days
  mail: {quiet_hours: 19:00-08:00, max_per_week: 4}
steps:
  - {id: needs, kind: form, for_each: mentee, on_expiry: skip, fields: {a: {type: text}}}
  - {id: offer, kind: form, for_each: mentor, on_expiry: skip, fields: {a: {type: text}}}
  - {id: match, kind: match, ready: {share: 60 %, at_latest: 30 days}, waves: {every: 2 weeks, max: 3}}
  - {id: approval, kind: approval, by: [hr, sponsor], quorum: all, on_expiry: approve}
  - {id: accept, kind: approval, for_each: pair, by: [mentor, mentee], quorum: all, on_expiry: approve}
  - {id: ego, kind: training, for_each: mentee, content: ego-check, after: accept}
  - {id: plan, kind: form, for_each: pair, by: mentor, after: accept, on_expiry: skip, fields: {a: {type: text}}}
  - {id: settle, kind: wait, for_each: pair, duration: 2 weeks, after: plan}
  - {id: talks, kind: sessions, for_each: pair, count: 5, after: settle}
  - {id: survey, kind: form, for_each: pair, after: settle, on_expiry: skip, fields: {a: {type: text}}}
  - {id: report, kind: report, to: hr, ready: {share: 100 %, at_latest: 12 months}}
"""
HOLDING = GOING_ON.replace("on_expiry: skip", "on_expiry: hold").replace("on_expiry: approve", "on_expiry: hold")
PROGRAMS = ["going-on", "holding", "pilot", "transition-numerique"]


@pytest.fixture(params=PROGRAMS)
def program(request, house: House, tmp_path) -> Path:
    """Give the file of a program: one whose silence leads on, one that holds everywhere, and the shipped ones."""
    (tmp_path / "programs").mkdir()
    for name, text in (("going-on", GOING_ON), ("holding", HOLDING)):
        (tmp_path / "programs" / f"{name}.yaml").write_text(text, encoding="utf-8")
    ours = tmp_path / "programs" / f"{request.param}.yaml"
    return ours if ours.exists() else house.programs / ours.name


def begin(house: House, program: Path) -> str:
    people = program.parent / "people.csv" if program.parent != house.programs else house.app.settings.home / "p.csv"
    people.write_text(PAIRS, encoding="utf-8")
    house.app.clock.advance_to(MONDAY)
    cohort = launch(house.app.ports, program, people)
    house.settle()
    return cohort


def jump_to_rest(house: House) -> int:
    """Let time jump until nothing is timed any more; return how often it did."""
    for jumps in range(MOST_JUMPS):
        if not house.jump():
            return jumps
    raise AssertionError("time never comes to rest")


def summaries(house: House, cohort: str) -> list[Summary]:
    with house.app.store.read() as db:
        return db.summaries(cohort)


def tasks(house: House, cohort: str) -> list[Task]:
    with house.app.store.read() as db:
        return db.tasks(cohort=cohort)


def journal(house: House, cohort: str) -> list[Event]:
    with house.app.store.read() as db:
        return [event for summary in db.summaries(cohort) for event in db.events(summary.journey.code)]


def standing(house: House, cohort: str) -> tuple[dict[str, object], ...]:
    """Return where all journeys and tasks stand, and whom those still open were told to, whatever the dates.

    Nobody is told late of a task that time has closed meanwhile.
    """
    journeys = {one.journey.code: (one.ending, one.awaits, one.incident, one.steps) for one in summaries(house, cohort)}
    asked = {task.id: (task.state, task.result) for task in tasks(house, cohort)}
    waiting = {task.id: task.to for task in house.tasks(cohort=cohort)}
    escalated = [fact for fact in facts(house, cohort) if isinstance(fact, Escalated) and fact.task in waiting]
    return journeys, asked, waiting, {(fact.task, fact.number): fact.to for fact in escalated}


def facts(house: House, cohort: str) -> Iterator[object]:
    return (event.fact for event in journal(house, cohort))


def once(house: House, cohort: str, kind: type[Reminded] | type[Escalated]) -> Counter[tuple[str, int]]:
    return Counter((fact.task, fact.number) for fact in facts(house, cohort) if isinstance(fact, kind))


def waits_for_somebody(one: Summary, all_of_them: list[Summary], open_tasks: list[Task]) -> bool:
    """Say whether there is somebody, or a moment, that ends a journey's wait."""
    running = {other.journey.scope for other in all_of_them if other.ending is None}
    asked = {task.awaits for task in open_tasks if task.journey == one.journey.code and task.to}
    beyond = {"pairs": Scope.PAIR, "mentee": Scope.MENTEE, "mentor": Scope.MENTOR, "topic": Scope.TOPIC}
    beyond |= {"cohort": Scope.COHORT, "match": Scope.COHORT}
    if one.incident:
        return True
    if one.awaits == ("time",):
        return one.wake_at is not None
    return bool(one.awaits) and all(
        code in asked or (code in beyond and beyond[code] in running and beyond[code] is not one.journey.scope)
        for code in one.awaits
    )


def check_tasks(house: House, cohort: str, program: Program) -> None:
    """Claim that each task ended, or is late, as its step says; with each of its reminders and escalations once."""
    reminded, told = once(house, cohort, Reminded), once(house, cohort, Escalated)
    assert set(reminded.values()) | set(told.values()) == {1}
    lapsed = {fact.task: fact.action for fact in facts(house, cohort) if isinstance(fact, Lapsed)}
    for task in tasks(house, cohort):
        step = program.step(task.step)
        held = step.on_expiry == "hold"
        assert (task.state, lapsed.get(task.id)) == (TaskState.LATE, "hold") if held else task.state not in OPEN
        due = [number for number, one in enumerate(step.remind) if not one.anchor]
        assert [number for number in due if not reminded[task.id, number]] == [], task
        chain = [number for number in range(len(step.escalate)) if not told[task.id, number]]
        assert chain == [] or task.awaits in {"hr", "sponsor"}, task


OPEN = (TaskState.OPEN, TaskState.LATE)


def test_two_years_of_silence_end_or_name_every_task_and_cost_no_more(house: House, program: Path):
    """Given a house in which nobody answers, when two years pass by jumps, then it has come to rest, and all is told.

    Every task has ended or is late as its program says, each reminder and escalation went once, nobody waits for
    nobody, every mail was sent or says why not, and their number has a bound. Then time alone does nothing more.
    """
    cohort = begin(house, program)

    jumps = jump_to_rest(house)

    assert house.app.clock.now() < YEARS_LATER
    check_tasks(house, cohort, load(program).require())
    everybody, open_tasks = summaries(house, cohort), house.tasks(cohort=cohort)
    stuck = [one for one in everybody if one.ending is None and not waits_for_somebody(one, everybody, open_tasks)]
    assert stuck == []
    mails = status.outbox(house.app.ports)
    assert {mail.state for mail in mails} <= {MailState.SENT, MailState.SKIPPED}
    asked, events = len(tasks(house, cohort)), journal(house, cohort)
    assert len(events) <= 12 * (asked + len(everybody))
    assert len(mails) <= 8 * (asked + len(everybody))
    assert jumps <= 80
    house.app.clock.advance_to(YEARS_LATER)
    assert tick(house.app.ports) == Ticked(0, 0)
    assert journal(house, cohort) == events


def test_one_jump_over_two_years_ends_where_small_ones_do(house: House, program: Path, tmp_path):
    """Given a worker that was off for two years, when it comes back, then all stands as if it had been there.

    Of the reminders that it missed each task gets one at most; the escalations go in order, each once.
    """
    cohort = begin(house, program)
    before = {task.id for task in tasks(house, cohort)}
    house.app.clock.advance_to(YEARS_LATER)
    house.settle()

    missed = Counter(task for task, _ in once(house, cohort, Reminded))
    jump_to_rest(house)

    assert {task: count for task, count in missed.items() if count > 1 and task in before} == {}
    assert set(once(house, cohort, Escalated).values()) <= {1}
    assert standing(house, cohort) == at_small_steps(program, tmp_path)


def at_small_steps(program: Path, tmp_path: Path) -> tuple[dict[str, object], ...]:
    """Return where another house stands after the same silence, with time going from moment to moment."""
    house = House(open_app(Settings(home=tmp_path / "other", web_url="http://revflow.test")))
    cohort = begin(house, program)
    jump_to_rest(house)
    found = standing(house, cohort)
    house.app.store.close()
    return found


def test_pure_silence_is_told_and_nothing_else_happens(house: House, tmp_path):
    """Given a program that holds everywhere, when months pass after its last timer, then each tick finds nothing."""
    (tmp_path / "holding.yaml").write_text(HOLDING, encoding="utf-8")
    cohort = begin(house, tmp_path / "holding.yaml")
    jump_to_rest(house)
    events = len(journal(house, cohort))

    ticks = []
    for _ in range(20):
        house.app.clock.advance_to(house.app.clock.now() + timedelta(days=30))
        ticks.append(tick(house.app.ports))

    assert ticks == [Ticked(0, 0)] * 20
    assert len(journal(house, cohort)) == events
    assert {one.ending for one in summaries(house, cohort)} == {None}
    assert {task.state for task in tasks(house, cohort)} == {TaskState.LATE}
