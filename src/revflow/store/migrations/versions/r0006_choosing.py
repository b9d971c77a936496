"""Tasks that ask for a choice: a mentee's mentor, HR's pairs of a wave."""

from revflow.store.task_kinds import widen

revision = "0006"
down_revision = "0005"

_BEFORE = (
    "answer", "decide", "attach", "review", "confirm", "plan", "session", "agree", "pulse", "help", "pause",
)  # fmt: skip
_SINCE = (*_BEFORE, "choose")


def upgrade() -> None:
    """Let a task be of the new kind."""
    widen(_BEFORE, _SINCE)
