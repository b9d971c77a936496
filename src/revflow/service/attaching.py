"""Files of a mail: those that calls of its journey have made, and the approved module of its lead topic."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Journey, Scope, StepStatus
from revflow.domain.mails import MailOrder
from revflow.service.ports import Db, Deliverable, Ports

MOST_ATTACHED = 10_000_000
"""Bytes: a mail with more is refused by many servers, as its files grow by a third on the way."""

_NEVER = datetime.min.replace(tzinfo=UTC)

TOO_LARGE, MISSING = "too-large", "missing"
"""Why a file is left out of its mail."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The files of a mail, as (name, media type, bytes); `left_out` maps the names of others to why."""

    files: tuple[tuple[str, str, bytes], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def attached(ports: Ports, db: Db, order: MailOrder) -> Attached:
    """Return the files of a mail, in order, as far as they are there and it can carry them: it goes all the same."""
    files: list[tuple[str, str, bytes]] = []
    left_out: list[tuple[str, str]] = []
    room = MOST_ATTACHED
    for wanted in _wanted(db, order):
        data = _read(ports, wanted)
        if data is None:
            left_out.append((wanted.name, MISSING))
        elif len(data) > room:
            left_out.append((wanted.name, TOO_LARGE))
        else:
            room -= len(data)
            media = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
            files.append((wanted.name, media, data))
    return Attached(tuple(files), tuple(left_out))


def _wanted(db: Db, order: MailOrder) -> Iterator[Deliverable]:
    for digest in order.attach:
        records = db.deliverables(sha256=digest)
        own = (record for record in records if record.journey == order.journey)
        yield next(own, None) or next(iter(records), _unrecorded(order, digest))
    modules = order.data.get("modules")
    for module in modules if isinstance(modules, list | tuple) else ():
        yield from _of_module(db, db.summary(order.journey).journey, str(module))


def _unrecorded(order: MailOrder, digest: str) -> Deliverable:
    """Return a stand-in for a record that was erased: no file of that name is there."""
    return Deliverable(digest, order.journey, order.step, "", "", digest[:12], 0, "", _NEVER)


def _of_module(db: Db, journey: Journey, module: str) -> Iterator[Deliverable]:
    """Yield the newest files of an approved module: of this topic, or of the pair's lead topic (rule 9)."""
    topics = (db.summary(journey.code),) if journey.scope is Scope.TOPIC else tuple(db.related(journey))
    for summary in topics:
        of = summary.journey
        approved = summary.steps.get(module, StepStatus.SKIPPED) != StepStatus.SKIPPED
        if of.scope is Scope.TOPIC and of.topics == journey.topics[:1] and approved:
            made = (one for one in db.deliverables(journey=of.code) if one.step == module)
            yield from {one.label: one for one in made}.values()


def _read(ports: Ports, wanted: Deliverable) -> bytes | None:
    try:
        return ports.files.path(wanted.sha256).read_bytes()
    except (OSError, RefusedError):
        return None
