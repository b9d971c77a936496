"""Questions before what cannot be undone."""

import sys

import typer

from revflow.cli.say import t, tell


def ask(question: str, *, yes: bool) -> None:
    """Ask before what cannot be undone, until it is answered; no answer is no. Raises Abort.

    A script, which has no terminal, has decided already.
    """
    if yes or not sys.stdin.isatty():
        return
    agreed, refused = t("cli-words-yes").split(), t("cli-words-no").split()
    choice = f"{question} {t('cli-yes-or-no')}"
    while (answer := _prompted(choice)) not in agreed:
        if answer in refused or not answer:
            raise typer.Abort
        tell("cli-neither-yes-nor-no", yes=agreed[0], no=refused[0])


def _prompted(choice: str) -> str:
    answer: str = typer.prompt(choice, default="", show_default=False, prompt_suffix=" ", err=True)
    return answer.strip().casefold()
