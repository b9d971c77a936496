"""What a page tells: answers that are decided about, what happened, and how a task was closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from revflow import texts
from revflow.definition.fields import FormField
from revflow.domain.tasks import TaskState
from revflow.service.page import HistoryLine, ShownAnswer, TaskPage
from revflow.web.entries import label_of, weekday
from revflow.web.words import Words


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
        return {"done": "", "withdrawn": words.say(key if texts.known(key) else "web-withdrawn-other")}
    if task.state is not TaskState.DONE or task.closed_at is None:
        return {"done": "", "withdrawn": ""}
    who = words.say("web-you") if task.closed_by == page.reader.ref else page.closed_by
    done = words.say(
        f"web-done-{task.kind.value}" if who else "web-done-by-nobody",
        who=who,
        when=words.moment(task.closed_at),
        result=_result(words, page, task.result),
    )
    return {"done": done, "withdrawn": ""}


def _result(words: Words, page: TaskPage, result: str) -> str:
    key = f"web-session-{result}"
    return words.say(key) if texts.known(key) else words.outcome(page.step, result)


def happened(words: Words, page: TaskPage, line: HistoryLine) -> str:
    """Return what a line of the history says; a code without a sentence is shown as it is."""
    key = f"web-happened-{line.what}"
    if not texts.known(key):
        return line.what
    said: dict[str, object] = {name: value for name, value in line.data.items() if name != "files"}
    files = line.data.get("files")
    if isinstance(files, tuple):
        said["count"] = len(files)
    for name in ("outcome", "result"):
        if name in said:
            said[name] = _result(words, page, str(said[name]))
    for name, value in said.items():
        if isinstance(value, datetime):
            said[name] = words.until(value) if name == "due" else words.moment(value)
    if line.data.get("due", "") is None:
        key = "web-happened-asked-undated"
    who = words.say("web-you") if line.who == page.reader.name else line.who
    told = words.say(key, who=who or words.say("web-revflow"), **said)
    return told[:1].upper() + told[1:]


def told_answer(words: Words, answer: ShownAnswer) -> list[Told]:
    """Return an answer as it is shown to who decides."""
    told = []
    for name, field_ in answer.fields:
        if name in answer.answer:
            lines = _lines(words, field_, answer.answer[name])
            told.append(Told(label_of(words, name, field_), lines or (words.say("web-nothing"),)))
    return told


def _lines(words: Words, field_: FormField, value: object) -> tuple[str, ...]:  # noqa: PLR0911 - a case for each type
    match field_.type, value:
        case "topics", Mapping():
            return tuple(_topic_line(words, topic, levels) for topic, levels in value.items())
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


def _topic_line(words: Words, topic: str, levels: Mapping[str, int]) -> str:
    names = words.levels()
    asked = ", ".join(
        f"{words.say(f'web-level-ask-{ask}').lower()} {number} ({names[number]})"
        for ask, number in levels.items()
        if 0 <= number < len(names)
    )
    return words.say("web-topic-line", topic=words.topic(topic), levels=asked) if asked else words.topic(topic)
