"""Names of templates and of other steps' work: mails, contents, guides, attachments."""

import re

from revflow.definition.draft import Draft
from revflow.definition.fields import TextField
from revflow.definition.files import read_file
from revflow.definition.meetings import SessionsStep
from revflow.definition.nearest import near
from revflow.definition.steps import CallStep, FormStep, MailStep, ModuleStep, ReportStep, TrainingStep
from revflow.definition.templates import NAME, find_template, template_names
from revflow.domain.errors import Fault
from revflow.domain.journeys import Scope

_SAYS = re.compile(r"(?!\s*#{1,6}(\s|$)).*\w")
"""A line of a content that is more than a heading or a rule."""


def check(draft: Draft) -> None:
    """Check every name that stands for something outside its step."""
    if draft.program.privacy.notice is not None:
        _check_content(draft, draft.program.privacy.notice, "privacy", "notice")
    for index, step in draft.steps():
        if step.mail is not None:
            _check_mail(draft, index, step.mail)
        match step:
            case TrainingStep():
                _check_content(draft, step.content, "steps", index, "content")
            case SessionsStep():
                _check_guide(draft, index, step.guide)
                _check_agenda(draft, index, step.agenda)
            case MailStep():
                for number, name in enumerate(step.attach):
                    _check_attached(draft, index, number, name)
                    _check_readers(draft, index, number, step)
            case _:
                pass


def _check_mail(draft: Draft, index: int, name: str) -> None:
    if not NAME.fullmatch(name) or find_template(draft.folders, f"mail/{name}") is None:
        known = template_names(draft.folders, "mail")
        draft.fault("unknown-mail", "steps", index, "mail", word=name, near=near(name, known))


def _has_content(draft: Draft, name: str, language: str) -> bool:
    if not NAME.fullmatch(name):
        return False
    return find_template(draft.folders, _content_file(name, language)) is not None


def _content_file(name: str, language: str) -> str:
    return f"content/{name}.{language.partition('-')[0]}.md"


def _check_content(draft: Draft, name: str, *at: str | int) -> None:
    known = template_names(draft.folders, "content")
    if name not in known:
        draft.fault("unknown-content", *at, word=name, near=near(name, known))
        return
    missing = [language for language in draft.program.languages if not _has_content(draft, name, language)]
    if missing:
        draft.warn("content-missing", *at, word=name, missing=missing)
    for language in dict.fromkeys((*draft.program.languages, "en")):
        _check_readable(draft, _content_file(name, language), *at)


def _check_readable(draft: Draft, file: str, *at: str | int) -> None:
    """Check that a content's file, if there is one, is text and says something: people confirm to have read it."""
    found = find_template(draft.folders, file)
    if found is None:
        return
    read = read_file(found)
    if isinstance(read, Fault) and read.code == "file-too-big":
        draft.fault("content-too-big", *at, file=file, limit=read.data["limit"])
    elif isinstance(read, Fault):
        draft.fault("content-unreadable", *at, file=file)
    elif not any(_SAYS.match(line) for line in read.splitlines()):
        draft.fault("content-empty", *at, file=file)


def _check_guide(draft: Draft, index: int, name: str | None) -> None:
    if name is None:
        return
    modules = [step.id for step in draft.program.steps if isinstance(step, ModuleStep) and step.for_each is Scope.TOPIC]
    contents = template_names(draft.folders, "content")
    unread = name in draft.ids and not any(step.id == name for step in draft.program.steps)
    if name in contents and name not in modules:
        _check_content(draft, name, "steps", index, "guide")
    elif name not in modules and not unread:
        draft.fault("unknown-guide", "steps", index, "guide", word=name, near=near(name, [*modules, *contents]))


def _check_agenda(draft: Draft, index: int, word: str | None) -> None:
    """What each session is for is a line of a text that one of the pair has written for both."""
    forms = [step for at, step in draft.steps() if at < index and isinstance(step, FormStep)]
    plans = [form for form in forms if form.for_each is Scope.PAIR and len(form.by) == 1]
    known = [
        f"{form.id}.{name}"
        for form in plans
        for name, field in form.fields.items()
        if isinstance(field, TextField) and field.many and not field.hr_only
    ]
    form = (word or "").partition(".")[0]
    unread = form in draft.ids and not any(step.id == form for step in draft.program.steps)
    if word is not None and word not in known and not unread:
        draft.fault("unknown-agenda", "steps", index, "agenda", word=word, near=near(word, known))


def _check_attached(draft: Draft, index: int, number: int, name: str) -> None:
    makers = [
        step.id
        for position, step in draft.steps()
        if position < index and isinstance(step, CallStep | ModuleStep | ReportStep)
    ]
    unread = name in draft.ids and not any(step.id == name for step in draft.program.steps)
    if name not in makers and not unread:
        draft.fault(
            "unknown-attachment", "steps", index, "attach", number, word=name, near=near(name, makers), known=makers
        )


def _check_readers(draft: Draft, index: int, number: int, step: MailStep) -> None:
    """An external group never learns who (rule 29): what calls make is made out to people."""
    word = step.attach[number]
    made = {other.id for other in draft.program.steps if isinstance(other, CallStep)}
    external = {name for name, group in draft.program.groups.items() if group.external}
    readers = external & {*step.to, *step.cc}
    if readers and word in made:
        draft.fault("external-attached", "steps", index, "attach", number, word=word, group=min(readers))
