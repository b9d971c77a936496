"""The kinds that a task may be of, as migrations widen them."""

import sqlalchemy as sa
from alembic import op


def widen(before: tuple[str, ...], since: tuple[str, ...]) -> None:
    """Let a task be of the kinds of `since`; SQLite changes a check in its schema's text alone, as its manual says."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA writable_schema = ON")
        change = sa.text("UPDATE sqlite_schema SET sql = replace(sql, :before, :since) WHERE name = 'tasks'")
        op.execute(change.bindparams(before=_check(before), since=_check(since)))
        op.execute("PRAGMA writable_schema = RESET")
    else:
        op.drop_constraint("ck_tasks_kind", "tasks", type_="check")
        op.create_check_constraint("ck_tasks_kind", "tasks", _check(since))


def _check(kinds: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"kind IN ({listed})"
