"""A small group at its sessions, served as pages: Ada, Ben and Cleo are executives, Noé is the mentor of all three."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import vobject

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.journeys import Scope
from revflow.domain.mails import MailState, OutboxMail
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.sessions import Session, sessions_of
from web.conftest import launched
from web.pair_pages import PairPages

PARIS = ZoneInfo("Europe/Paris")
ALL = ("ada", "ben", "cleo")


@dataclass
class GroupPages(PairPages):
    """The pages of a group. People are named by the first part of their address; a pair by its executive."""

    def code(self, who: str) -> str:
        """Return the code of an executive's running pair."""
        with self.house.app.store.read() as db:
            found = db.summaries(self.site.cohort)
        own = next(one.journey.code for one in found if one.journey.person == self.ref(who))
        return next(one.journey.code for one in found if one.journey.scope is Scope.PAIR and one.journey.mentee == own)

    def of(self, who: str, kind: TaskKind) -> Task:
        """Return a pair's open task."""
        return next(task for task in self.tasks(kind) if task.journey == self.code(who))

    def page(self, pair: str, kind: TaskKind, reader: str = "noe") -> str:
        """Return the link of a pair's open task for a reader."""
        return self.site.link(self.of(pair, kind), self.ref(reader))

    def plan(self, days: int, pair: str = "ada", *also: str) -> datetime:
        """The mentor gives a pair, and others that are ticked, a date so many days from now, at 10:00 in Paris."""
        starts = (self.house.app.clock.now().astimezone(PARIS) + timedelta(days=days)).replace(
            hour=10, minute=0, second=0, microsecond=0
        )
        ticked = [self.of(who, TaskKind.PLAN).id for who in also]
        self.say(self.page(pair, TaskKind.PLAN), day=f"{starts:%Y-%m-%d}", time="10:00", also=ticked)
        return starts

    def say(self, link: str, **data: object) -> None:
        """Send a page, which is taken; time goes on a little, as it does between two acts of people."""
        sent = self.client.post(link, data={name.replace("_", ":", 1): value for name, value in data.items()})
        assert sent.status_code == httpx.codes.SEE_OTHER, sent.text
        self.house.app.clock.advance_to(self.house.app.clock.now() + timedelta(minutes=1))
        self.house.settle()

    def after(self, starts: datetime) -> None:
        """Let a session's time pass."""
        self.house.app.clock.advance_to(starts + timedelta(hours=2))
        self.house.settle()

    def there(self, *who: str, pair: str = "ada") -> None:
        """The mentor says on a pair's page who was there."""
        ticked = [self.of(one, TaskKind.SESSION).id for one in who]
        shown = [task.id for task in self.tasks(TaskKind.SESSION)]
        self.say(self.page(pair, TaskKind.SESSION), _attendance=shown, present=ticked, result="held")

    def sessions(self, who: str) -> tuple[Session, ...]:
        return sessions_of(self.house.state(self.code(who)).events)

    def results(self) -> dict[str, list[str]]:
        """Return what became of each pair's sessions, by number."""
        return {who: [one.result or "planned" for one in self.sessions(who)] for who in ALL}

    def outbox(self, who: str, template: str = "") -> list[OutboxMail]:
        """Return somebody's mails that were sent or wait, but not those that were skipped."""
        self.house.settle()
        with self.house.app.store.read() as db:
            mails = db.outbox(self.site.cohort)
        kept = [mail for mail in mails if mail.order.to == self.ref(who) and mail.state is not MailState.SKIPPED]
        return [mail for mail in kept if template in ("", mail.order.template)]

    def letters(self, who: str) -> list[str]:
        """Return the texts of the mails that were sent to somebody, in order."""
        sent = [message_from_bytes(Path(m.path).read_bytes(), policy=default) for m in self.outbox(who) if m.path]
        return [mail.get_body(("plain",)).get_content() for mail in sent]

    def entries(self, who: str) -> list[vobject.base.Component]:
        """Return what somebody's calendar was told, in order."""
        sent = [message_from_bytes(Path(m.path).read_bytes(), policy=default) for m in self.outbox(who) if m.path]
        parts = [part for mail in sent for part in mail.walk() if part.get_content_type() == "text/calendar"]
        return [vobject.readOne(part.get_content()) for part in parts]

    def diary(self, who: str) -> list[str]:
        """Return the methods of what somebody's calendar was told, in order."""
        return [entry.method.value for entry in self.entries(who)]


def named(entry: vobject.base.Component) -> set[str]:
    """Return who is named in a calendar's entry, by the first part of the address."""
    return {one.value.removeprefix("mailto:").partition("@")[0] for one in entry.vevent.attendee_list}


@contextmanager
def in_group(house: House, client: httpx.Client, *late: str) -> Iterator[GroupPages]:
    """Launch the program and let all but the late ones answer what comes before the sessions."""
    with launched(house, "group.yaml", "group_people.csv") as site:
        pages = GroupPages(site, client)
        answer(pages, *late)
        yield pages


def answer(pages: GroupPages, *late: str) -> None:
    """Let all but the late ones answer."""
    left_out = {pages.ref(who) for who in late}
    for task in pages.tasks(TaskKind.ANSWER):
        if not left_out & {*task.to}:
            willing(pages.house, task)
    pages.house.settle()
