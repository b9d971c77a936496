"""Mails: what was sent, what waits, and why."""

from revflow.cli.opening import opened
from revflow.cli.options import AsJson, CohortOption
from revflow.cli.say import show_json, show_table, t, tell
from revflow.service.ports import OutboxMail, Ports
from revflow.texts import known


def outbox(cohort: CohortOption = "", as_json: AsJson = False) -> None:
    from revflow.service.status import outbox as use_case

    ports = opened().ports
    mails = use_case(ports, cohort)
    addresses = _addresses(ports, mails)
    if as_json:
        show_json([_as_object(mail, addresses) for mail in mails])
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


def _as_object(mail: OutboxMail, addresses: dict[tuple[str, str], str]) -> dict[str, object]:
    return {
        "key": mail.order.key,
        "cohort": mail.cohort,
        "code": mail.order.journey,
        "step": mail.order.step,
        "template": mail.order.template,
        "to": addresses.get((mail.cohort, mail.order.to), ""),
        "task": mail.order.task,
        "queued": mail.queued_at,
        "not_before": mail.order.not_before,
        "state": mail.state,
        "tries": mail.tries,
        "sent": mail.sent_at,
        "error": mail.error,
        "why": _why(mail),
        "path": mail.path,
    }
