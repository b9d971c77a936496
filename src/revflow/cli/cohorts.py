"""Cohorts: launching one, how they stand, and who is asked for what."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from revflow.cli.failing import sentence
from revflow.cli.opening import opened
from revflow.cli.options import AsJson, CohortOption
from revflow.cli.say import err, out, show_json, show_table, t, tell

if TYPE_CHECKING:
    from revflow.service.status import TaskStatus


def launch(
    program: Annotated[Path, typer.Argument(metavar="PROGRAM", help=t("cli-argument-programs"))],
    people: Annotated[Path, typer.Option("--people", metavar="CSV", help=t("cli-argument-people"))],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=t("cli-option-name"))] = "",
    start: Annotated[
        datetime | None, typer.Option("--start", metavar="DATE", formats=["%Y-%m-%d"], help=t("cli-option-start"))
    ] = None,
) -> None:
    from revflow.service.forewarned import forewarned
    from revflow.service.launch import launch as use_case

    ports = opened().ports
    cohort = use_case(ports, program, people, name=name, start=start.date() if start else None)
    out.print(cohort, markup=False)
    with ports.store.read() as db:
        begins = db.cohort(cohort).launched_at
    for fault in forewarned(program, people, begins):
        err.print(f"{sentence(fault)} {t('cli-warning')}", markup=False)
    tell("cli-launched", cohort=cohort)


def status(
    cohort: Annotated[str, typer.Argument(metavar="[COHORT]", help=t("cli-argument-cohort"))] = "",
    as_json: AsJson = False,
) -> None:
    if cohort:
        _one_cohort(cohort, as_json=as_json)
    else:
        _all_cohorts(as_json=as_json)


def _all_cohorts(*, as_json: bool) -> None:
    from revflow.service.status import cohorts

    found = cohorts(opened().ports)
    if as_json:
        show_json(found)
        return
    if not found:
        tell("cli-no-cohorts")
        return
    rows = [
        (one.cohort, one.program, one.edition, one.state, scope, counts)
        for one in found
        for scope, counts in one.journeys.items()
        if counts
    ]
    show_table(("cohort", "program", "edition", "state", "scope", "journeys"), rows)


def _one_cohort(cohort: str, *, as_json: bool) -> None:
    from revflow.service.status import cohorts, journeys

    ports = opened().ports
    found = journeys(ports, cohort)
    if as_json:
        whole = next(one for one in cohorts(ports) if one.cohort == cohort)
        lines = [
            {
                "code": one.code,
                "for": one.subject,
                "step": one.step,
                "awaits": one.awaits,
                "since": one.since,
                "state": one.state,
            }
            for one in found
        ]
        show_json(
            {
                "cohort": whole.cohort,
                "program": whole.program,
                "edition": whole.edition,
                "state": whole.state,
                "journeys": lines,
            }
        )
        return
    show_table(
        ("code", "for", "step", "awaits", "since", "state"),
        [(one.code, one.subject, one.step, one.awaits, one.since, one.state) for one in found],
    )


def tasks(
    address: Annotated[str, typer.Option("--for", metavar="ADDRESS", help=t("cli-option-for"))] = "",
    cohort: CohortOption = "",
    as_json: AsJson = False,
) -> None:
    from revflow.service.status import tasks as use_case

    found = use_case(opened().ports, email=address, cohort=cohort)
    if as_json:
        show_json(found)
        return
    if not found:
        tell("cli-no-tasks")
        return
    show_table(
        ("task", "cohort", "kind", "awaits", "claimed-by", "deputies", "due", "state"),
        [
            (one.task, one.cohort, one.kind, one.awaits, one.claimed_by, one.deputies, one.due, _state(one))
            for one in found
        ],
    )


def _state(one: "TaskStatus") -> str:
    state = t("cli-state-on-hold", state=one.state) if one.on_hold else one.state
    return t("cli-unreachable", state=state) if one.unreachable else state
