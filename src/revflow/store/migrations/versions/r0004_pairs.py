"""Tasks of a pair beside its sessions: how many there are, how they go, and those of HR who look after the two."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_BEFORE = ("answer", "decide", "attach", "review", "confirm", "plan", "session")
_SINCE = (*_BEFORE, "agree", "pulse", "help", "pause")


def upgrade() -> None:
    """Let a task be of the new kinds; SQLite changes a check in its schema's text alone, as its manual says."""
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
