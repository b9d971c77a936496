"""The tables, in design.md's words. What must always hold is a key, a foreign key or a CHECK here.

The journal (`events`) only grows: triggers, made by the migration, refuse every UPDATE but the one that seals a row,
and every DELETE.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from revflow.domain.journeys import Ending, Scope
from revflow.domain.mails import MailState
from revflow.domain.tasks import TaskKind, TaskState
from revflow.store.columns import Instant, Json

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

_GROWING = BigInteger().with_variant(Integer(), "sqlite")


def _text(name: str, *, default: str | None = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _link(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=nullable, index=index)


def _number(name: str, *, default: str | None = "0") -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=default)


def _json(name: str) -> Column[Any]:
    return Column(name, Json, nullable=False)


def _one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


editions = Table(
    "editions",
    metadata,
    Column("digest", Text, primary_key=True),
    _text("source", default=None),
    _text("path"),
)

cohorts = Table(
    "cohorts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    _link("edition", "editions.digest"),
    _text("program", default=None),
    _text("edition_label", default=None),
    _text("folder"),
    _text("salt", default=None),
    Column("seed", BigInteger, nullable=False),
    Column("launched_at", Instant, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("ref", Text, primary_key=True),
    _link("cohort", "cohorts.name"),
    _text("key", default=None),
    _text("name", default=None),
    Column("email", Text, nullable=False, index=True),
    _json("roles"),
    _text("department"),
    _text("site"),
    _text("manager"),
    _text("language"),
    _text("assistant"),
    _json("extra"),
    UniqueConstraint("cohort", "key"),
    CheckConstraint("email = lower(email)", name="email_lower"),
)

codes = Table("codes", metadata, Column("letter", Text, primary_key=True), _number("last", default=None))

journeys = Table(
    "journeys",
    metadata,
    Column("code", Text, primary_key=True),
    _link("cohort", "cohorts.name", index=True),
    _text("scope", default=None),
    _link("person", "people.ref", nullable=True, index=True),
    _link("mentee", "journeys.code", nullable=True, index=True),
    _link("mentor", "journeys.code", nullable=True, index=True),
    _json("topics"),
    _text("lead"),
    _number("wave"),
    # the summary
    _number("version"),
    _text("step"),
    _json("awaits"),
    Column("since", Instant),
    Column("wake_at", Instant),
    Column("ending", Text),
    Column("on_hold", Boolean, nullable=False, server_default=text("false")),
    _text("incident"),
    _json("steps"),
    _json("counts"),
    # driving
    Column("nudged_at", BigInteger),
    _text("lease_holder"),
    Column("lease_token", BigInteger, nullable=False, server_default="0"),
    Column("lease_until", Instant),
    _text("run"),
    _one_of("scope", Scope),
    _one_of("ending", Ending),
    CheckConstraint("version >= 0", name="version"),
    CheckConstraint("(scope = 'pair') = (mentee IS NOT NULL AND mentor IS NOT NULL)", name="pair"),
    CheckConstraint("(scope IN ('mentee', 'mentor')) = (person IS NOT NULL)", name="person"),
    CheckConstraint("(lease_holder = '') = (lease_until IS NULL)", name="lease"),
)
Index(
    "ix_journeys_due", journeys.c.wake_at, postgresql_where=text("ending IS NULL"), sqlite_where=text("ending IS NULL")
)
Index(
    "ix_journeys_nudged",
    journeys.c.nudged_at,
    postgresql_where=text("nudged_at IS NOT NULL"),
    sqlite_where=text("nudged_at IS NOT NULL"),
)
Index(
    "ix_journeys_leased",
    journeys.c.lease_until,
    postgresql_where=text("lease_until IS NOT NULL"),
    sqlite_where=text("lease_until IS NOT NULL"),
)
Index("ix_journeys_lead", journeys.c.cohort, journeys.c.scope, journeys.c.lead)
Index("ix_journeys_run", journeys.c.run, postgresql_where=text("run = ''"), sqlite_where=text("run = ''"))

events = Table(
    "events",
    metadata,
    Column("id", _GROWING, primary_key=True),
    _link("journey", "journeys.code"),
    _number("number", default=None),
    Column("at", Instant, nullable=False),
    _text("actor"),
    _number("format", default=None),
    _text("kind", default=None),
    # canonical JSON, read as text: the seal is over these very bytes
    _text("data", default=None),
    Column("place", BigInteger, unique=True),
    Column("seal", Text),
    UniqueConstraint("journey", "number"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("(place IS NULL) = (seal IS NULL)", name="sealed"),
)
Index("ix_events_unsealed", events.c.id, postgresql_where=text("place IS NULL"), sqlite_where=text("place IS NULL"))

seals = Table(
    "seals",
    metadata,
    Column("last_place", BigInteger, primary_key=True, autoincrement=False),
    _text("seal", default=None),
)

contents = Table(
    "contents",
    metadata,
    Column("id", _GROWING, primary_key=True),
    _text("digest", default=None),
    _link("journey", "journeys.code"),
    _text("step"),
    _text("task"),
    _text("kind", default=None),
    _json("data"),
    UniqueConstraint("digest", "task", "kind"),
)
Index("ix_contents_newest", contents.c.journey, contents.c.kind, contents.c.step, contents.c.id)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Text, primary_key=True),
    _link("journey", "journeys.code", index=True),
    _text("step", default=None),
    _number("round", default=None),
    _text("kind", default=None),
    _json("to"),
    _text("awaits"),
    Column("asked_at", Instant, nullable=False),
    Column("due", Instant),
    _number("entry"),
    _number("session"),
    Column("state", Text, nullable=False, index=True),
    _text("closed_by"),
    Column("closed_at", Instant),
    _text("result"),
    _one_of("kind", TaskKind),
    _one_of("state", TaskState),
    CheckConstraint("round >= 1", name="round"),
)

task_people = Table(
    "task_people",
    metadata,
    Column("ref", Text, ForeignKey("people.ref"), primary_key=True),
    Column("task", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True, index=True),
)

deliverables = Table(
    "deliverables",
    metadata,
    Column("id", _GROWING, primary_key=True),
    Column("sha256", Text, nullable=False, index=True),
    _link("journey", "journeys.code", index=True),
    _text("step"),
    _text("task"),
    _text("label"),
    _text("name"),
    Column("size", BigInteger, nullable=False),
    _text("by"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("journey", "task", "label", "sha256", "name", name="uq_deliverables_file"),
    CheckConstraint("size >= 0", name="size"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _GROWING, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    _link("cohort", "cohorts.name", index=True),
    _link("journey", "journeys.code"),
    _text("template", default=None),
    _text("to", default=None),
    _json("cc"),
    _text("step"),
    _text("task"),
    Column("urgent", Boolean, nullable=False),
    _json("data"),
    _json("attach"),
    Column("not_before", Instant),
    Column("queued_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    _number("tries"),
    Column("next_try", Instant),
    # the latest of queued_at, not_before and next_try: when it may go
    Column("due_at", Instant, nullable=False),
    Column("sent_at", Instant),
    _text("error"),
    _text("path"),
    _one_of("state", MailState),
)
Index(
    "ix_outbox_due",
    outbox.c.due_at,
    postgresql_where=text("state = 'queued'"),
    sqlite_where=text("state = 'queued'"),
)
Index("ix_outbox_reader", outbox.c.to, outbox.c.due_at)

marks = Table("marks", metadata, Column("name", Text, primary_key=True), _text("value", default=None))

clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("offset", Float(53), nullable=False),
    CheckConstraint("id = 1", name="one"),
)
