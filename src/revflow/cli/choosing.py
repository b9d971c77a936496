"""A mentee names a mentor, or HR draws the pairs of a wave, from a terminal or a script."""

from typing import Annotated

import typer

from revflow.cli.acting import actor_of, on_behalf
from revflow.cli.opening import opened
from revflow.cli.options import As, Behalf, BehalfReason, TaskArgument
from revflow.cli.say import t, tell
from revflow.domain.errors import UsageError


def choose(
    task: TaskArgument,
    mentor: Annotated[str, typer.Option("--mentor", metavar="CODE|ADDRESS", help=t("cli-option-choose-mentor"))] = "",
    nobody: Annotated[bool, typer.Option("--nobody", help=t("cli-option-nobody"))] = False,
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help=t("cli-option-choose-words"))] = "",
    pairs: Annotated[
        list[str] | None, typer.Option("--pair", metavar="MENTEE=MENTOR", help=t("cli-option-draw-pair"))
    ] = None,
    suggested: Annotated[bool, typer.Option("--suggested", help=t("cli-option-suggested"))] = False,
    as_: As = "",
    for_: Behalf = "",
    reason: BehalfReason = "",
) -> None:
    from revflow.service import choose as use_case

    draws = bool(pairs) or suggested
    if sum((bool(mentor), nobody, draws)) != 1 or (words and not nobody) or (draws and (for_ or reason)):
        raise UsageError("cli-choose-one")
    ports = opened().ports
    if draws:
        drawn = (use_case.suggested(ports, task) if suggested else {}) | _couples(pairs or [])
        use_case.draw(ports, task, actor_of(ports, task, as_), drawn)
        tell("cli-drawn", task=task)
        return
    actor, principal = on_behalf(ports, task, as_, for_)
    use_case.choose(ports, task, actor, mentor, said=words, principal=principal, reason=reason)
    tell("cli-chose-nobody" if nobody else "cli-chosen", task=task, mentor=mentor)


def _couples(pairs: list[str]) -> dict[str, str]:
    """Read `E001=M003`; `E001=` is no pair. Raises UsageError `cli-pair-form`."""
    couples = {}
    for text in pairs:
        mentee, equals, mentor = text.partition("=")
        if not (mentee and equals):
            raise UsageError("cli-pair-form", text=text)
        couples[mentee.strip().upper() if "@" not in mentee else mentee] = mentor
    return couples
