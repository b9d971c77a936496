"""Questions before what cannot be undone."""

import sys

import typer


def ask(question: str, *, yes: bool) -> None:
    """Ask before what cannot be undone. A script, which has no terminal, has decided already."""
    if not yes and sys.stdin.isatty():
        typer.confirm(question, abort=True, err=True)
