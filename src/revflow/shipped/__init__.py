"""Where the files lie that come along: programs, templates and flows, from the source tree or from the wheel."""

from pathlib import Path

FOLDERS = ("flows", "programs", "templates")
"""Names of the shipped folders."""

_HERE = Path(__file__).resolve().parent
_TREE = _HERE.parents[2]


def folder(name: str) -> Path:
    """Return a shipped folder: beside this module when installed from a wheel, else at the top of the source tree.

    Raises KeyError for a name that is not in FOLDERS.
    """
    if name not in FOLDERS:
        raise KeyError(name)
    installed = _HERE / name
    return installed if installed.is_dir() else _TREE / name
