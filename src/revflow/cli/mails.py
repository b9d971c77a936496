"""Mails: what was sent, what waits, and why."""

from collections.abc import Collection
from typing import Annotated

import typer

from revflow.cli.acting import actor_of
from revflow.cli.opening import opened
from revflow.cli.options import AsJson, CohortOption, TaskArgument
from revflow.cli.say import out, show_json, show_table, t, tell
from revflow.service.ports import OutboxMail, Ports
from revflow.texts import known


def outbox(
    cohort: CohortOption = "",
    as_json: AsJson = False,
    revive: Annotated[str, typer.Option("--revive", metavar="ADDRESS", help=t("cli-option-revive"))] = "",
) -> None:
    from revflow.service.status import outbox as use_case

    ports = opened().ports
    if revive:
        _revive(ports, revive)
        return
    mails = use_case(ports, cohort)
    addresses = _addresses(ports, mails)
    if as_json:
        dead = _dead(ports)
        show_json([_as_object(mail, addresses, dead) for mail in mails])
        return
    if not mails:
        tell("cli-no-mails")
        return
    show_table(
        ("template", "to", "code", "queued", "state", "sent", "path"),
        [
            (
                mail.order.template,
                addresses.get((mail.cohort, mail.order.to), mail.order.to),
                mail.order.journey,
                mail.queued_at,
                mail.state.value,
                mail.sent_at,
                mail.path or _why(mail),
            )
            for mail in mails
        ],
    )


def link(
    task: TaskArgument,
    address: Annotated[str, typer.Option("--for", metavar="ADDRESS", help=t("cli-option-link-for"))] = "",
) -> None:
    from revflow.service.hand_link import link_by_hand

    ports = opened().ports
    address, shown = link_by_hand(ports, task, actor_of(ports, task, address, "--for"))
    out.print(shown, markup=False)
    tell("cli-link-personal", address=address)


def _revive(ports: Ports, address: str) -> None:
    from revflow.service.revive import revive

    tell("cli-revived", address=address, count=revive(ports, address))


def _dead(ports: Ports) -> Collection[str]:
    from revflow.service.status import dead_addresses

    return dead_addresses(ports)


def _addresses(ports: Ports, mails: list[OutboxMail]) -> dict[tuple[str, str], str]:
    """Return the address of each recipient, by cohort and reference."""
    with ports.store.read() as db:
        return {
            (cohort, ref): person.email
            for cohort in {mail.cohort for mail in mails}
            for ref, person in db.people(cohort).items()
        }


def _why(mail: OutboxMail) -> str:
    """Return in words why a mail was not sent, or not yet; of an error without a sentence here, its code."""
    key = f"cli-mail-{mail.error}"
    return t(key) if mail.error and known(key) else mail.error


def _as_object(mail: OutboxMail, addresses: dict[tuple[str, str], str], dead: Collection[str]) -> dict[str, object]:
    to = addresses.get((mail.cohort, mail.order.to), "")
    return {
        "key": mail.order.key,
        "cohort": mail.cohort,
        "code": mail.order.journey,
        "step": mail.order.step,
        "template": mail.order.template,
        "to": to,
        "task": mail.order.task,
        "queued": mail.queued_at,
        "not_before": mail.order.not_before,
        "state": mail.state,
        "tries": mail.tries,
        "sent": mail.sent_at,
        "error": mail.error,
        "why": _why(mail),
        "path": mail.path,
        "unreachable": to in dead,
    }
