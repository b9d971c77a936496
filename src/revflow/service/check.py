"""Check a program with what it needs besides its file: each mail that it sends is rendered once."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from revflow import shipped
from revflow.definition.load import Loaded, load
from revflow.definition.program import Program
from revflow.definition.templates import find_template, template_names
from revflow.domain.errors import Fault, OutsideError
from revflow.service.mail_sample import sample
from revflow.service.ports import Letters


def check(letters: Letters, path: Path) -> Loaded:
    """Read and check a program's file, and the mails of the company's own templates. Never raises for what is in them.

    A mail that cannot be rendered would be found when it is due, months later: it is a fault of the program.
    """
    loaded = load(path)
    if loaded.program is None:
        return loaded
    faults = {(one.path, one.line, one.code): one for one in _mail_faults(letters, loaded.program, path)}
    return replace(loaded, faults=(*loaded.faults, *faults.values()))


def _mail_faults(letters: Letters, program: Program, path: Path) -> Iterator[Fault]:
    own = path.resolve().parent.parent / "templates"
    for name in _names(program, own):
        for language in program.languages:
            try:
                letters.render(name, language, sample(language), str(own))
            except OutsideError as error:
                yield _fault(error, own, path)


def _names(program: Program, own: Path) -> list[str]:
    """Return the mails that may be sent: those that steps name, and where the company has its own also all others."""
    named = {step.mail for step in program.steps if step.mail}
    ordered = template_names((shipped.folder("templates"),), "mail") if (own / "mail").is_dir() else ()
    folders = (own, shipped.folder("templates"))
    return sorted(named | {name for name in ordered if _is_mail(folders, name)})


def _is_mail(folders: tuple[Path, ...], name: str) -> bool:
    """Say whether that is a mail's folder: beside these lie the files that all mails share."""
    found = find_template(folders, f"mail/{name}")
    return found is not None and found.is_dir()


def _fault(error: OutsideError, own: Path, program: Path) -> Fault:
    """Return what is wrong with a template, at its file and line; a missing file, where the company's would stand."""
    file = f"mail/{error.data['template']}"
    found = find_template((own, shipped.folder("templates")), file) or own / file
    return Fault(
        "mail-faulty",
        str(found) if program.is_absolute() else os.path.relpath(found),
        int(str(error.data["line"])) or 1,
        1,
        reason=error.data["reason"],
        spoken=error.data["language"],
        detail=error.data["detail"],
    )
