"""Tasks of a pair beside its sessions: how many there are, how they go, and those of HR who look after the two."""

from revflow.store.task_kinds import widen

revision = "0004"
down_revision = "0003"

_BEFORE = ("answer", "decide", "attach", "review", "confirm", "plan", "session")
_SINCE = (*_BEFORE, "agree", "pulse", "help", "pause")


def upgrade() -> None:
    """Let a task be of the new kinds."""
    widen(_BEFORE, _SINCE)
