"""What the template of a task's page is filled with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from revflow import texts
from revflow.definition.fields import FormField, TopicsField
from revflow.definition.steps import ApprovalStep, ModuleStep, TrainingStep
from revflow.domain.errors import FaultyInputError, RevflowError
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine.sessions.requests import PAIR
from revflow.service.explained import Explained
from revflow.service.page import ShownFile, TaskPage
from revflow.texts.typography import typeset
from revflow.web.entries import entries, file_hint, flat, label_of
from revflow.web.look import sentence
from revflow.web.notices import told_of_data
from revflow.web.prose import prose
from revflow.web.quizzes import score_line, topic_lines
from revflow.web.telling import closed, for_whom, happened, stands_in, taken, told_answer
from revflow.web.words import Words

_FIRST_MENTORS = 8
"""So many mentors stand open on the page of who chooses one; the others are folded."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An act that was not taken: what was typed (None: it could not be read), which is kept, and why."""

    values: Mapping[str, Sequence[str]] | None = None
    error: RevflowError | None = None


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault in the list above the form, with a link to its field."""

    label: str
    anchor: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file on the page, what it is, and the link that downloads it."""

    shown: ShownFile
    label: str
    link: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A deliverable that is asked for."""

    name: str
    label: str
    help: str
    accept: str
    required: bool


def task_view(page: TaskPage, attempt: Attempt, sign: Callable[[str, str], str]) -> dict[str, object]:
    """Return all names that `task.html` uses. `sign` makes the token of a link from its purpose and subject."""
    words = Words(page.program, page.language, page.zone)
    faults = _faults(words, page, attempt.error)
    values = flat(page.prefilled) if attempt.values is None else attempt.values
    return {
        "page": page,
        "title": words.title(page.step) if page.task.kind is not TaskKind.CHOOSE else words.say(_to_choose(page)),
        "closed": page.task.state in (TaskState.DONE, TaskState.WITHDRAWN),
        "acting": words.acting(page.reader, words.role(_acting_as(page))),
        "banner": _banner(words, page, attempt.error) if attempt.error else "",
        "faults": faults,
        "values": values,
        "once": [line for line in page.rubric if not (page.judged and line in _per_topic(page))],
        "per_topic": _per_topic(page),
        "ticked": values.get("topics", () if attempt.values else page.judged),
        "told": lambda answer: told_answer(words, answer),
        "score_line": partial(score_line, words),
        "topic_lines": partial(topic_lines, words),
        "label_of": partial(label_of, words),
        "named": lambda choices: ", ".join(text.say(page.language) for text in choices),
        "program": page.program,
        "explained": Explained(page.program, page.language),
        "first_mentors": _FIRST_MENTORS,
        "for_whom": lambda vote: for_whom(words, page, vote.who, vote.principal),
        "happened": lambda line: happened(words, page, line),
        "files": _files(words, page, sign),
        "leave_link": f"/leave/{sign('leave', page.leave)}" if page.leave else "",
        **told_of_data(words, page.notice, asked=page.task.kind is TaskKind.ANSWER),
        "help_link": f"/help/{sign('help', page.help)}" if page.help else "",
        **_asked(words, page, values, faults),
        "whose_place": stands_in(words, page),
        "taken": taken(words, page),
        "asks": not (page.held or page.in_hand.back) and (page.in_hand.mine or not page.in_hand.claimed_by),
        **closed(words, page),
        **_named_by(words, page),
    }


def _named_by(words: Words, page: TaskPage) -> dict[str, object]:
    """Return what writes moments, people, levels and outcomes in the reader's words."""
    return {
        "zone": words.place(),
        "moment": words.moment,
        "until": words.until,
        "day": words.day,
        "person": words.person,
        "role_name": words.role,
        "size": words.size,
        "topic_names": words.topics,
        "outcome_name": lambda name: words.outcome(page.step, name),
        "rubric_name": lambda name: _line(words, name),
        "levels": words.levels(),
        "level_name": words.level,
    }


def _to_choose(page: TaskPage) -> str:
    """Return the heading of a choice: the step's title speaks of all pairs, a mentee names one mentor."""
    return "web-choose-title" if page.subject else "web-sheet-title"


def _acting_as(page: TaskPage) -> str:
    """Return as what the reader acts: where both of a pair are asked, which of the two, or whose assistant."""
    if page.task.awaits != PAIR:
        return page.task.awaits
    match page.partners:
        case [("mentor", _)]:
            return "mentee"
        case [("mentee", _)]:
            return "mentor"
        case partners:
            return next((f"{role}.assistant" for role, one in partners if one.assistant == page.reader.email), "")


def _asked(
    words: Words, page: TaskPage, values: Mapping[str, Sequence[str]], faults: Mapping[str, FaultLine]
) -> dict[str, object]:
    """Return what the forms of the different kinds of task show."""
    sentences = {name: fault.sentence for name, fault in faults.items()}
    start = page.proposed_start.astimezone(ZoneInfo(page.zone)) if page.proposed_start else None
    content = page.content
    training = page.step if isinstance(page.step, TrainingStep) else None
    own = page.subject is None or page.subject.ref == page.reader.ref
    commented = [label.say(page.language) for _name, label, required in page.outcomes if required]
    return {
        "entries": entries(words, page.fields, values, page.prefilled, sentences, page.quizzes),
        "private": isinstance(page.step, ApprovalStep) and page.step.private,
        "decide_hint": words.say(_hint(page)),
        "deliverables": _wanted(words, page),
        "guided": words.say(f"web-guide-{page.guide}", topic=words.topics(page.topics[:1])) if page.guide else "",
        "agreed_rules": prose(page.agreement.rules.body_markdown) if page.agreement else "",
        "prose": prose(content.body_markdown) if content else "",
        "questions": content.questions[: training.reflect] if content and training and own else (),
        **_commitments(page, values, training.commitments if training and own else 0),
        "confirm_label": words.say("web-confirm" if own else "web-confirm-for"),
        "comment_help": words.say("web-comment-required", outcomes=" / ".join(commented))
        if commented
        else words.say("web-comment-help"),
        "start_day": _typed(values, "day", start.strftime("%Y-%m-%d") if start else ""),
        "where": _typed(values, "where", page.where),
        "start_time": _typed(values, "time", start.strftime("%H:%M") if start else ""),
    }


def _commitments(page: TaskPage, values: Mapping[str, Sequence[str]], count: int) -> dict[str, object]:
    """Return what commitments are chosen from, with a line in one's own words for each that is asked for."""
    offered = page.content.commitments if page.content and count else ()
    typed = [text for text in values.get("commitment", ()) if text and text not in offered]
    return {"choose": count, "commitments": offered, "own_words": (*typed, *[""] * count)[:count]}


def _hint(page: TaskPage) -> str:
    """Return the message that says what a click on an outcome does: a module's review is not taken back."""
    if not isinstance(page.step, ApprovalStep):
        return "web-decide-hint-review"
    return "web-decide-hint-private" if page.step.private else "web-decide-hint"


def _typed(values: Mapping[str, Sequence[str]], name: str, otherwise: str) -> str:
    typed = values.get(name)
    return typed[0] if typed else otherwise


def _banner(words: Words, page: TaskPage, error: RevflowError) -> str:
    """Return an error's sentence, with names for its references and codes."""
    names: dict[str, object] = {}
    if "who" in error.data:
        you = error.data.get("by") == page.reader.ref
        names["who"] = words.say("web-you") if you else error.data["who"] or words.say("web-revflow")
    for name in ("outcome", "result"):
        if isinstance(page.step, ApprovalStep | ModuleStep) and name in error.data:
            code = str(error.data[name])
            names[name] = words.outcome(page.step, code) if words.decides(page.step, code) else code
    if "line" in error.data:
        names["line"] = _line(words, str(error.data["line"]))
    if "step" in error.data:
        names["step"] = words.title(page.step)
    return sentence(page.language, error, page.zone, names)


def _per_topic(page: TaskPage) -> tuple[str, ...]:
    return page.step.per_topic if isinstance(page.step, ApprovalStep) else ()


def _line(words: Words, name: str) -> str:
    """Return the name of a rubric's line, of one per topic with its topic."""
    line, _, topic = name.partition(".")
    named = words.or_name("web-rubric", line).capitalize()
    return f"{named} · {words.topic(topic)}" if topic else named


def _faults(words: Words, page: TaskPage, error: RevflowError | None) -> dict[str, FaultLine]:
    if not isinstance(error, FaultyInputError):
        return {}
    fields = dict(page.fields)
    lines = {}
    for fault in error.faults:
        known = fields.get(fault.path)
        told = {name: _named(words, known, value) for name, value in fault.data.items()}
        key = f"fault-{fault.code}"
        said = typeset(texts.say(words.language, key, **told), words.language) if texts.known(key) else fault.code
        label = label_of(words, fault.path, known) if known else ""
        lines[fault.path] = FaultLine(label, f"f-{fault.path}" if known else "", said)
    return lines


def _named(words: Words, field: FormField | None, value: object) -> object:
    """Return a fault's data with topics by their names."""
    if isinstance(field, TopicsField) and isinstance(value, tuple):
        return words.topics(value)
    return value


def _files(words: Words, page: TaskPage, sign: Callable[[str, str], str]) -> tuple[FileLine, ...]:
    step = page.step
    labels = {name: wanted.label for name, wanted in step.deliverables.items()} if isinstance(step, ModuleStep) else {}
    lines = []
    for shown in page.files:
        label = labels.get(shown.label)
        name = label.say(words.language) if label else words.or_name("web-file", shown.label).capitalize()
        lines.append(FileLine(shown, name, f"/files/{sign('file', file_subject(page.task.id, shown.sha256))}"))
    return tuple(lines)


def file_subject(task_id: str, sha256: str) -> str:
    """Return what a file's link is for: one file as one task shows it."""
    return f"{task_id}/{sha256}"


def _wanted(words: Words, page: TaskPage) -> tuple[Wanted, ...]:
    if not isinstance(page.step, ModuleStep):
        return ()
    there = {file.label for file in page.files}
    return tuple(
        Wanted(
            name,
            wanted.label.say(words.language) if wanted.label else words.or_name("web-file", name).capitalize(),
            file_hint(words, wanted.accept, wanted.max_mb),
            ",".join(f".{ending}" for ending in wanted.accept),
            wanted.required and name not in there,
        )
        for name, wanted in page.step.deliverables.items()
    )
