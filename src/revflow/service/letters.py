"""Compose a mail: what its template is told, in the reader's language and time zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Journey, Scope
from revflow.domain.people import Person
from revflow.domain.tasks import Task
from revflow.engine import calendar
from revflow.service import links
from revflow.service.case import people_of, program_of
from revflow.service.ports import Cohort, Db, Letter, OutboxMail, Ports

_INVITATIONS = {"REQUEST", "CANCEL"}


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one mail is written from."""

    ports: Ports
    db: Db
    cohort: Cohort
    program: Program
    people: Mapping[str, Person]
    reader: Person

    @property
    def language(self) -> str:
        languages = self.program.languages
        return self.reader.language if self.reader.language in languages else languages[0]

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(calendar.zone(self.program.calendar, self.reader.site))


def compose(ports: Ports, db: Db, mail: OutboxMail, now: datetime) -> Letter:
    """Return the letter of one outbox row. Raises OutsideError `template-faulty`."""
    desk = _desk(ports, db, mail)
    order = mail.order
    journey = db.summary(order.journey).journey
    context = _common(desk, journey) | _of_order(desk, journey, mail)
    subject, text, html = ports.letters.render(order.template, desk.language, context, _folder(desk.cohort))
    return Letter(
        message_id=message_id(ports, order.key),
        to=desk.reader.email,
        subject=subject,
        text=text,
        html=html,
        cc=tuple(desk.people[ref].email for ref in order.cc if ref in desk.people),
        reply_to=str(context["reply_to"]),
        language=desk.language,
        attachments=(*_calendar(desk, journey, mail), *_files(ports, db, order.attach)),
        date=now,
    )


def compose_digest(ports: Ports, db: Db, batch: Sequence[OutboxMail], now: datetime) -> Letter:
    """Return the one daily letter that stands for several rows of the same person."""
    first = batch[0]
    desk = _desk(ports, db, first)
    cohort_journey = db.summary(desk.cohort.code).journey
    items = [_item(desk, mail) for mail in batch]
    context = _common(desk, cohort_journey) | {"items": items, "step": {"id": "", "title": ""}, "task": None}
    subject, text, html = ports.letters.render("digest", desk.language, context, _folder(desk.cohort))
    return Letter(
        message_id=message_id(ports, "digest/" + first.order.key),
        to=desk.reader.email,
        subject=subject,
        text=text,
        html=html,
        reply_to=str(context["reply_to"]),
        language=desk.language,
        date=now,
    )


def message_id(ports: Ports, key: str) -> str:
    """Return the Message-ID of an outbox key: the same whenever the same mail is handed over again."""
    host = ports.web_url.partition("://")[2].partition("/")[0].partition(":")[0] or "revflow.invalid"
    return f"<{sha256(f'{ports.secret}/{key}'.encode()).hexdigest()[:32]}@{host}>"


def _desk(ports: Ports, db: Db, mail: OutboxMail) -> _Desk:
    cohort = db.cohort(mail.cohort)
    people = people_of(db, mail.cohort)
    return _Desk(ports, db, cohort, program_of(db, cohort), people, people[mail.order.to])


def _folder(cohort: Cohort) -> str:
    return str(Path(cohort.folder).parent / "templates")


def _common(desk: _Desk, journey: Journey) -> dict[str, object]:
    program = desk.program
    reader = desk.reader
    named = "@" not in reader.name
    hr = program.groups.get("hr")
    return {
        "company": program.company,
        "program": program.title.say(desk.language),
        "cohort": desk.cohort.name,
        "code": journey.code,
        "language": desk.language,
        "person": {"name": reader.name if named else "", "first": reader.name.split()[0] if named else ""},
        "role": _role(desk, journey),
        "reply_to": hr.members[0] if hr and hr.members else desk.ports.reply_to,
        "leave_link": None,
        "partner": None,
        "items": [],
        "report": {},
        "topics": [program.topics[topic].say(desk.language) for topic in journey.topics if topic in program.topics],
        "number": None,
        "starts": None,
        "minutes": None,
        "cause": "",
        "late": False,
    }


def _role(desk: _Desk, journey: Journey) -> str:
    """Return what the reader is in that journey: mentee, mentor, or the name of a group, or empty."""
    for role, code in (("mentee", journey.mentee), ("mentor", journey.mentor)):
        if code and desk.db.summary(code).journey.person == desk.reader.ref:
            return role
    if journey.person == desk.reader.ref:
        return journey.scope.value
    groups = desk.program.groups.items()
    return next((name for name, group in groups if desk.reader.email in (*group.members, *group.deputies)), "")


def _of_order(desk: _Desk, journey: Journey, mail: OutboxMail) -> dict[str, object]:
    order = mail.order
    data = dict(order.data)
    for name, value in data.items():
        if name == "starts" and isinstance(value, str):
            data[name] = desk.local(datetime.fromisoformat(value))
    return data | {
        "step": _step(desk, order.step),
        "task": _task(desk, desk.db.task(order.task)) if order.task else None,
        "partner": _partner(desk, journey),
        "subject": _subject(desk, journey),
        "leave_link": _leave_link(desk, journey),
    }


def _step(desk: _Desk, step_id: str) -> dict[str, str]:
    try:
        step = desk.program.step(step_id)
    except (KeyError, StopIteration):
        return {"id": step_id, "title": ""}
    return {"id": step.id, "title": step.title.say(desk.language) if step.title else step.id}


def _task(desk: _Desk, task: Task) -> dict[str, object]:
    return {
        "link": task_url(desk.ports, desk.db, desk.cohort.name, task.id, desk.reader.ref),
        "due": desk.local(task.due) if task.due else None,
        "kind": task.kind.value,
        "number": task.session,
    }


def task_url(ports: Ports, db: Db, cohort: str, task_id: str, ref: str) -> str:
    """Return the address of a task's page for one person."""
    return f"{ports.web_url}/tasks/{links.sign(ports, db, cohort, 'task', task_id, ref)}"


def _partner(desk: _Desk, journey: Journey) -> dict[str, str] | None:
    """Return the other one of a pair, for a reader who is one of the two."""
    if journey.scope is not Scope.PAIR:
        return None
    pair = [desk.db.summary(code).journey.person for code in (journey.mentee, journey.mentor)]
    if desk.reader.ref not in pair:
        return None
    other = desk.people[next(ref for ref in pair if ref != desk.reader.ref)]
    return {"name": other.name, "email": other.email, "department": other.department, "site": other.site}


def _subject(desk: _Desk, journey: Journey) -> str:
    """Return whom a journey is about, as a reader may see it: external groups see the code only (rule 29)."""
    external = any(group.external and desk.reader.email in group.members for group in desk.program.groups.values())
    refs = [journey.person] if journey.person else []
    refs += [desk.db.summary(code).journey.person for code in (journey.mentee, journey.mentor) if code]
    if external or not refs:
        return journey.code
    return ", ".join(desk.people[ref].name for ref in refs)


def _leave_link(desk: _Desk, journey: Journey) -> str | None:
    own = _own_journey(desk, journey)
    if own is None or desk.program.participation != "voluntary":
        return None
    token = links.sign(desk.ports, desk.db, desk.cohort.name, "leave", own, desk.reader.ref)
    return f"{desk.ports.web_url}/leave/{token}"


def _own_journey(desk: _Desk, journey: Journey) -> str | None:
    """Return the code of the reader's own mentee's or mentor's journey, seen from this journey."""
    for code in (journey.code if journey.person else "", journey.mentee, journey.mentor):
        if code and desk.db.summary(code).journey.person == desk.reader.ref:
            return code
    return None


def _item(desk: _Desk, mail: OutboxMail) -> dict[str, object]:
    order = mail.order
    task = desk.db.task(order.task) if order.task else None
    return {
        "title": _step(desk, order.step)["title"],
        "subject": _subject(desk, desk.db.summary(order.journey).journey),
        "code": order.journey,
        "due": desk.local(task.due) if task and task.due else None,
        "link": task_url(desk.ports, desk.db, desk.cohort.name, task.id, desk.reader.ref) if task else None,
    }


def _calendar(desk: _Desk, journey: Journey, mail: OutboxMail) -> list[tuple[str, str, bytes]]:
    """Return the iCalendar part of an invitation or cancellation (RFC 5546)."""
    method = str(mail.order.data.get("method", ""))
    if method not in _INVITATIONS:
        return []
    pair = [desk.people[desk.db.summary(code).journey.person] for code in (journey.mentee, journey.mentor)]
    part = desk.ports.letters.calendar(
        {
            **mail.order.data,
            "uid": f"{journey.code}-{mail.order.data['number']}@{desk.cohort.name}",
            "summary": desk.program.title.say(desk.language),
            "attendees": [(person.name, person.email) for person in pair],
            "zone": str(calendar.zone(desk.program.calendar, desk.reader.site)),
            "stamp": mail.queued_at,
        }
    )
    return [("invite.ics", f"text/calendar; method={method}", part)]


def _files(ports: Ports, db: Db, digests: Sequence[str]) -> list[tuple[str, str, bytes]]:
    found: list[tuple[str, str, bytes]] = []
    for sha256_ in digests:
        for deliverable in db.deliverables(sha256=sha256_)[:1]:
            found.append((deliverable.name, "application/octet-stream", ports.files.path(sha256_).read_bytes()))
    if len(found) != len(digests):
        raise RefusedError("file-unknown")
    return found
