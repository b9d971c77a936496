"""Tasks that ask for a choice: a mentee's mentor, HR's pairs of a wave."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_BEFORE = (
    "answer", "decide", "attach", "review", "confirm", "plan", "session", "agree", "pulse", "help", "pause",
)  # fmt: skip
_SINCE = (*_BEFORE, "choose")


def upgrade() -> None:
    """Let a task be of the new kind; SQLite changes a check in its schema's text alone, as its manual says."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA writable_schema = ON")
        change = sa.text("UPDATE sqlite_schema SET sql = replace(sql, :before, :since) WHERE name = 'tasks'")
        op.execute(change.bindparams(before=_check(_BEFORE), since=_check(_SINCE)))
        op.execute("PRAGMA writable_schema = RESET")
    else:
        op.drop_constraint("ck_tasks_kind", "tasks", type_="check")
        op.create_check_constraint("ck_tasks_kind", "tasks", _check(_SINCE))


def _check(kinds: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"kind IN ({listed})"
