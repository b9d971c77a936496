"""Where named templates are looked up: beside the program's own folder, then among the shipped ones."""

import re
from collections.abc import Iterable
from pathlib import Path

from revflow import shipped

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
"""What a template, a step or a group may be called: it becomes part of file names, task ids and expressions."""


def template_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders that are searched, in order, for a program that stands in `folder`."""
    own = (folder.parent / "templates", folder / "templates")
    return (*(path for path in own if path.is_dir()), shipped.folder("templates"))


def find_template(folders: Iterable[Path], relative: str) -> Path | None:
    """Return the first such file or folder, or None."""
    return next((path / relative for path in folders if (path / relative).exists()), None)


def template_names(folders: Iterable[Path], kind: str) -> tuple[str, ...]:
    """Return the names that could have been meant: of `mail`, `content` or `steps`."""
    found = {
        entry.name.partition(".")[0] for path in folders if (path / kind).is_dir() for entry in (path / kind).iterdir()
    }
    return tuple(sorted(name for name in found if NAME.fullmatch(name)))
