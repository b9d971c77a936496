"""What happened in the demo, counted from the store; and what should have."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from revflow.cli.demo.cast import Cast
from revflow.definition.program import Program
from revflow.domain.facts import SessionSettled
from revflow.domain.journeys import Ending, Scope, Summary
from revflow.domain.mails import MailState
from revflow.service.ports import Db, OutboxMail


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the program: how many journeys ended it with which outcome, how many stand there now."""

    step: str
    each: str
    outcomes: Mapping[str, int]
    open: int


@dataclass(frozen=True, slots=True)
class Account:
    """The demo's result, as `--json` prints it; `endings` count journeys by scope; `unexpected` is empty at best."""

    cohort: str
    program: str
    edition: str
    seconds: float
    days: int
    jumps: int
    mails: Mapping[str, int]
    acts: int
    people: int
    sessions: int
    moments: tuple[str, ...]
    stages: tuple[Stage, ...]
    endings: Mapping[str, Mapping[str, int]]
    incidents: int
    unexpected: tuple["Difference", ...]
    folder: str
    mail_folder: str
    prefect: str
    run: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as the script wants it."""

    what: str
    found: object
    expected: object


def stages(program: Program, summaries: list[Summary]) -> tuple[Stage, ...]:
    """Return how far each step is, in the program's order."""
    counted = []
    for step in program.steps:
        own = [summary for summary in summaries if summary.journey.scope is step.for_each]
        outcomes = Counter(summary.steps[step.id] or "done" for summary in own if step.id in summary.steps)
        here = sum(summary.step == step.id and summary.ending is None for summary in own)
        counted.append(Stage(step.id, step.for_each.value, dict(outcomes), here))
    return tuple(counted)


def endings(summaries: list[Summary]) -> dict[str, dict[str, int]]:
    """Return how many journeys ended in which way, by scope; those that run are `running`."""
    counts: dict[str, Counter[str]] = {scope.value: Counter() for scope in Scope}
    for summary in summaries:
        counts[summary.journey.scope.value][summary.ending.value if summary.ending else "running"] += 1
    return {scope: dict(found) for scope, found in counts.items() if found}


def mail_counts(mails: list[OutboxMail]) -> dict[str, int]:
    """Return how many rows of the outbox are in which state."""
    counts = Counter(mail.state.value for mail in mails)
    return {state.value: counts[state.value] for state in MailState if counts[state.value]}


def sessions_held(db: Db, summaries: list[Summary]) -> int:
    """Return how many mentoring sessions were held."""
    pairs = [summary.journey.code for summary in summaries if summary.journey.scope is Scope.PAIR]
    facts = [event.fact for code in pairs for event in db.events(code)]
    return sum(isinstance(fact, SessionSettled) and fact.result == "held" for fact in facts)


def differences(cast: Cast, found: Mapping[str, Mapping[str, int]], moments: tuple[str, ...]) -> tuple[Difference, ...]:
    """Return where the play left the script: endings of executives, mentors and pairs, and its turns."""
    finished, failing = len(cast.mentees) - 1, len(cast.failing)
    pairs = found.get("pair", {})
    wanted: list[tuple[str, object, object]] = [
        ("mentees", found.get("mentee"), {Ending.FINISHED.value: finished, Ending.LEFT.value: 1}),
        ("pairs finished", pairs.get(Ending.FINISHED.value), finished),
        ("pairs", sum(pairs.values()), len(cast.mentees) + 1),
        ("mentors declined", found.get("mentor", {}).get(Ending.DECLINED.value), failing),
        ("cohort", found.get("cohort"), {Ending.FINISHED.value: 1}),
        ("running", sum(counts.get("running", 0) for counts in found.values()), 0),
    ]
    turns = {"failed": failing, "declined": 1, "sent-back": 1, "left": 1}
    wanted += [(f"turn {name}", moments.count(name), times) for name, times in turns.items()]
    return tuple(Difference(what, is_, should) for what, is_, should in wanted if is_ != should)
