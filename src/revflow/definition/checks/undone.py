"""What the format has and this version does not do yet: told, so that nobody relies on it."""

from collections.abc import Mapping

from revflow.definition.draft import Draft
from revflow.definition.tree import Path

_WITHOUT_EFFECT: Mapping[str, Path] = {"retention": ("privacy", "retention")}
"""Lines that are kept and checked, and then do nothing."""


def check(draft: Draft) -> None:
    """Warn of what has no effect."""
    for word, path in _WITHOUT_EFFECT.items():
        if draft.wrote(*path):
            draft.warn("not-done-yet", *path, word=word)
