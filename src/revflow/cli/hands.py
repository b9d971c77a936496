"""Who does a task: claimed, handed over, taken back, reopened; and who is away."""

from datetime import datetime
from typing import Annotated

import typer

from revflow.cli.acting import actor_of, person_or_console
from revflow.cli.opening import opened
from revflow.cli.options import As, AsHr, TaskArgument
from revflow.cli.say import t, tell
from revflow.domain.errors import UsageError


def away(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help=t("cli-argument-away"))],
    first: Annotated[
        datetime | None, typer.Option("--from", metavar="DATE", formats=["%Y-%m-%d"], help=t("cli-option-from"))
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", metavar="DATE", formats=["%Y-%m-%d"], help=t("cli-option-until"))
    ] = None,
    deputy: Annotated[str, typer.Option("--deputy", metavar="ADDRESS", help=t("cli-option-deputy"))] = "",
    back: Annotated[bool, typer.Option("--back", help=t("cli-option-back"))] = False,
) -> None:
    from revflow.service import away as use_cases

    if back == bool(first and last) or (back and (first or last or deputy)):
        raise UsageError("cli-away-days")
    ports = opened().ports
    if first is None or last is None:
        tell("cli-back", address=address, count=use_cases.back(ports, address))
        return
    stranded = use_cases.away(ports, address, first.date(), last.date(), deputy)
    tell("cli-away", address=address, first=first.date(), last=last.date(), deputy=deputy or "none")
    for one in stranded:
        tell("cli-away-both", address=one)


def claim(
    task: TaskArgument,
    as_: As = "",
    give_back: Annotated[bool, typer.Option("--give-back", help=t("cli-option-give-back"))] = False,
) -> None:
    from revflow.service import handing

    ports = opened().ports
    if give_back:
        handing.give_back(ports, task, person_or_console(ports, task, as_))
        tell("cli-given-back", task=task)
        return
    handing.claim(ports, task, actor_of(ports, task, as_))
    tell("cli-claimed", task=task)


def reassign(
    task: TaskArgument,
    to: Annotated[str, typer.Option("--to", metavar="ADDRESS", help=t("cli-option-reassign-to"))],
    as_: AsHr = "",
) -> None:
    from revflow.service.handing import reassign as use_case

    ports = opened().ports
    use_case(ports, task, to, person_or_console(ports, task, as_))
    tell("cli-reassigned", task=task, address=to)


def release_words(
    task: TaskArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help=t("cli-argument-words"))],
    as_: AsHr = "",
) -> None:
    from revflow.service.release_words import release_words as use_case

    ports = opened().ports
    use_case(ports, task, field, person_or_console(ports, task, as_))
    tell("cli-words-released", task=task, field=field)


def take_back(
    task: TaskArgument,
    as_: Annotated[str, typer.Option("--as", metavar="ADDRESS", help=t("cli-option-as-decider"))],
) -> None:
    from revflow.service.second import take_back as use_case

    ports = opened().ports
    use_case(ports, task, actor_of(ports, task, as_))
    tell("cli-taken-back", task=task)


def reopen(
    task: TaskArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=t("cli-option-reopen-reason"))],
    as_: AsHr = "",
) -> None:
    from revflow.service.second import reopen as use_case

    ports = opened().ports
    use_case(ports, task, reason, person_or_console(ports, task, as_))
    tell("cli-reopened", task=task)
