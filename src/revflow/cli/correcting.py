"""HR corrects what a pair has recorded of a session."""

from typing import Annotated

import typer

from revflow.cli.acting import person_or_console
from revflow.cli.opening import opened
from revflow.cli.options import AsHr, CodeArgument
from revflow.cli.say import t, tell


def correct(
    code: CodeArgument,
    number: Annotated[int, typer.Argument(metavar="SESSION", help=t("cli-argument-session"))],
    result: Annotated[str, typer.Argument(metavar="RESULT", help=t("cli-argument-corrected"))],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=t("cli-option-correct-reason"))],
    at: Annotated[str, typer.Option("--at", metavar="DATETIME", help=t("cli-option-correct-at"))] = "",
    as_: AsHr = "",
) -> None:
    from revflow.service.correct import correct as use_case
    from revflow.service.typed_start import typed_start, zone_of

    ports = opened().ports
    actor = person_or_console(ports, code, as_)
    starts = typed_start(at, zone_of(ports, code, actor)) if at else None
    use_case(ports, code, number, result, reason, actor, starts)
    tell("cli-corrected", code=code, number=number)
