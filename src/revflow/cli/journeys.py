"""What HR may do with a journey; of the cohort's own journey: with all of the cohort."""

import sys
from typing import Annotated

import typer

from revflow.cli.opening import opened
from revflow.cli.options import CodeArgument, Yes
from revflow.cli.say import t, tell


def leave(code: CodeArgument, yes: Yes = False) -> None:
    from revflow.service.leave import leave as use_case

    _ask(t("cli-ask-leave", code=code), yes=yes)
    use_case(opened().ports, code)
    tell("cli-left", code=code)


def stop(
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="CODE", help=t("cli-option-reason"))] = "hr",
    yes: Yes = False,
) -> None:
    from revflow.service.leave import stop as use_case

    _ask(t("cli-ask-stop", code=code), yes=yes)
    use_case(opened().ports, code, reason=reason)
    tell("cli-stopped", code=code)


def hold(code: CodeArgument) -> None:
    from revflow.service.leave import hold as use_case

    use_case(opened().ports, code, "hr")
    tell("cli-held", code=code)


def release(code: CodeArgument) -> None:
    from revflow.service.leave import release as use_case

    use_case(opened().ports, code)
    tell("cli-released", code=code)


def _ask(question: str, *, yes: bool) -> None:
    """Ask before what cannot be undone. A script, which has no terminal, has decided already."""
    if not yes and sys.stdin.isatty():
        typer.confirm(question, abort=True, err=True)
