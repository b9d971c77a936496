"""Trainings are confirmed: one, several, or all of a step at once; and a session that took place without a date."""

from typing import Annotated

import typer

from revflow.cli.acting import actor_of, person_or_console
from revflow.cli.asking import ask
from revflow.cli.failing import in_words
from revflow.cli.opening import opened
from revflow.cli.options import As, CohortOption, Yes
from revflow.cli.say import err, on_one_line, t, tell
from revflow.domain.errors import RefusedError, RevflowError, UsageError
from revflow.engine.state import SUBJECTS
from revflow.service.ports import Ports
from revflow.service.status import tasks

_CONFIRM = "confirm"


def confirm(
    task: Annotated[list[str], typer.Argument(metavar="TASK...|STEP", help=t("cli-argument-trainings"))],
    as_: As = "",
    all_: Annotated[bool, typer.Option("--all", help=t("cli-option-all-trainings"))] = False,
    cohort: CohortOption = "",
    but: Annotated[list[str] | None, typer.Option("--except", metavar="CODE", help=t("cli-option-except"))] = None,
    held: Annotated[str, typer.Option("--held", metavar="DATETIME", help=t("cli-option-held"))] = "",
    yes: Yes = False,
) -> None:
    from revflow.service.attendance import tick_off

    if held:
        _took_place(task, as_, held, all_=all_)
        return

    if but and not all_:
        raise UsageError("cli-only-with-all", option="--except")
    ports = opened().ports
    asked = _of_step(ports, task, cohort, but or []) if all_ else task
    if all_:
        ask(t("cli-ask-confirm-all", count=len(asked)), yes=yes)
    refused: dict[str, RevflowError] = {}
    for one in asked:
        try:
            refused |= tick_off(ports, [one], actor_of(ports, one, as_))
        except (RefusedError, UsageError) as error:
            refused[one] = error
        if one in refused and len(asked) == 1:
            raise refused[one]
        _told(one, refused.get(one))
    if refused:
        raise typer.Exit(1)


def _took_place(tasks_: list[str], address: str, held: str, *, all_: bool) -> None:
    """Note one session that took place; HR's console does where nobody is named."""
    from revflow.service.sessions import record
    from revflow.service.typed_start import typed_start, zone_of

    if all_ or len(tasks_) != 1:
        raise UsageError("cli-held-alone")
    ports, (task,) = opened().ports, tasks_
    actor = person_or_console(ports, task, address)
    record(ports, task, actor, typed_start(held, zone_of(ports, task, actor)))
    tell("cli-session-held", task=task)


def _of_step(ports: Ports, named: list[str], cohort: str, but: list[str]) -> list[str]:
    """Return the open tasks of one training that somebody else than its subject confirms, but for some journeys."""
    if not cohort:
        raise UsageError("cli-all-needs-cohort")
    (step,) = named if len(named) == 1 else ("",)
    found = [one for one in tasks(ports, cohort=cohort) if one.step == step and one.kind == _CONFIRM]
    with ports.store.read() as db:
        others = [one for one in found if db.task(one.task).awaits not in SUBJECTS]
    if not others:
        raise RefusedError("cli-no-trainings", step=step, cohort=cohort)
    unknown = sorted(set(but) - {one.code for one in others})
    if unknown:
        raise RefusedError("cli-not-of-training", step=step, cohort=cohort, codes=", ".join(unknown))
    return [one.task for one in others if one.code not in but]


def _told(task: str, error: RevflowError | None) -> None:
    if error is None:
        tell("cli-confirmed", task=task)
    else:
        err.print(on_one_line(f"{t('cli-not-decided', task=task)} {in_words(error)}"), markup=False)
