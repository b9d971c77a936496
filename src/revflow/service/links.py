"""Signed links: for one person, one thing, and not for ever."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer

from revflow.domain.errors import RefusedError
from revflow.engine import calendar
from revflow.service.case import people_of, program_of
from revflow.service.ports import Db, Ports

LIFETIME = timedelta(days=180)
"""Longer than any request of a program is usually open; a reminder brings a fresh link."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is for: `purpose` is `task`, `leave`, `help`, `notice` or `file`.

    `subject` is a task's id, a journey (of a notice the cohort's), a file. `ref` is the one person for whom it is, in a
    `cohort`.
    """

    purpose: str
    subject: str
    ref: str
    expires: datetime
    cohort: str


def sign(ports: Ports, db: Db, cohort: str, purpose: str, subject: str, ref: str) -> str:
    """Return the token of a link for that person; it dies when the address changes, or the person goes (rule 24)."""
    expires = ports.clock.now() + LIFETIME
    address = people_of(db, cohort)[ref].email
    payload = [purpose, subject, ref, cohort, int(expires.timestamp()), _mark(address)]
    return str(_serializer(ports).dumps(payload))


def read(ports: Ports, token: str, purpose: str) -> Link:
    """Return what a token stands for. Raises RefusedError `link-forged`, `link-expired`."""
    with ports.store.read() as db:
        return read_in(db, ports, token, purpose)


def read_in(db: Db, ports: Ports, token: str, purpose: str) -> Link:
    """Return what a token stands for, in a transaction that goes on to read. Raises what `read` raises."""
    try:
        found, subject, ref, cohort, expires, mark = _serializer(ports).loads(token)
    except (BadSignature, ValueError, TypeError):
        raise RefusedError("link-forged") from None
    moment = datetime.fromtimestamp(expires, UTC)
    person = people_of(db, cohort).get(ref)
    if found != purpose or person is None:
        raise RefusedError("link-forged")
    if person.gone or ports.clock.now() >= moment or _mark(person.email) != mark:
        raise RefusedError("link-expired")
    return Link(purpose, subject, ref, moment, cohort)


def speech(ports: Ports, token: str, purpose: str) -> tuple[str, str]:
    """Return the language and the time zone of a link's person. Raises what `read` raises."""
    with ports.store.read() as db:
        link = read_in(db, ports, token, purpose)
        person = people_of(db, link.cohort)[link.ref]
        program = program_of(db, db.cohort(link.cohort))
    spoken = person.language if person.language in program.languages else program.languages[0]
    return spoken, str(calendar.zone(program.calendar, person.site))


def _serializer(ports: Ports) -> URLSafeSerializer:
    return URLSafeSerializer(
        ports.secret, salt="revflow.link", signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    )


def _mark(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:12]
