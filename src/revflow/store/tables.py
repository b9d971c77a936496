"""The tables, in design.md's words. What must always hold is a key, a foreign key or a CHECK here.

The journal (`events`) only grows: triggers, made by the migration, refuse every UPDATE but the one that seals a row,
and every DELETE.
"""

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
from revflow.store.column_kinds import json_value, link, number, one_of, words
from revflow.store.columns import Instant

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

editions = Table(
    "editions",
    metadata,
    Column("digest", Text, primary_key=True),
    words("source", default=None),
    words("path"),
)

cohorts = Table(
    "cohorts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    link("edition", "editions.digest"),
    words("program", default=None),
    words("edition_label", default=None),
    words("folder"),
    words("salt", default=None),
    Column("seed", BigInteger, nullable=False),
    Column("launched_at", Instant, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("ref", Text, primary_key=True),
    link("cohort", "cohorts.name"),
    words("key", default=None),
    words("name", default=None),
    Column("email", Text, nullable=False, index=True),
    json_value("roles"),
    words("department"),
    words("site"),
    words("manager"),
    words("language"),
    words("assistant"),
    json_value("extra"),
    Column("gone", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("cohort", "key"),
    CheckConstraint("email = lower(email)", name="email_lower"),
)

codes = Table("codes", metadata, Column("letter", Text, primary_key=True), number("last", default=None))

journeys = Table(
    "journeys",
    metadata,
    Column("code", Text, primary_key=True),
    link("cohort", "cohorts.name", index=True),
    words("scope", default=None),
    link("person", "people.ref", nullable=True, index=True),
    link("mentee", "journeys.code", nullable=True, index=True),
    link("mentor", "journeys.code", nullable=True, index=True),
    json_value("topics"),
    words("lead"),
    number("wave"),
    # the summary
    number("version"),
    words("step"),
    json_value("awaits"),
    Column("since", Instant),
    Column("wake_at", Instant),
    Column("ending", Text),
    Column("on_hold", Boolean, nullable=False, server_default=text("false")),
    words("incident"),
    json_value("steps"),
    json_value("counts"),
    # driving
    Column("nudged_at", BigInteger),
    words("lease_holder"),
    Column("lease_token", BigInteger, nullable=False, server_default="0"),
    Column("lease_until", Instant),
    words("run"),
    one_of("scope", Scope),
    one_of("ending", Ending),
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
    link("journey", "journeys.code"),
    number("number", default=None),
    Column("at", Instant, nullable=False),
    words("actor"),
    number("format", default=None),
    words("kind", default=None),
    # canonical JSON, read as text: the seal is over these very bytes
    words("data", default=None),
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
    words("seal", default=None),
)

contents = Table(
    "contents",
    metadata,
    Column("id", _GROWING, primary_key=True),
    words("digest", default=None),
    link("journey", "journeys.code"),
    words("step"),
    words("task"),
    words("kind", default=None),
    json_value("data"),
    UniqueConstraint("digest", "task", "kind"),
)
Index("ix_contents_newest", contents.c.journey, contents.c.kind, contents.c.step, contents.c.id)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Text, primary_key=True),
    link("journey", "journeys.code", index=True),
    words("step", default=None),
    number("round", default=None),
    words("kind", default=None),
    json_value("to"),
    words("awaits"),
    Column("asked_at", Instant, nullable=False),
    Column("due", Instant),
    number("entry"),
    number("session"),
    Column("state", Text, nullable=False, index=True),
    words("closed_by"),
    Column("closed_at", Instant),
    words("result"),
    json_value("deputies", default="[]"),
    words("claimed_by"),
    words("principal"),
    one_of("kind", TaskKind),
    one_of("state", TaskState),
    CheckConstraint("round >= 1", name="round"),
)

task_people = Table(
    "task_people",
    metadata,
    Column("ref", Text, ForeignKey("people.ref"), primary_key=True),
    Column("task", Text, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True, index=True),
)

absences = Table(
    "absences",
    metadata,
    Column("id", _GROWING, primary_key=True),
    Column("email", Text, nullable=False, index=True),
    Column("begins", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    words("deputy"),
    UniqueConstraint("email", "begins"),
    CheckConstraint("begins < ends", name="order"),
    CheckConstraint("deputy <> email", name="other"),
)

deliverables = Table(
    "deliverables",
    metadata,
    Column("id", _GROWING, primary_key=True),
    Column("sha256", Text, nullable=False, index=True),
    link("journey", "journeys.code", index=True),
    words("step"),
    words("task"),
    words("label"),
    words("name"),
    Column("size", BigInteger, nullable=False),
    words("by"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("journey", "task", "label", "sha256", "name", name="uq_deliverables_file"),
    CheckConstraint("size >= 0", name="size"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _GROWING, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    link("cohort", "cohorts.name", index=True),
    link("journey", "journeys.code"),
    words("template", default=None),
    words("to", default=None),
    json_value("cc"),
    words("step"),
    words("task"),
    Column("urgent", Boolean, nullable=False),
    json_value("data"),
    json_value("attach"),
    Column("not_before", Instant),
    Column("queued_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    number("tries"),
    Column("next_try", Instant),
    # the latest of queued_at, not_before and next_try: when it may go
    Column("due_at", Instant, nullable=False),
    Column("sent_at", Instant),
    words("error"),
    words("path"),
    one_of("state", MailState),
)
Index(
    "ix_outbox_due",
    outbox.c.due_at,
    postgresql_where=text("state = 'queued'"),
    sqlite_where=text("state = 'queued'"),
)
Index("ix_outbox_reader", outbox.c.to, outbox.c.due_at)

dead_addresses = Table(
    "dead_addresses",
    metadata,
    Column("email", Text, primary_key=True),
    Column("since", Instant, nullable=False),
    words("cause", default=None),
    words("mail", default=None),
    CheckConstraint("email = lower(email)", name="email_lower"),
)

marks = Table("marks", metadata, Column("name", Text, primary_key=True), words("value", default=None))

clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("offset", Float(53), nullable=False),
    CheckConstraint("id = 1", name="one"),
)
