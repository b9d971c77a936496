"""What the format has and this version does not do yet: told once for each feature, so that nobody relies on it."""

from collections.abc import Iterator

from revflow.definition.draft import Draft
from revflow.definition.steps import MatchStep, SessionsStep
from revflow.definition.tree import Path

_OWN_SENTENCES = {"bounds": "bounds-not-done-yet"}
"""Features with a sentence of their own: `bounds` checks `count`, and has no effect once the program runs."""


def check(draft: Draft) -> None:
    """Warn of what has no effect, refuse what would make another program than the one that is written."""
    told: set[str] = set()
    for word, path in _without_effect(draft):
        if word not in told and _own(draft, path):
            told.add(word)
            draft.warn(_OWN_SENTENCES.get(word, "not-done-yet"), *_written(draft, path), word=word)
    for index, step in draft.steps():
        if isinstance(step, MatchStep) and step.chosen_by != "rules":
            draft.fault("not-possible-yet", "steps", index, "chosen_by", word=f"chosen_by: {step.chosen_by}")
        if isinstance(step, MatchStep) and step.crossed:
            draft.fault("not-possible-yet", "steps", index, "crossed", word="crossed: true")


def _without_effect(draft: Draft) -> Iterator[tuple[str, Path]]:
    """Go through all lines that are kept and checked, and then do nothing."""
    program = draft.program
    if program.privacy.notice is not None:
        yield "notice", ("privacy", "notice")
    yield "retention", ("privacy", "retention")
    for index, step in draft.steps():
        at = ("steps", index)
        if isinstance(step, SessionsStep):
            yield from ((word, (*at, word)) for word in _of_sessions(step))


def _of_sessions(step: SessionsStep) -> Iterator[str]:
    """No pair can agree on fewer or more sessions yet (rule 12), nor does anybody hear how they go."""
    yield "bounds"
    if step.pulse is not None:
        yield "pulse"
    if step.alert is not None:
        yield "alert"


def _own(draft: Draft, path: Path) -> bool:
    """Say whether that line is the company's: in the file or in a step of its own, not in a step that came along."""
    if not draft.wrote(*path):
        return False
    used = path[0] == "steps" and path[1] in draft.used
    return not used or draft.tree.place(path) != draft.tree.place((*path[:2], "use"))


def _written(draft: Draft, path: Path) -> Path:
    """Return where the program itself says it: of a used step's own line, at its `use`."""
    used = path[0] == "steps" and path[1] in draft.used and draft.from_file(path)
    return (*path[:2], "use") if used else path
