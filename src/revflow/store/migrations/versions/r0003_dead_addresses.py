"""Addresses at which mails do not arrive."""

import sqlalchemy as sa
from alembic import op

from revflow.store.columns import Instant

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the dead addresses: since when, by which status, and told by which mail."""
    op.create_table(
        "dead_addresses",
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("since", Instant, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("email", name="pk_dead_addresses"),
        sa.CheckConstraint("email = lower(email)", name="ck_dead_addresses_email_lower"),
    )
