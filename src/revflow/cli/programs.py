"""Programs: checking them, and the schema that editors use."""

from pathlib import Path
from typing import Annotated

import typer

from revflow.cli.failing import message, sentence
from revflow.cli.options import AsJson
from revflow.cli.say import out, plain, show_json, t, tell
from revflow.domain.errors import Fault


def check(
    programs: Annotated[list[Path], typer.Argument(metavar="PROGRAM...", help=t("cli-argument-programs"))],
    as_json: AsJson = False,
) -> None:
    from revflow.bootstrap import open_letters
    from revflow.service.check import check as use_case

    letters = open_letters()
    found = [use_case(letters, program) for program in programs]
    report_faults([fault for loaded in found for fault in loaded.faults], as_json=as_json)
    for loaded in found:
        if not loaded.errors:
            tell("cli-no-faults", path=loaded.path)
    if any(loaded.errors for loaded in found):
        raise typer.Exit(1)


def report_faults(faults: list[Fault], *, as_json: bool) -> None:
    """Write faults to standard output, a line each, or as a JSON list."""
    if as_json:
        show_json([_as_object(fault) for fault in faults])
        return
    for fault in faults:
        text = sentence(fault)
        out.print(f"{text} {t('cli-warning')}" if fault.warning else text, markup=False)


def _as_object(fault: Fault) -> dict[str, object]:
    return {
        "path": fault.path,
        "line": fault.line,
        "column": fault.column,
        "code": fault.code,
        "message": message(fault),
        "warning": fault.warning,
        "data": plain(fault.data),
    }


def schema() -> None:
    from revflow.definition.schema import schema as schema_of

    show_json(schema_of())
