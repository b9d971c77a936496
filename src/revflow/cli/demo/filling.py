"""How scripted people fill in a form: by what its controls are and how they are called."""

from collections.abc import Sequence

from revflow.cli.demo.cast import Cast, Whim
from revflow.cli.demo.pages import Field, Form, Page
from revflow.engine.sessions.pulse import WELL
from revflow.texts import say

_MANY = 3
_COMMITMENTS = 3
_SLOTS = 4


def filled(cast: Cast, reader: str, page: Page, form: Form) -> dict[str, list[str]]:
    """Return a value for each control of a form that this person fills in."""
    values = {
        name: _value(Whim(reader, page.title, name), page.language, control) for name, control in form.fields.items()
    }
    return values | _levels(cast, reader, page, form)


def files(page: Page, form: Form) -> dict[str, tuple[str, bytes]]:
    """Return a text file for each file that must be handed in; after remarks, a better one in the first one's place."""
    text = say(page.language, "demo-module-again" if page.remarked else "demo-module")
    offered = [control for control in form.fields.values() if control.kind == "file"]
    asked = [control for control in offered if control.required] or offered[: int(page.remarked)]
    return {control.name: (f"{control.name}.md", text.encode()) for control in asked}


def _value(whim: Whim, language: str, control: Field) -> list[str]:
    chosen = control.values
    match control.kind:
        case "checkbox" if control.name == "commitment":
            chosen = whim.some(control.options, _COMMITMENTS)
        case "checkbox" if control.name == "also":
            pass
        case "checkbox":
            chosen = whim.some(control.options, _SLOTS)
        case "radio" if control.name == WELL:
            chosen = control.options[:1]
        case "radio":
            chosen = [control.options[-whim.between(1, 3)]]
        case "textarea" | "text":
            chosen = control.values or [whim.phrase(language)]
        case "number":
            chosen = [str(whim.between(1, 6))]
        case _:
            pass
    return chosen


def _levels(cast: Cast, reader: str, page: Page, form: Form) -> dict[str, list[str]]:
    """Choose topics by choosing their levels, controls called `topics.data.now`; those asked again all get one."""
    names = [name for name, control in form.fields.items() if control.kind == "select"]
    topics = list(dict.fromkeys(name.rpartition(".")[0] for name in names))
    again = reader in cast.mentees and not any(name.endswith(".wanted") for name in names)
    chosen = topics if again else _chosen(cast, reader, topics)
    levels = {}
    for name in names:
        whim = Whim(reader, page.title, name)
        level = _level(cast, whim, high=again or name.endswith(".wanted"))
        levels[name] = [level] if name.rpartition(".")[0] in chosen else []
    return levels


def _chosen(cast: Cast, reader: str, topics: Sequence[str]) -> list[str]:
    """Return the topics of one person: executives ask for one or two in turn, a mentor offers three.

    Who declines a pair asks for three, so that another mentor fits.
    """
    if not topics:
        return []
    many = reader in cast.mentors or reader == cast.decliner
    place = (cast.mentors if reader in cast.mentors else cast.mentees).index(reader)
    count = _MANY if many else 1 + place % 2
    return [topics[(place + step) % len(topics)] for step in range(min(count, len(topics)))]


def _level(cast: Cast, whim: Whim, *, high: bool) -> str:
    if whim.reader in cast.mentors:
        return str(whim.between(3, 4))
    return str(whim.between(2, 3) if high else whim.between(0, 1))
