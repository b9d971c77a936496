"""The first tables, and the triggers that let the journal only grow."""

import sqlalchemy as sa
from alembic import op

from revflow.store.columns import Instant, Json

revision = "0001"
down_revision = None

_INDEXED = (
    "people.email journeys.cohort journeys.mentee journeys.mentor journeys.person "
    "deliverables.journey deliverables.sha256 outbox.cohort tasks.journey tasks.state task_people.task"
)
_GROWING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables, the clock's one row, and the triggers."""
    _programs()
    _journeys()
    _journal()
    _outbox()
    _tasks()
    for table, column in (name.split(".") for name in _INDEXED.split()):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.execute('INSERT INTO clock (id, "offset") VALUES (1, 0)')
    guards = _POSTGRES_GUARDS if op.get_context().dialect.name == "postgresql" else _SQLITE_GUARDS
    for guard in guards:
        op.execute(guard)


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)


def _index_some(name: str, table: str, column: str, condition: str) -> None:
    only = sa.text(condition)
    op.create_index(name, table, [column], postgresql_where=only, sqlite_where=only)


def _programs() -> None:
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("offset", sa.Float(precision=53), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_clock_one"),
        sa.PrimaryKeyConstraint("id", name="pk_clock"),
    )
    op.create_table(
        "codes",
        _text("letter"),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("letter", name="pk_codes"),
    )
    op.create_table(
        "editions",
        _text("digest"),
        _text("source"),
        _text("path", default=""),
        sa.PrimaryKeyConstraint("digest", name="pk_editions"),
    )
    op.create_table("marks", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name", name="pk_marks"))
    op.create_table(
        "seals",
        sa.Column("last_place", sa.BigInteger(), autoincrement=False, nullable=False),
        _text("seal"),
        sa.PrimaryKeyConstraint("last_place", name="pk_seals"),
    )
    op.create_table(
        "cohorts",
        _text("name"),
        _text("code"),
        _text("edition"),
        _text("program"),
        _text("edition_label"),
        _text("folder", default=""),
        _text("salt"),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("launched_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.digest"], name="fk_cohorts_edition"),
        sa.PrimaryKeyConstraint("name", name="pk_cohorts"),
        sa.UniqueConstraint("code", name="uq_cohorts_code"),
    )
    op.create_table(
        "people",
        _text("ref"),
        _text("cohort"),
        _text("key"),
        _text("name"),
        _text("email"),
        sa.Column("roles", Json(), nullable=False),
        _text("department", default=""),
        _text("site", default=""),
        _text("manager", default=""),
        _text("language", default=""),
        _text("assistant", default=""),
        sa.Column("extra", Json(), nullable=False),
        sa.CheckConstraint("email = lower(email)", name="ck_people_email_lower"),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.name"], name="fk_people_cohort"),
        sa.PrimaryKeyConstraint("ref", name="pk_people"),
        sa.UniqueConstraint("cohort", "key", name="uq_people_cohort_key"),
    )


def _journeys() -> None:
    op.create_table(
        "journeys",
        _text("code"),
        _text("cohort"),
        _text("scope"),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("mentee", sa.Text(), nullable=True),
        sa.Column("mentor", sa.Text(), nullable=True),
        sa.Column("topics", Json(), nullable=False),
        _text("lead", default=""),
        sa.Column("wave", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        _text("step", default=""),
        sa.Column("awaits", Json(), nullable=False),
        sa.Column("since", Instant(), nullable=True),
        sa.Column("wake_at", Instant(), nullable=True),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("on_hold", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        _text("incident", default=""),
        sa.Column("steps", Json(), nullable=False),
        sa.Column("counts", Json(), nullable=False),
        sa.Column("nudged_at", sa.BigInteger(), nullable=True),
        _text("lease_holder", default=""),
        sa.Column("lease_token", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("lease_until", Instant(), nullable=True),
        _text("run", default=""),
        sa.CheckConstraint("(lease_holder = '') = (lease_until IS NULL)", name="ck_journeys_lease"),
        sa.CheckConstraint("(scope = 'pair') = (mentee IS NOT NULL AND mentor IS NOT NULL)", name="ck_journeys_pair"),
        sa.CheckConstraint("(scope IN ('mentee', 'mentor')) = (person IS NOT NULL)", name="ck_journeys_person"),
        sa.CheckConstraint(
            "ending IN ('finished', 'left', 'declined', 'stopped', 'unmatched')", name="ck_journeys_ending"
        ),
        sa.CheckConstraint("scope IN ('cohort', 'mentee', 'mentor', 'pair', 'topic')", name="ck_journeys_scope"),
        sa.CheckConstraint("version >= 0", name="ck_journeys_version"),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.name"], name="fk_journeys_cohort"),
        sa.ForeignKeyConstraint(["mentee"], ["journeys.code"], name="fk_journeys_mentee"),
        sa.ForeignKeyConstraint(["mentor"], ["journeys.code"], name="fk_journeys_mentor"),
        sa.ForeignKeyConstraint(["person"], ["people.ref"], name="fk_journeys_person"),
        sa.PrimaryKeyConstraint("code", name="pk_journeys"),
    )
    _index_some("ix_journeys_due", "journeys", "wake_at", "ending IS NULL")
    op.create_index("ix_journeys_lead", "journeys", ["cohort", "scope", "lead"])
    _index_some("ix_journeys_leased", "journeys", "lease_until", "lease_until IS NOT NULL")
    _index_some("ix_journeys_nudged", "journeys", "nudged_at", "nudged_at IS NOT NULL")
    _index_some("ix_journeys_run", "journeys", "run", "run = ''")


def _journal() -> None:
    op.create_table(
        "contents",
        sa.Column("id", _GROWING, nullable=False),
        _text("digest"),
        _text("journey"),
        _text("step", default=""),
        _text("task", default=""),
        _text("kind"),
        sa.Column("data", Json(), nullable=False),
        sa.ForeignKeyConstraint(["journey"], ["journeys.code"], name="fk_contents_journey"),
        sa.PrimaryKeyConstraint("id", name="pk_contents"),
        sa.UniqueConstraint("digest", "task", "kind", name="uq_contents_digest_task_kind"),
    )
    op.create_index("ix_contents_newest", "contents", ["journey", "kind", "step", "id"])
    op.create_table(
        "deliverables",
        sa.Column("id", _GROWING, nullable=False),
        _text("sha256"),
        _text("journey"),
        _text("step", default=""),
        _text("task", default=""),
        _text("label", default=""),
        _text("name", default=""),
        sa.Column("size", sa.BigInteger(), nullable=False),
        _text("by", default=""),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint("size >= 0", name="ck_deliverables_size"),
        sa.ForeignKeyConstraint(["journey"], ["journeys.code"], name="fk_deliverables_journey"),
        sa.PrimaryKeyConstraint("id", name="pk_deliverables"),
        sa.UniqueConstraint("journey", "task", "label", "sha256", "name", name="uq_deliverables_file"),
    )
    op.create_table(
        "events",
        sa.Column("id", _GROWING, nullable=False),
        _text("journey"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        _text("actor", default=""),
        sa.Column("format", sa.Integer(), nullable=False),
        _text("kind"),
        _text("data"),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.Column("seal", sa.Text(), nullable=True),
        sa.CheckConstraint("(place IS NULL) = (seal IS NULL)", name="ck_events_sealed"),
        sa.CheckConstraint("number >= 1", name="ck_events_number"),
        sa.ForeignKeyConstraint(["journey"], ["journeys.code"], name="fk_events_journey"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("journey", "number", name="uq_events_journey_number"),
        sa.UniqueConstraint("place", name="uq_events_place"),
    )
    _index_some("ix_events_unsealed", "events", "id", "place IS NULL")


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", _GROWING, nullable=False),
        _text("key"),
        _text("cohort"),
        _text("journey"),
        _text("template"),
        _text("to"),
        sa.Column("cc", Json(), nullable=False),
        _text("step", default=""),
        _text("task", default=""),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("data", Json(), nullable=False),
        sa.Column("attach", Json(), nullable=False),
        sa.Column("not_before", Instant(), nullable=True),
        sa.Column("queued_at", Instant(), nullable=False),
        _text("state"),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        _text("error", default=""),
        _text("path", default=""),
        sa.CheckConstraint("state IN ('queued', 'sent', 'skipped', 'failed')", name="ck_outbox_state"),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.name"], name="fk_outbox_cohort"),
        sa.ForeignKeyConstraint(["journey"], ["journeys.code"], name="fk_outbox_journey"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
    )
    _index_some("ix_outbox_due", "outbox", "due_at", "state = 'queued'")
    op.create_index("ix_outbox_reader", "outbox", ["to", "due_at"])


def _tasks() -> None:
    op.create_table(
        "tasks",
        _text("id"),
        _text("journey"),
        _text("step"),
        sa.Column("round", sa.Integer(), nullable=False),
        _text("kind"),
        sa.Column("to", Json(), nullable=False),
        _text("awaits", default=""),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("due", Instant(), nullable=True),
        sa.Column("entry", sa.Integer(), server_default="0", nullable=False),
        sa.Column("session", sa.Integer(), server_default="0", nullable=False),
        _text("state"),
        _text("closed_by", default=""),
        sa.Column("closed_at", Instant(), nullable=True),
        _text("result", default=""),
        sa.CheckConstraint(
            "kind IN ('answer', 'decide', 'attach', 'review', 'confirm', 'plan', 'session')", name="ck_tasks_kind"
        ),
        sa.CheckConstraint("state IN ('open', 'late', 'done', 'withdrawn')", name="ck_tasks_state"),
        sa.CheckConstraint("round >= 1", name="ck_tasks_round"),
        sa.ForeignKeyConstraint(["journey"], ["journeys.code"], name="fk_tasks_journey"),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
    )
    op.create_table(
        "task_people",
        _text("ref"),
        _text("task"),
        sa.ForeignKeyConstraint(["ref"], ["people.ref"], name="fk_task_people_ref"),
        sa.ForeignKeyConstraint(["task"], ["tasks.id"], name="fk_task_people_task", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("ref", "task", name="pk_task_people"),
    )


_SEALS = "OLD.place IS NULL AND NEW.place IS NOT NULL"
_KEPT = ("id", "journey", "number", "at", "actor", "format", "kind", "data")
_SAME_SQLITE = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT)
_SAME_POSTGRES = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _KEPT)

_REFUSE_SQLITE = "BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"
_SQLITE_GUARDS = (
    f"""CREATE TRIGGER events_only_sealed BEFORE UPDATE ON events
        WHEN NOT ({_SEALS} AND {_SAME_SQLITE}) {_REFUSE_SQLITE}""",
    f"CREATE TRIGGER events_never_deleted BEFORE DELETE ON events {_REFUSE_SQLITE}",
    f"CREATE TRIGGER seals_never_changed BEFORE UPDATE ON seals {_REFUSE_SQLITE}",
    f"CREATE TRIGGER seals_never_deleted BEFORE DELETE ON seals {_REFUSE_SQLITE}",
)
_POSTGRES_GUARDS = (
    """CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the journal only grows'; END $$""",
    f"""CREATE TRIGGER events_only_sealed BEFORE UPDATE ON events FOR EACH ROW
        WHEN (NOT ({_SEALS} AND {_SAME_POSTGRES})) EXECUTE FUNCTION journal_only_grows()""",
    """CREATE TRIGGER events_never_deleted BEFORE DELETE OR TRUNCATE ON events
        FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows()""",
    """CREATE TRIGGER seals_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON seals
        FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows()""",
)
