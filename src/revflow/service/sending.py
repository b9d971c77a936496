"""Send what the outbox holds and is due: claim, then for each mail renew the claim, render, hand over, commit."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from revflow.domain.errors import OutsideError, RevflowError
from revflow.domain.mails import HR_LATE, MailState
from revflow.domain.tasks import TaskState
from revflow.service import crash
from revflow.service.case import program_of
from revflow.service.gatherings import GROUP_TOLD, told_by_another, told_of_date
from revflow.service.letters import compose, compose_digest
from revflow.service.ports import Db, OutboxMail, Ports
from revflow.service.timing import is_line
from revflow.service.undeliverable import (
    ADDRESS_DEAD,
    dead_of,
    mark_dead,
    reader_of,
    tell_hr_of_file,
    tell_hr_of_template,
    tell_of_failed,
)

CLAIM = timedelta(minutes=2)
"""A claimed mail that was not settled is sent again after that: its sender died (a crash loses none)."""

BACKOFF = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""Rule 23, for mails: then the row is failed, which HR is told."""

NOT_THE_MAIL = frozenset(
    {
        *("mail-unreachable", "mail-login", "mail-tls", "mail-sender", "mail-redirect"),
        *("mail-folder", "disk-full"),
    }
)
"""What no mail is to blame for, but the server, the disk or our settings: each stays queued however long that lasts."""

TELLING = frozenset({"escalation", "session-invitation", HR_LATE})
"""The mails that tell people of a task, whether they are asked for it or not."""

GONE = "person-gone"
"""Why a mail is skipped whose reader is not on the people list any more (rule 24)."""

LONGEST_OUTAGE_WAIT = timedelta(hours=1)
"""A mail that waits for such trouble to end is tried at least so often."""

_log = logging.getLogger("revflow.outbox")


@dataclass(frozen=True, slots=True)
class _Became:
    """What became of a mail: as its claim had it, and as it is now.

    `place` is the fault of its template; `refused` the status by which a server refused its reader's address;
    `left_out` why a file of it stayed behind.
    """

    claimed: OutboxMail
    now: OutboxMail
    place: str = ""
    refused: str = ""
    left_out: str = ""


def send_due(ports: Ports, limit: int = 50) -> int:
    """Send the mails that are due, and all lines of the daily mails that are; return how many were dealt with."""
    now = ports.clock.now()
    if not _anything_due(ports, now):
        return 0
    with ports.store.write() as db:
        batches = _claim(db, now, limit)
    became: list[_Became] = []
    with ports.post.batch():
        for number, batch in enumerate(batches):
            ours, became = _settle_and_renew(ports, became, batch)
            became += _hand_over(ports, ours) if ours else []
            crash.point("mail-before-commit")
            if any(one.now.error in NOT_THE_MAIL for one in became):
                became += [_given_back(mail, now) for later in batches[number + 1 :] for mail in later]
                break
    _settle_and_renew(ports, became, ())
    return sum(len(batch) for batch in batches)


def _given_back(claimed: OutboxMail, now: datetime) -> _Became:
    """Leave for later what was claimed when nothing can be sent at all: each would be tried in vain."""
    return _Became(claimed, replace(claimed, tries=claimed.tries - 1, next_try=now + BACKOFF[0]))


def _anything_due(ports: Ports, now: datetime) -> bool:
    with ports.store.read() as db:
        return bool(db.due_mails(now, 1))


def _claim(db: Db, now: datetime, limit: int) -> list[list[OutboxMail]]:
    """Claim what is due; return it as it is sent: the lines of one person's mail together, else each alone.

    All due lines are claimed with the first, however many: else several mails would go on one day.
    """
    batches: dict[str, list[OutboxMail]] = {}
    for mail in db.due_mails(now, limit):
        reader = f"{mail.cohort}/{mail.order.to}"
        if not _is_line(db, mail):
            batches[mail.order.key] = [mail]
        elif reader not in batches:
            due = db.due_mails_to(mail.cohort, mail.order.to, now)
            batches[reader] = [line for line in due if _is_line(db, line)]
    return [[_claimed(db, mail, now) for mail in batch] for batch in batches.values()]


def _claimed(db: Db, mail: OutboxMail, now: datetime) -> OutboxMail:
    claimed = replace(mail, next_try=now + CLAIM, tries=mail.tries + 1)
    db.put_mail(claimed)
    return claimed


def _is_line(db: Db, mail: OutboxMail) -> bool:
    return is_line(program_of(db, db.cohort(mail.cohort)), reader_of(db, mail), mail.order)


def _settle_and_renew(
    ports: Ports, became: Sequence[_Became], batch: Iterable[OutboxMail]
) -> tuple[list[OutboxMail], list[_Became]]:
    """Commit what became of the last batch, and renew the claim on the next, in one transaction.

    Returns those of the next that are still ours to send, and what became of those that nobody needs any more or that
    would not arrive. A claim is lost when it ran out while an earlier mail took its time: another sender has the mail.
    """
    now = ports.clock.now()
    with ports.store.write() as db:
        for one in became:
            _settle(ports, db, one, now)
        renewed = [(mail, replace(mail, next_try=now + CLAIM)) for mail in batch]
        ours = [after for mail, after in renewed if db.swap_mail(mail, after)]
        stale = {mail.order.key: why for mail in ours if (why := needless(db, mail))}
        dead = [mail for mail in ours if mail.order.key not in stale and dead_of(db, mail)]
    if became:
        crash.point("mail-after-commit")
    settled = [
        _Became(mail, replace(mail, state=MailState.SKIPPED, error=stale[mail.order.key]))
        for mail in ours
        if mail.order.key in stale
    ]
    settled += [_Became(mail, _given_up(mail, ADDRESS_DEAD)) for mail in dead]
    return [mail for mail in ours if mail.order.key not in stale and mail not in dead], settled


def _settle(ports: Ports, db: Db, one: _Became, now: datetime) -> None:
    """Write what became of a mail. That it was sent is true whoever has claimed it meanwhile."""
    if one.now.state is MailState.SENT:
        db.put_mail(one.now)
        if one.left_out:
            tell_hr_of_file(ports, db, one.now, one.left_out, now)
    elif db.swap_mail(one.claimed, one.now):
        if one.place:
            tell_hr_of_template(ports, db, one.now, one.place, now)
        if one.refused:
            mark_dead(db, one.now, reader_of(db, one.now).email, one.refused, now)
        if one.now.state is MailState.FAILED:
            tell_of_failed(ports, db, one.now, now)


def needless(db: Db, mail: OutboxMail) -> str:
    """Return why a mail is not to go any more; empty when it is.

    Its reader is gone; what it asks for was done meanwhile, or is asked of somebody else now.
    """
    if reader_of(db, mail).gone:
        return GONE
    if told_of_date(db, mail):
        return GROUP_TOLD
    if not mail.order.task:
        return ""
    task = db.task(mail.order.task)
    if task.state not in (TaskState.OPEN, TaskState.LATE):
        return "task-closed"
    if told_by_another(db, mail, task):
        return GROUP_TOLD
    return "task-handed" if mail.order.to not in task.to and mail.order.template not in TELLING else ""


def _hand_over(ports: Ports, batch: Sequence[OutboxMail]) -> list[_Became]:
    now = ports.clock.now()
    try:
        with ports.store.read() as db:
            several = _is_line(db, batch[0])
            letter = compose_digest(ports, db, batch, now) if several else compose(ports, db, batch[0], now)
        crash.point("mail-before-send")
        path = ports.post.send(letter)
        crash.point("mail-after-send")
    except RevflowError as error:
        return [_Became(mail, _failed(mail, error, now), _place(mail, error), _refused(error)) for mail in batch]
    sent = [replace(mail, state=MailState.SENT, sent_at=now, path=path, next_try=None, error="") for mail in batch]
    left_out = letter.left_out[0][1] if letter.left_out else ""
    return [_Became(mail, after, left_out=left_out) for mail, after in zip(batch, sent, strict=True)]


def _place(mail: OutboxMail, error: RevflowError) -> str:
    """Return file and line of a faulty template; "" of any other error.

    A missing file may be one that a template named after a person: then it is the ordered template alone.
    """
    if error.code != "template-faulty":
        return ""
    missing = error.data.get("reason") == "missing"
    file = mail.order.template if missing else error.data.get("template", mail.order.template)
    return f"{file}:{error.data.get('line', 0)}"


def _refused(error: RevflowError) -> str:
    """Return the status by which a server refused the reader's address for good; "" of any other error."""
    return str(error.data["answer"]) if error.data.get("reader") else ""


def _given_up(mail: OutboxMail, error: str) -> OutboxMail:
    return replace(mail, state=MailState.FAILED, error=error, next_try=None)


def _failed(mail: OutboxMail, error: RevflowError, now: datetime) -> OutboxMail:
    _log.warning(
        "mail %s: %s", sha256(mail.order.key.encode()).hexdigest()[:12], f"{error.code} {_place(mail, error)}".strip()
    )
    permanent = bool(error.data.get("permanent")) or not isinstance(error, OutsideError)
    if error.code in NOT_THE_MAIL:
        wait = min(BACKOFF[min(mail.tries, len(BACKOFF)) - 1], LONGEST_OUTAGE_WAIT)
        return replace(mail, error=error.code, next_try=now + wait)
    if permanent or mail.tries > len(BACKOFF):
        return _given_up(mail, error.code)
    return replace(mail, error=error.code, next_try=now + BACKOFF[mail.tries - 1])
