"""People who are gone from the people list."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add to the people who is gone from the list, and kept for the records alone."""
    op.add_column("people", sa.Column("gone", sa.Boolean(), nullable=False, server_default=sa.text("false")))
