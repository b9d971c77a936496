"""A task that goes from hand to hand by a button of its page: taken on, given back, handed over, taken back."""

from collections.abc import Callable, Mapping

from revflow.domain.errors import RefusedError
from revflow.service import handing, second, tasks
from revflow.service.form import TaskForm
from revflow.service.ports import Ports
from revflow.service.release_words import release_words
from revflow.web.intake import Sent

HAND = ":hand"
"""The field of these buttons. Programs cannot name a field of a form like that by chance: it begins with a sign."""

HEIR = ":to"
"""The field that says to whom a task is handed."""


def goes_from_hand_to_hand(sent: Sent) -> bool:
    """Tell whether a form came from one of these buttons, not from what the task itself asks for."""
    return bool(sent.one(HAND))


def pass_on(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    """Do what the button says, as the page's reader. Raises RefusedError, OutsideError."""
    act = _ACTS.get(sent.one(HAND).partition(" ")[0])
    if act is None:
        raise RefusedError("web-no-form")
    act(ports, asked, sent)


def _claim(ports: Ports, asked: TaskForm, _sent: Sent) -> None:
    handing.claim(ports, asked.task.id, asked.reader.ref)


def _give_back(ports: Ports, asked: TaskForm, _sent: Sent) -> None:
    handing.give_back(ports, asked.task.id, asked.reader.ref)


def _take_back(ports: Ports, asked: TaskForm, _sent: Sent) -> None:
    second.take_back(ports, asked.task.id, asked.reader.ref)


def _hand_over(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    """Hand the task to one of those whom the page offers: nobody else is told of by a crafted form."""
    heirs = tasks.page(ports, asked.task.id, asked.reader.ref).in_hand.heirs
    heir = next((one for one in heirs if one.ref == sent.one(HEIR)), None)
    if heir is None:
        raise RefusedError("web-no-heir")
    handing.reassign(ports, asked.task.id, heir.email, asked.reader.ref)


def _release_words(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    """Release a text that the page shows, named after the act as `<task>/<field>`: no other by a crafted form."""
    page = tasks.page(ports, asked.task.id, asked.reader.ref)
    named = sent.one(HAND).partition(" ")[2]
    shown = (*page.words, *(page.brief.words if page.brief else ()))
    chosen = next((one for one in shown if f"{one.task}/{one.field}" == named), None)
    if chosen is None:
        raise RefusedError("web-no-form")
    release_words(ports, chosen.task, chosen.field, asked.reader.ref)


_ACTS: Mapping[str, Callable[[Ports, TaskForm, Sent], None]] = {
    "claim": _claim,
    "give-back": _give_back,
    "take-back": _take_back,
    "hand-over": _hand_over,
    "release-words": _release_words,
}
