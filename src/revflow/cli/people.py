"""The people list, checked before anything is launched with it."""

from pathlib import Path
from typing import Annotated

import typer

from revflow.cli.options import AsJson
from revflow.cli.programs import report_faults
from revflow.cli.say import t, tell


def check(
    people: Annotated[Path, typer.Argument(metavar="CSV", help=t("cli-argument-people"))],
    as_json: AsJson = False,
) -> None:
    from revflow.definition.people import read_people

    found = read_people(people)
    report_faults(list(found.faults), as_json=as_json)
    if any(not fault.warning for fault in found.faults):
        raise typer.Exit(1)
    tell("cli-people-good", count=len(found.rows))
