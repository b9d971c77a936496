"""What a program means, checked: each module one subject, each check told its draft and telling its faults to it."""

from revflow.definition.draft import Draft


def check(draft: Draft) -> None:
    """Run all checks."""
