"""The people list: checked before anything is launched with it, and updated while a cohort runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from revflow.cli.asking import ask
from revflow.cli.failing import sentence
from revflow.cli.opening import opened
from revflow.cli.options import AsJson, Yes
from revflow.cli.programs import report_faults
from revflow.cli.say import cell, err, show_json, show_table, t, tell

if TYPE_CHECKING:
    from revflow.service.preview import Note, PersonNotes, Preview

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


def update(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help=t("cli-argument-cohort"))],
    people: Annotated[Path, typer.Argument(metavar="CSV", help=t("cli-argument-people"))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=t("cli-option-dry-run-update"))] = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    from revflow.service.update import look
    from revflow.service.update import update as use_case

    ports = opened().ports
    preview = look(ports, cohort, people)
    _show(preview)
    applied = preview.changes and not dry_run
    if not preview.changes:
        tell("cli-update-same", cohort=cohort)
    elif dry_run:
        tell("cli-update-dry")
    else:
        ask(t("cli-update-ask", cohort=cohort), yes=yes)
        preview = use_case(ports, cohort, people, preview.mark)
        tell("cli-update-done", cohort=cohort, counts=_counts(preview))
    if as_json:
        show_json(_as_object(preview, applied=applied))


def _show(preview: "Preview") -> None:
    """Show a preview on standard error: counts, each person with what follows, and what is odd about the list."""
    err.print(_counts(preview), markup=False)
    if preview.people:
        rows = [(one.name, one.email, t(f"update-does-{one.does}"), _sentences(one)) for one in preview.people]
        show_table(("name", "address", "does", "notes"), rows, console=err)
    for fault in preview.warnings:
        err.print(f"{sentence(fault)} {t('cli-warning')}", markup=False)


def _counts(preview: "Preview") -> str:
    return t("update-counts", **preview.counts)


def _sentences(one: "PersonNotes") -> str:
    return " ".join(map(_sentence, one.notes))


def _sentence(note: "Note") -> str:
    said = {name: value if isinstance(value, int) else _word(value) for name, value in note.data.items()}
    return t(f"update-{note.code}", **said)


def _word(value: object) -> str:
    return t("update-none") if value == "" else cell(value)


def _as_object(preview: "Preview", *, applied: bool) -> dict[str, object]:
    people = [
        {
            "name": one.name,
            "email": one.email,
            "line": one.line,
            "does": one.does,
            "notes": [{"code": note.code, **note.data, "text": _sentence(note)} for note in one.notes],
        }
        for one in preview.people
    ]
    warnings = [
        {"code": one.code, "line": one.line, "column": one.column, "text": sentence(one)} for one in preview.warnings
    ]
    return {
        "cohort": preview.cohort,
        "applied": applied,
        "counts": preview.counts,
        "warnings": warnings,
        "people": people,
    }
