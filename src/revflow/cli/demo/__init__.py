"""`revflow demo`: a whole program, played by scripted people on the real parts."""

import sys
from typing import Annotated

import typer

from revflow.cli.options import AsJson
from revflow.cli.say import show_json, t, tell


def demo(
    stay: Annotated[bool, typer.Option("--stay", help=t("cli-option-stay"))] = False,
    as_json: AsJson = False,
) -> None:
    from revflow.cli.demo.play import Play

    with Play() as play:
        account = play.run()
        if as_json:
            show_json(account)
            sys.stdout.flush()
        play.tell(account)
        if stay:
            play.stay()
        else:
            tell("demo-closed")
    if account.unexpected:
        raise typer.Exit(1)
