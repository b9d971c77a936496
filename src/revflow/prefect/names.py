"""How a journey is called in Prefect: run name, tags, state name, artifacts. Codes only; no Prefect here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from revflow.domain.journeys import Summary

StateType = Literal["PAUSED", "COMPLETED", "FAILED"]

INCIDENT = "Incident"
ON_HOLD = "On hold"
WORKING = "Working"
_WORDS = {"hr": "HR"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What Prefect shows of a journey's run: the state's type, its name (the badge in the UI) and its message."""

    type: StateType
    name: str
    message: str = ""


def run_name(cohort: str, code: str) -> str:
    """Return the run's name: `<cohort> <code>`."""
    return f"{cohort} {code}"


def code_of(name: str) -> str:
    """Return the journey's code from its run's name."""
    return name.rsplit(" ", 1)[-1]


def tags(summary: Summary, program: str) -> tuple[str, ...]:
    """Return the run's tags: program, cohort, scope, and the open step if there is one. Sorted."""
    journey = summary.journey
    own = {f"program:{program}", f"cohort:{journey.cohort}", f"scope:{journey.scope}"}
    return tuple(sorted(own | ({f"step:{summary.step}"} if summary.step else set())))


def shown(summary: Summary, remedy: str = "") -> Shown:
    """Return what Prefect shows: how it ended, its incident with the remedy, or for whom it is parked."""
    if summary.ending is not None:
        return Shown("COMPLETED", summary.ending.value.capitalize())
    if summary.on_hold:
        return Shown("PAUSED", ON_HOLD)
    if summary.incident:
        return Shown("FAILED", INCIDENT, f"{summary.incident}: {remedy}" if remedy else summary.incident)
    return Shown("PAUSED", parked_name(summary))


def parked_name(summary: Summary) -> str:
    """Return the name of a parked state: `Awaiting HR`, `Waiting until 2027-03-01`, `Working` when nobody is."""
    people = [word for word in summary.awaits if word != "time"]
    if people:
        return f"Awaiting {_spoken(people)}"
    if summary.wake_at is not None:
        return f"Waiting until {summary.wake_at.date().isoformat()}"
    return "Waiting" if summary.awaits else WORKING


def _spoken(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(_WORDS.get(word, word.replace(".", " ")) for word in words))


def journey_key(code: str) -> str:
    """Return the key of a journey's artifact; Prefect takes lower-case letters, digits and dashes."""
    return f"journey-{code.lower()}"


def cohort_key(code: str) -> str:
    """Return the key of a cohort's artifact, by the code of the cohort's own journey."""
    return f"cohort-{code.lower()}"


def journey_table(summary: Summary) -> str:
    """Return a journey's artifact, in Markdown: where it stands, its ended steps.

    No link to `/journeys/<code>`: the web application has no such page yet.
    """
    code = summary.journey.code
    rows = [f"| {step} | {outcome or 'done'} |  |" for step, outcome in summary.steps.items()]
    if summary.ending is None:
        since = f"{summary.since:%Y-%m-%d %H:%M}" if summary.since else ""
        rows.append(f"| **{summary.step or '-'}** | **{shown(summary).name}** | {since} |")
    else:
        rows.append(f"| - | **{shown(summary).name}** |  |")
    head = f"## {code} of {summary.journey.cohort}\n\n"
    return head + "| step | state | since (UTC) |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def cohort_table(cohort: str, summaries: Iterable[Summary]) -> str:
    """Return a cohort's artifact, in Markdown: one row for each journey, by code. No links, as in a journey's."""
    rows = [
        f"| {one.journey.code} | {one.journey.scope} | {one.step} |"
        f" {shown(one).name} | {f'{one.since:%Y-%m-%d %H:%M}' if one.since else ''} |"
        for one in sorted(summaries, key=lambda each: each.journey.code)
    ]
    head = (
        f"## {cohort}: {len(rows)} journeys\n\n| journey | for | step | state | since (UTC) |\n|---|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"
