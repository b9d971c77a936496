"""What one mail is written from: its reader, the program, and what this reader may know of whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from revflow import texts
from revflow.definition.program import Program
from revflow.domain.journeys import Journey, Scope, Summary
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskState
from revflow.engine import calendar
from revflow.service import links
from revflow.service.care import has_help
from revflow.service.case import people_of, program_of
from revflow.service.mail_context import Item, MailStep, MailTask, Partner, Reader
from revflow.service.ports import Cohort, Db, OutboxMail, Ports
from revflow.service.sight import is_external


@dataclass(frozen=True, slots=True)
class Desk:
    """One reader of one cohort, within one transaction."""

    ports: Ports
    db: Db
    cohort: Cohort
    program: Program
    people: Mapping[str, Person]
    reader: Person

    @property
    def language(self) -> str:
        """The reader's language, of those the program has."""
        languages = self.program.languages
        return self.reader.language if self.reader.language in languages else languages[0]

    @property
    def zone(self) -> ZoneInfo:
        """The reader's time zone: that of the site, else the program's."""
        return calendar.zone(self.program.calendar, self.reader.site)

    def person_of(self, code: str) -> Person:
        """Return the participant of a mentee's or mentor's journey."""
        return self.people[self.db.summary(code).journey.person]

    def external(self) -> bool:
        """Tell whether the reader belongs to an external group, which never learns who (rule 29)."""
        return is_external(self.program, self.reader)

    def about(self, journey: Journey) -> str:
        """Return whom or what a journey is about, as this reader may know: names, topics, or the code."""
        if journey.scope is Scope.TOPIC:
            return ", ".join(self.topics(journey))
        if journey.scope is Scope.COHORT or self.external():
            return "" if journey.scope is Scope.COHORT else journey.code
        people = [self.people[journey.person]] if journey.person else []
        people += [self.person_of(code) for code in (journey.mentee, journey.mentor) if code]
        return ", ".join(person.name for person in people)

    def subject(self, one: Summary) -> str:
        """Return whom a participant's journey is for, as this reader may know."""
        return one.journey.code if self.external() else self.people[one.journey.person].name

    def topics(self, journey: Journey) -> list[str]:
        """Return the names of a journey's topics, the lead topic first."""
        names = self.program.topics
        return [names[topic].say(self.language) for topic in journey.topics if topic in names]

    def person(self) -> Reader:
        """Return the reader; a mailbox without a person's name has an empty first name."""
        if "@" in self.reader.name:
            return Reader(name=self.reader.name, first="")
        return Reader(name=self.reader.name, first=_first(self.reader.name))

    def partner(self, journey: Journey) -> Partner | None:
        """Return the other one of a pair, for a reader who is one of the two."""
        if journey.scope is not Scope.PAIR:
            return None
        pair = [self.person_of(code) for code in (journey.mentee, journey.mentor)]
        if self.reader.ref not in {person.ref for person in pair}:
            return None
        other = next(person for person in pair if person.ref != self.reader.ref)
        return Partner(name=other.name, first=_first(other.name), email=other.email)

    def role(self, journey: Journey) -> str:
        """Return what the reader is here: `mentee`, `mentor`, the name of a group, or empty (a manager)."""
        own = self.own_journey(journey)
        if own:
            return self.db.summary(own).journey.scope.value
        groups = self.program.groups.items()
        return next((name for name, group in groups if self.reader.email in (*group.members, *group.deputies)), "")

    def own_journey(self, journey: Journey) -> str:
        """Return the code of the reader's own mentee's or mentor's journey, seen from this one, or empty."""
        codes = (journey.code if journey.person else "", journey.mentee, journey.mentor)
        return next((code for code in codes if code and self.person_of(code).ref == self.reader.ref), "")

    def other_role(self, journey: Journey) -> str:
        """Return the role in which the one of this journey still takes part besides, or empty."""
        if not journey.person or self.external():
            return ""
        summaries = self.db.summaries(self.cohort.name)
        own = (one for one in summaries if one.journey.person == journey.person and one.journey != journey)
        return next((one.journey.scope.value for one in own if one.ending is None), "")

    def leave_link(self, journey: Journey) -> str:
        """Return where the reader may leave by a click (rule 11), or empty."""
        own = self.own_journey(journey)
        if not own or self.program.participation != "voluntary" or self.db.summary(own).ending is not None:
            return ""
        token = links.sign(self.ports, self.db, self.cohort.name, "leave", own, self.reader.ref)
        return f"{self.ports.web_url}/leave/{token}"

    def notice_link(self) -> str:
        """Return where the reader finds the privacy notice, or empty where the program has none."""
        if self.program.privacy.notice is None:
            return ""
        token = links.sign(self.ports, self.db, self.cohort.name, "notice", self.cohort.code, self.reader.ref)
        return f"{self.ports.web_url}/notice/{token}"

    def help_link(self, journey: Journey) -> str:
        """Return where one of a pair may ask HR for a call, while its sessions are under way, or empty."""
        summary = self.db.summary(journey.code)
        if not self.own_journey(journey) or not has_help(self.program, summary):
            return ""
        token = links.sign(self.ports, self.db, self.cohort.name, "help", journey.code, self.reader.ref)
        return f"{self.ports.web_url}/help/{token}"

    def step(self, step_id: str) -> MailStep:
        """Return the step that writes; its title, or that of the shipped step of its id, in the reader's language."""
        found = next((step for step in self.program.steps if step.id == step_id), None)
        shipped = f"web-step-{step_id}"
        title = found.title.say(self.language) if found and found.title else step_id
        if title == step_id and texts.known(shipped):
            title = texts.say(self.language, shipped)
        return MailStep(id=step_id, title=title)

    def task(self, task: Task) -> MailTask:
        """Return what is asked; the link is empty for a reader who may not act."""
        return MailTask(link=self.link(task), due=task.due, kind=task.kind.value)

    def link(self, task: Task) -> str:
        """Return the signed address of a task's page for this reader, or empty."""
        if self.reader.ref not in task.to:
            return ""
        token = links.sign(self.ports, self.db, self.cohort.name, "task", task.id, self.reader.ref)
        return f"{self.ports.web_url}/tasks/{token}"

    def item(self, mail: OutboxMail) -> Item:
        """Return a mail as one line of a daily mail."""
        order = mail.order
        task = self.db.task(order.task) if order.task else None
        journey = self.db.summary(order.journey).journey
        return Item(
            title=self.step(order.step)["title"],
            about=self.about(journey),
            due=task.due if task else None,
            late=bool(task and task.state is TaskState.LATE),
            link=self.link(task) if task else "",
            code=order.journey,
        )


def _first(name: str) -> str:
    """Return the first word of a name, as a greeting says it: in `Al, PhD` the comma is not its own."""
    first = name.split(maxsplit=1)[0]
    return first.rstrip(",;:") or first


def open_desk(ports: Ports, db: Db, mail: OutboxMail) -> Desk:
    """Return the desk for an outbox row."""
    cohort = db.cohort(mail.cohort)
    people = people_of(db, mail.cohort)
    return Desk(ports, db, cohort, program_of(db, cohort), people, people[mail.order.to])
