"""The people list, checked before anything is launched with it."""

from pathlib import Path
from typing import Annotated

import typer

from revflow.cli.options import AsJson
from revflow.cli.programs import report_faults
from revflow.cli.say import t, tell

MOST = 100_000
"""The most people of one role that are invented."""


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


def generate(
    program: Annotated[Path, typer.Argument(metavar="PROGRAM", help=t("cli-argument-program"))],
    mentees: Annotated[int, typer.Option("--mentees", metavar="N", min=1, max=MOST, help=t("cli-option-mentees"))],
    mentors: Annotated[int, typer.Option("--mentors", metavar="N", min=1, max=MOST, help=t("cli-option-mentors"))],
    seed: Annotated[int, typer.Option("--seed", metavar="N", help=t("cli-option-seed"))] = 1,
) -> None:
    from revflow.definition.invented import as_csv, invent_people
    from revflow.definition.load import load

    typer.echo(as_csv(invent_people(load(program).require(), mentees, mentors, seed)), nl=False)
