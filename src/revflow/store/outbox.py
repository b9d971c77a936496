"""The table in which mails wait."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, or_, select, text, update

from revflow.domain.errors import RefusedError
from revflow.domain.mails import HR_LATE, MailOrder, MailState
from revflow.service.kept import Kept
from revflow.service.ports import OutboxMail
from revflow.store import tables as t
from revflow.store.part import Part
from revflow.store.rows import MAIL, ORDER, mail_row, order_row, to_mail

_O = t.outbox.c
_MAILS = select(*[_O[name] for name in ORDER + MAIL])
_ON_HOLD = exists().where(t.journeys.c.code == _O.journey, t.journeys.c.on_hold)
WANTED = or_(_O.task == "", _O.template == HR_LATE, ~_ON_HOLD)
"""What asks for something waits as long as its journey is on hold: nothing would be taken."""

_DUE = (
    _MAILS.where(_O.state == MailState.QUEUED.value, _O.due_at <= bindparam("now"), WANTED)
    .order_by(_O.due_at, _O.id)
    .limit(bindparam("limit"))
)
_DUE_OF_READER = _MAILS.where(
    _O.state == MailState.QUEUED.value,
    _O.due_at <= bindparam("now"),
    _O.cohort == bindparam("cohort"),
    _O.to == bindparam("reader"),
    WANTED,
).order_by(_O.due_at, _O.id)
_COUNTED = (MailState.QUEUED.value, MailState.SENT.value)
_TO_READER = _MAILS.where(
    _O.to == bindparam("reader"), _O.due_at >= bindparam("since"), _O.state.in_(_COUNTED)
).order_by(_O.due_at, _O.id)
_SENT_SINCE = _MAILS.where(_O.state == MailState.SENT.value, _O.sent_at >= bindparam("since")).order_by(_O.id)
_FAILED_TO = _MAILS.where(_O.to == bindparam("reader"), _O.state == MailState.FAILED.value).order_by(_O.id)
_CLAIMING = text("SELECT pg_advisory_xact_lock(7238746002)")
# Named by a hash: two people with the same one would wait for each other, no more
_COUNTING = text("SELECT pg_advisory_xact_lock(hashtextextended(:reader, 7238746003))")
_CHANGED = ("state", "tries", "next_try", "sent_at", "error", "path", "not_before", "due_at")
_PUT = update(t.outbox).where(_O.key == bindparam("which")).values({name: bindparam(name) for name in _CHANGED})
_SWAP = _PUT.where(
    _O.state == bindparam("old_state"),
    _O.tries == bindparam("old_tries"),
    _O.next_try.is_not_distinct_from(bindparam("old_next_try", type_=_O.next_try.type)),
)


class Outbox(Part):
    """Queries on mails on their way."""

    def __init__(self, connection: Connection, kept: Kept, *, writes: bool) -> None:
        super().__init__(connection, kept, writes=writes)
        self._counted: set[str] = set()
        self._last: list[Callable[[], None]] = []

    def queue(self, cohort: str, orders: Iterable[MailOrder], now: datetime) -> None:
        """Queue mails; one whose key was ever queued is not queued again."""
        self._insert_all_new(t.outbox, [order_row(cohort, order, now) for order in orders])

    def due_mails(self, now: datetime, limit: int) -> list[OutboxMail]:
        """Return queued mails whose time has come, the longest due first; not what a journey on hold asks for.

        In a transaction that writes they are the caller's until it ends: other senders wait, and then see its claims.
        """
        if self._locks_rows:
            self._db.execute(_CLAIMING)
        return [to_mail(row) for row in self._db.execute(_DUE, {"now": now, "limit": limit})]

    def due_mails_to(self, cohort: str, ref: str, now: datetime) -> list[OutboxMail]:
        """Return all queued mails to one reader whose time has come, as `due_mails` does."""
        asked = {"cohort": cohort, "reader": ref, "now": now}
        return [to_mail(row) for row in self._db.execute(_DUE_OF_READER, asked)]

    def count_last(self, readers: Iterable[str], work: Callable[[], None]) -> None:
        """Do some work as the last of the transaction, when nobody else counts these readers' mails until its end.

        Last, since whoever has readers locked may wait for no journey: its writer may wait for them.
        """
        self._counted.update(readers)
        self._last.append(work)

    def finish(self) -> None:
        """Do what was left for the end of the transaction; readers are locked in the order of their references."""
        if self._locks_rows:
            for reader in sorted(self._counted):
                self._db.execute(_COUNTING, {"reader": reader})
        for work in self._last:
            work()

    def mails_to(self, ref: str, since: datetime) -> list[OutboxMail]:
        """Return the mails to one reader that wait or went and were due since then, the longest due first."""
        return [to_mail(row) for row in self._db.execute(_TO_READER, {"reader": ref, "since": since})]

    def mails_sent(self, since: datetime) -> list[OutboxMail]:
        """Return the mails that were sent since then, in the order in which they were queued."""
        return [to_mail(row) for row in self._db.execute(_SENT_SINCE, {"since": since})]

    def failed_mails_to(self, ref: str) -> list[OutboxMail]:
        """Return the mails to one reader that failed, in the order in which they were queued."""
        return [to_mail(row) for row in self._db.execute(_FAILED_TO, {"reader": ref})]

    def outbox(self, cohort: str = "") -> list[OutboxMail]:
        """Return all mails, or a cohort's, in the order in which they were queued."""
        chosen = _MAILS.order_by(_O.id)
        if cohort:
            chosen = chosen.where(_O.cohort == cohort)
        return [to_mail(row) for row in self._db.execute(chosen)]

    def put_mail(self, mail: OutboxMail) -> None:
        """Write what became of a mail: its state, tries, times, error, path. Raises RefusedError `mail-unknown`."""
        if self._db.execute(_PUT, mail_row(mail) | {"which": mail.order.key}).rowcount != 1:
            raise RefusedError("mail-unknown", key=mail.order.key)

    def swap_mail(self, known: OutboxMail, after: OutboxMail) -> bool:
        """Write what became of a mail unless somebody else wrote since it was as `known`; return whether it was."""
        old = {"old_state": known.state.value, "old_tries": known.tries, "old_next_try": known.next_try}
        return self._db.execute(_SWAP, mail_row(after) | old | {"which": after.order.key}).rowcount == 1
