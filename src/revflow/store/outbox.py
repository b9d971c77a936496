"""The table in which mails wait."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select, update

from revflow.domain.errors import RefusedError
from revflow.domain.mails import MailOrder, MailState
from revflow.service.ports import OutboxMail
from revflow.store import tables as t
from revflow.store.part import Part
from revflow.store.rows import MAIL, ORDER, mail_row, order_row, to_mail

_O = t.outbox.c
_MAILS = select(*[_O[name] for name in ORDER + MAIL])
_DUE = (
    _MAILS.where(_O.state == MailState.QUEUED.value, _O.due_at <= bindparam("now"))
    .order_by(_O.due_at, _O.id)
    .limit(bindparam("limit"))
)
_DUE_LOCKED = _DUE.with_for_update(skip_locked=True)
_CHANGED = ("state", "tries", "next_try", "sent_at", "error", "path", "not_before", "due_at")
_PUT = update(t.outbox).where(_O.key == bindparam("which")).values({name: bindparam(name) for name in _CHANGED})


class Outbox(Part):
    """Queries on mails on their way."""

    def queue(self, cohort: str, orders: Iterable[MailOrder], now: datetime) -> None:
        """Queue mails; one whose key was ever queued is not queued again."""
        self._insert_all_new(t.outbox, [order_row(cohort, order, now) for order in orders])

    def due_mails(self, now: datetime, limit: int) -> list[OutboxMail]:
        """Return queued mails whose time has come, the longest due first.

        In a transaction that writes they are the caller's until it ends: on PostgreSQL other senders pass over them.
        """
        chosen = _DUE_LOCKED if self._locks_rows else _DUE
        return [to_mail(row) for row in self._db.execute(chosen, {"now": now, "limit": limit})]

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
