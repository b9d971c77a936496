"""What the format has and this version does not do yet: told, so that nobody relies on it."""

from collections.abc import Iterator

from revflow.definition.draft import Draft
from revflow.definition.tree import Path


def check(draft: Draft) -> None:
    """Warn of what has no effect."""
    for word, path in _without_effect(draft):
        if draft.wrote(*path):
            draft.warn("not-done-yet", *path, word=word)


def _without_effect(draft: Draft) -> Iterator[tuple[str, Path]]:
    """Go through all lines that are kept and checked, and then do nothing."""
    if draft.program.privacy.notice is not None:
        yield "notice", ("privacy", "notice")
    yield "retention", ("privacy", "retention")
