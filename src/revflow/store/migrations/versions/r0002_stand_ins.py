"""Tasks go from hand to hand, people are away, and mails to one reader are counted."""

import sqlalchemy as sa
from alembic import op

from revflow.store.columns import Instant, Json

revision = "0002"
down_revision = "0001"

_GROWING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add to the tasks who stands in, has claimed and is acted for; the absences; and an index of mails by reader."""
    op.add_column("tasks", sa.Column("deputies", Json, nullable=False, server_default="[]"))
    for name in ("claimed_by", "principal"):
        op.add_column("tasks", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "absences",
        sa.Column("id", _GROWING, nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("begins", Instant, nullable=False),
        sa.Column("ends", Instant, nullable=False),
        sa.Column("deputy", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_absences"),
        sa.UniqueConstraint("email", "begins", name="uq_absences_email_begins"),
        sa.CheckConstraint("begins < ends", name="ck_absences_order"),
        sa.CheckConstraint("deputy <> email", name="ck_absences_other"),
    )
    op.create_index("ix_absences_email", "absences", ["email"])
    op.create_index("ix_outbox_reader", "outbox", ["to", "due_at"])
