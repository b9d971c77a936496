"""Compose a mail from its outbox row, when it is sent: so it is never older than what it says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

from revflow.definition.steps import TrainingStep
from revflow.domain.journeys import Journey
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task
from revflow.engine.choices import CHOSE_NOBODY
from revflow.engine.incidents import NOBODY_TO_MATCH
from revflow.engine.sessions.requests import OF_A_DATE
from revflow.service.attaching import attached
from revflow.service.calling import SPONSOR, group_title
from revflow.service.care import plea_of
from revflow.service.case import load_case
from revflow.service.choose import last_words
from revflow.service.circles import place_of
from revflow.service.desk import Desk, open_desk
from revflow.service.explained import Explained
from revflow.service.first_wave import sentences, tried
from revflow.service.gatherings import (
    GROUP,
    INVITATION,
    Gathering,
    attendees,
    of_the_day,
    others_asked,
    told_of,
)
from revflow.service.guided import guide_names
from revflow.service.history import remarks
from revflow.service.mail_context import MailContext, ReportCounts
from revflow.service.measure_lines import lines_of, rates_of
from revflow.service.notice import contact_of
from revflow.service.ports import Db, Invitation, Letter, OutboxMail, Ports
from revflow.service.reading import commitments, text_of
from revflow.service.roles import mentees_are, spoken_role
from revflow.service.sight import Sight, is_private
from revflow.service.time_asked import time_asked
from revflow.service.verdicts import verdict

DIGEST = "digest/"
"""What the key of a mail that stands for several begins with, before that of the first of them."""

_INVITES = {INVITATION, GROUP}
"""The mails that invite to a session."""

_INVITING = {"REQUEST", "CANCEL"}
_NUMBERS = ("number", "minutes", "sequence", "round", "in_row", "count", "count_now")
_LEFT = {"ending-left", "hr-left"}


def compose(ports: Ports, db: Db, mail: OutboxMail, now: datetime) -> Letter:
    """Return the letter of one outbox row. Raises OutsideError `template-faulty`."""
    desk = open_desk(ports, db, mail)
    journey = db.summary(mail.order.journey).journey
    order, found = of_the_day(db, desk.reader, journey, mail.order, now)
    files = attached(ports, db, order)
    context = _common(desk, journey) | _of_order(desk, journey, order)
    if found is not None:
        context.update(told_of(db, desk.reader, journey, mail.order, found))
    context["attached"] = [name for name, _, _ in files.files]
    context["not_attached"] = [name for name, _ in files.left_out]
    copies = tuple(desk.people[ref].email for ref in order.cc if ref in desk.people and not desk.people[ref].gone)
    if copies:
        context["leave_link"] = context["help_link"] = ""
    letter = _letter(
        desk,
        order.template,
        context,
        message_id(ports, order.key),
        now,
        cc=copies,
        invitation=_invitation(desk, journey, replace(mail, order=order), found),
        attachments=files.files,
    )
    return replace(letter, left_out=files.left_out)


def compose_digest(ports: Ports, db: Db, batch: Sequence[OutboxMail], now: datetime) -> Letter:
    """Return the one letter that stands for several rows of the same person; a task asked for twice is one line."""
    desk = open_desk(ports, db, batch[0])
    context = _common(desk, db.summary(desk.cohort.code).journey)
    context["items"] = [desk.item(mail) for mail in {mail.order.task: mail for mail in batch}.values()]
    return _letter(desk, "digest", context, message_id(ports, DIGEST + batch[0].order.key), now)


def message_id(ports: Ports, key: str) -> str:
    """Return the Message-ID of an outbox key: the same whenever the same mail is handed over again."""
    host = ports.web_url.partition("://")[2].partition("/")[0].partition(":")[0] or "revflow.invalid"
    return f"<{sha256(f'{ports.secret}/{key}'.encode()).hexdigest()[:32]}@{host}>"


def _letter(
    desk: Desk,
    template: str,
    context: MailContext,
    key: str,
    now: datetime,
    *,
    cc: tuple[str, ...] = (),
    invitation: Invitation | None = None,
    attachments: tuple[tuple[str, str, bytes], ...] = (),
) -> Letter:
    folder = str(Path(desk.cohort.folder).parent / "templates")
    subject, text, html = desk.ports.letters.render(template, desk.language, context, folder)
    return Letter(
        message_id=key,
        to=desk.reader.email,
        subject=subject,
        text=text,
        html=html,
        cc=cc,
        reply_to=context["reply_to"],
        language=desk.language,
        attachments=attachments,
        name=context["person"]["name"] if context["person"]["first"] else "",
        date=now,
        invitation=invitation,
    )


def _common(desk: Desk, journey: Journey) -> MailContext:
    program = desk.program
    return MailContext(
        language=desk.language,
        zone=str(desk.zone),
        company=program.company,
        program=program.title.say(desk.language),
        cohort=desk.cohort.name,
        person=desk.person(),
        role=desk.role(journey),
        code=journey.code,
        reply_to=contact_of(desk.ports, program),
        mentees_are=mentees_are(program),
        notice_link=desk.notice_link(),
    )


def _of_order(desk: Desk, journey: Journey, order: MailOrder) -> MailContext:
    shown = order.task or str(order.data.get("page", ""))
    task = desk.db.task(shown) if shown else None
    context = MailContext(
        step=desk.step(order.step),
        task=desk.task(task) if task else None,
        partner=desk.partner(journey),
        about=desk.about(journey),
        topics=desk.topics(journey),
        leave_link=desk.leave_link(journey),
        help_link=desk.help_link(journey),
        round=task.round if task else 1,
        number=task.session if task else 0,
        signer=group_title(desk.program, SPONSOR, desk.language) if SPONSOR in desk.program.groups else "",
        private=is_private(desk.program, order.step),
    )
    if task:
        context.update(_of_task(desk, journey, order, task))
    if order.data.get("cause") == CHOSE_NOBODY:
        context["plea"] = last_words(desk.db, load_case(desk.db, journey.code))
    context.update(_numbers(order))
    context.update(verdict(desk.program, desk.language, order.data))
    if "starts" in order.data:
        context["starts"] = _instant(order)
    context["calendar"] = order.data.get("method") in _INVITING
    if "where" in order.data:
        context["where"] = place_of(desk.db, order.data["where"])
    if "since" in order.data:
        context["since"] = _instant(order, "since")
    if order.template in _LEFT and journey.person:
        context["left_role"] = spoken_role(desk.program, journey.scope.value)
        context["other_role"] = spoken_role(desk.program, desk.other_role(journey))
    if order.template == "report":
        context["report"] = _report(desk, order)
    if context["number"] == 1 or order.template == "refresher":
        context["commitments"] = _commitments(desk, journey)
    context["points"] = _points(desk, order.step)
    context["stuck"] = _stuck(desk, order)
    return context


def _of_task(desk: Desk, journey: Journey, order: MailOrder, task: Task) -> MailContext:
    """Return what a task's mail says of it and of those concerned, as its reader may know them."""
    sight = Sight(load_case(desk.db, journey.code), desk.reader)
    caller, plea, _ = plea_of(desk.db, sight, task.id)
    said = remarks(desk.db, sight, task)
    context = MailContext(
        time=time_asked(desk.program, desk.program.step(task.step), task.awaits),
        late=", ".join(dict.fromkeys(filter(None, map(sight.name, task.to)))),
        principal=sight.principal(str(order.data.get("principal", ""))),
        plea=plea,
        caller=sight.name(caller),
        remark=said[-1].text if said else "",
    )
    if task.kind in OF_A_DATE and order.template not in _INVITES:
        context["others"] = others_asked(desk.db, sight.case, desk.reader, task)
    if order.template in _INVITES:
        context.update(guide_names(desk, sight.case, task))
    return context


def _instant(order: MailOrder, name: str = "starts") -> datetime:
    return datetime.fromisoformat(str(order.data[name]))


def _numbers(order: MailOrder) -> MailContext:
    """Return what the order's data say of a session or an ending, as far as they do."""
    data = order.data
    said = ("result", "other", "cause", "why", "ending", "whose", "place")
    numbers = {name: int(str(data[name])) for name in _NUMBERS if name in data}
    words = {name: str(data[name]) for name in said if name in data}
    votes = {name: tuple(str(data[name]).split()) for name in ("unasked", "stranded") if name in data}
    return cast("MailContext", {**numbers, **words, **votes})


def _report(desk: Desk, order: MailOrder) -> ReportCounts:
    counts = {name: value if isinstance(value, int) else 0 for name, value in order.data.items()}
    return ReportCounts(
        interim=bool(order.data.get("interim")),
        mentees=counts.get("mentees", 0),
        mentors=counts.get("mentors", 0),
        pairs=counts.get("pairs", 0),
        running=counts.get("running", 0),
        finished=counts.get("finished", 0),
        left=counts.get("left", 0),
        stopped=counts.get("stopped", 0),
        unmatched=counts.get("unmatched", 0),
        sessions=counts.get("sessions", 0),
        circles=counts.get("circles", 0),
        meetings=counts.get("meetings", 0),
        together=counts.get("together", 0),
        by_module=counts.get("by_module", 0),
        by_frame=counts.get("by_frame", 0),
        rates=rates_of(desk.program, desk.language, order.data.get("rates")),
        measures=lines_of(desk.program, desk.language, order.data.get("measures")),
    )


def _commitments(desk: Desk, journey: Journey) -> list[str]:
    """Return what the reader has undertaken in a training, for the reader alone."""
    own = desk.own_journey(journey)
    return list(commitments(desk.db, desk.program, (own,) if own else ()))


def _points(desk: Desk, step_id: str) -> tuple[str, ...]:
    """Return the short form of a training's content."""
    step = next((step for step in desk.program.steps if step.id == step_id), None)
    if not isinstance(step, TrainingStep):
        return ()
    return text_of(desk.ports, desk.cohort, step.content, (desk.language, *desk.program.languages)).short


def _stuck(desk: Desk, order: MailOrder) -> tuple[str, ...]:
    """Return why no first pair can be formed, in a mail that says so: for each who is there, with what would help."""
    if order.data.get("cause") != NOBODY_TO_MATCH:
        return ()
    wave = tried(load_case(desk.db, order.journey), desk.subject, desk.ports.clock.now())
    return sentences(wave, Explained(desk.program, desk.language)) if wave else ()


def _invitation(desk: Desk, journey: Journey, mail: OutboxMail, found: Gathering | None) -> Invitation | None:
    """Return the calendar part of a session's mail (RFC 5546), or None; `found` is who comes to a group's date."""
    data = mail.order.data
    if data.get("method") not in _INVITING:
        return None
    pair = tuple(desk.person_of(code) for code in (journey.mentee, journey.mentor) if code)
    if found is not None:
        pair = attendees(desk.db, desk.reader, journey, mail.order, found)
    topics = desk.topics(journey)
    return Invitation(
        journey=journey.code,
        realm=sha256(desk.cohort.salt.encode()).hexdigest()[:12],
        meeting=str(data.get("meeting", "")),
        series=str(data.get("series", "")),
        alone=found is not None and found.stands and data["method"] == "CANCEL",
        sequence=int(str(data.get("revision", data["sequence"]))),
        starts=_instant(mail.order),
        minutes=int(str(data["minutes"])),
        number=int(str(data["number"])),
        cancelled=data["method"] == "CANCEL",
        zone=str(desk.zone),
        attendees=tuple((person.name, person.email) for person in pair or (desk.reader,)),
        stamp=mail.queued_at,
        language=desk.language,
        topic=topics[0] if topics else "",
        program=desk.program.title.say(desk.language),
        mentees_are=mentees_are(desk.program),
        circle="" if pair else desk.step(mail.order.step)["title"],
        place=place_of(desk.db, data.get("where")),
    )
