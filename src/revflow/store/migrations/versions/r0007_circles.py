"""Tasks of a circle: a date and a place for a meeting, and what became of it."""

from revflow.store.task_kinds import widen

revision = "0007"
down_revision = "0006"

_BEFORE = (
    "answer", "decide", "attach", "review", "confirm", "plan", "session", "agree", "pulse", "help", "pause", "choose",
)  # fmt: skip
_SINCE = (*_BEFORE, "gather", "gathered")


def upgrade() -> None:
    """Let a task be of the new kinds."""
    widen(_BEFORE, _SINCE)
