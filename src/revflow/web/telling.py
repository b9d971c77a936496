"""What a page tells: answers that are decided about, what happened, and how a task was closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from revflow import texts
from revflow.definition.fields import FormField, QuizField
from revflow.domain.tasks import TaskKind, TaskState
from revflow.service.page import HistoryLine, ShownAnswer, TaskPage
from revflow.web.entries import label_of, weekday
from revflow.web.notices import short
from revflow.web.quizzes import score_lines
from revflow.web.words import Words

Levels = Mapping[str, Mapping[str, int]]
_BY_HAND = frozenset({"reassigned", "given-back", "reopened", "corrected"})
"""What nobody but people does: without a name it was HR's console."""


_RESULTS = {TaskKind.AGREE: "agree", TaskKind.PAUSE: "pause"}
"""How the results of a kind of task are called in the catalogues, if not as those of a session."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answered field: its label, and the answer in lines."""

    label: str
    lines: tuple[str, ...]


def closed(words: Words, page: TaskPage) -> dict[str, object]:
    """Return what is said of a task that takes nothing any more."""
    task = page.task
    if task.state is TaskState.WITHDRAWN:
        key = f"web-withdrawn-{task.result}"
        general = words.say(key if texts.known(key) else "web-withdrawn-other")
        return {"done": "", "withdrawn": _settled(words, page) or general}
    if task.state is not TaskState.DONE or task.closed_at is None:
        return {"done": "", "withdrawn": ""}
    who = for_whom(words, page, page.closed_by, page.closed_for)
    key = f"web-done-{task.result}" if task.kind is TaskKind.CHOOSE else f"web-done-{task.kind.value}"
    done = words.say(
        key if who else "web-done-by-nobody",
        who=who,
        when=words.moment(task.closed_at),
        result=page.chosen or _result(words, page, task.result),
    )
    return {"done": done, "withdrawn": ""}


def _settled(words: Words, page: TaskPage) -> str:
    """Return who gave the vote that concluded a gate before one's own, with the outcome; empty where it is not told."""
    now = [line for line in page.history if line.at == page.task.closed_at]
    vote = next((line for line in now if line.what.startswith("voted") and line.who), None)
    outcome = next((line for line in now if line.what == "concluded"), None)
    if vote is None or outcome is None:
        return ""
    who = for_whom(words, page, vote.who, str(vote.data.get("principal", "")))
    result = words.outcome(page.step, str(outcome.data["outcome"]))
    return words.say("web-withdrawn-concluded-by", who=who, when=words.moment(vote.at), result=result)


def for_whom(words: Words, page: TaskPage, who: str, principal: str) -> str:
    """Return who acted, and for whom if in somebody else's place; the reader is told as `you`."""
    named = _named(words, page, who)
    return words.say("web-for", who=named, principal=_named(words, page, principal)) if principal else named


def stands_in(words: Words, page: TaskPage) -> str:
    """Return for whom the reader stands in, or that this is over; empty for who was asked in person."""
    if not page.in_hand.deputy:
        return ""
    over, unnamed = "-back" if page.in_hand.back else "", "" if page.in_hand.principal else "-unnamed"
    return words.say(f"web-stand-in{over}{unnamed}", principal=page.in_hand.principal)


def taken(words: Words, page: TaskPage) -> str:
    """Return who has taken the task on, if anybody has."""
    if page.in_hand.mine:
        return words.say("web-claimed-by-you")
    return words.say("web-claimed", who=page.in_hand.claimed_by) if page.in_hand.claimed_by else ""


def _result(words: Words, page: TaskPage, result: str) -> str:
    key = f"web-{_RESULTS.get(page.task.kind, 'session')}-{result}"
    return words.say(key) if texts.known(key) else words.outcome(page.step, result)


def happened(words: Words, page: TaskPage, line: HistoryLine) -> str:
    """Return what a line of the history says; a code without a sentence is shown as it is."""
    key = f"web-happened-{line.what}"
    if not texts.known(key):
        return line.what
    if line.data.get("due", "") is None:
        key = "web-happened-asked-undated"
    if line.what == "stood-in" and not line.data["principal"]:
        key = "web-happened-stood-in-all"
    who = _named(words, page, line.who) or words.say("web-role-hr" if line.what in _BY_HAND else "web-revflow")
    told = words.say(key, who=who, **_said(words, page, line))
    return told if line.who and who == line.who else told[:1].upper() + told[1:]  # names and addresses as they are


def _said(words: Words, page: TaskPage, line: HistoryLine) -> dict[str, object]:
    """Return a line's data as its sentence says them: names of outcomes, moments, counts of files."""
    said: dict[str, object] = {}
    for name, value in line.data.items():
        match name, value:
            case "notice", _:
                said[name] = short(str(value))
            case "files", tuple():
                said["count"] = len(value)
            case "outcome" | "result", _:
                said[name] = _result(words, page, str(value))
            case "agreed", bool():
                said[name] = str(value)
            case "principal" | "to" | "deputy" | "former" | "heir", str():
                said[name] = _named(words, page, value)
            case _, datetime():
                said[name] = words.until(value) if name == "due" else words.moment(value)
            case _:
                said[name] = value
    return said


def _named(words: Words, page: TaskPage, name: str) -> str:
    """Return a name; the reader is told as `you`."""
    return words.say("web-you") if name == page.reader.name else name


def told_answer(words: Words, answer: ShownAnswer) -> list[Told]:
    """Return an answer as it is shown to who decides."""
    told = []
    for name, field_ in answer.fields:
        if name in answer.answer:
            value, then = answer.answer[name], answer.then.get(name, {})
            if isinstance(field_, QuizField) and isinstance(value, Mapping):
                told.append(Told(label_of(words, name, field_), score_lines(words, field_, value, then)))
                continue
            lines = _lines(words, field_, value, then)
            told.append(Told(label_of(words, name, field_), lines or (words.say("web-nothing"),)))
    return told


def _lines(words: Words, field_: FormField, value: object, then: Levels) -> tuple[str, ...]:  # noqa: PLR0911 - a case for each type
    match field_.type, value:
        case "topics", Mapping():
            return tuple(_topic_line(words, topic, levels, then.get(topic, {})) for topic, levels in value.items())
        case "slots", list() | tuple():
            days = [str(slot).partition("-") for slot in value]
            return tuple(f"{weekday(words, day)} {words.say(f'web-{half}').lower()}" for day, _, half in days)
        case "volunteer", _:
            return (words.say("web-yes" if value else "web-no"),)
        case "file", list() | tuple():
            return tuple(str(item["name"]) for item in value)
        case "choice", _:
            options = getattr(field_, "options", {})
            chosen = value if isinstance(value, list | tuple) else [value]
            return tuple(options[name].say(words.language) if name in options else str(name) for name in chosen)
        case _, list() | tuple():
            return tuple(str(item) for item in value)
        case _:
            return (str(value),)


def _topic_line(words: Words, topic: str, levels: Mapping[str, int], then: Mapping[str, int]) -> str:
    """Return a topic with its levels, and below what they were when the topic was asked for."""
    asked = _levels(words, levels)
    line = words.say("web-topic-line", topic=words.topic(topic), levels=asked) if asked else words.topic(topic)
    return f"{line}\n{_then(words, then)}" if then else line


def _then(words: Words, then: Mapping[str, int]) -> str:
    names = words.levels()
    told = {ask: f"{number} ({names[number]})" for ask, number in then.items() if 0 <= number < len(names)}
    key = "web-topic-then-wanted" if "wanted" in told else "web-topic-then"
    return words.say(key, **{"now": "", **told})


def _levels(words: Words, levels: Mapping[str, int]) -> str:
    names = words.levels()
    return ", ".join(
        f"{words.say(f'web-level-ask-{ask}').lower()} {number} ({names[number]})"
        for ask, number in levels.items()
        if 0 <= number < len(names)
    )
