"""A pair at its sessions, served as pages: Ève is the executive, Noé the mentor."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from pathlib import Path

import httpx

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.facts import SessionPlanned
from revflow.domain.tasks import Task, TaskKind
from web.conftest import Site, launched

PEOPLE = "sessions_people.csv"
PAIR = frozenset({TaskKind.PLAN, TaskKind.SESSION})


@dataclass
class PairPages:
    """The pages of one pair. People are named by the first part of their address."""

    site: Site
    client: httpx.Client

    @property
    def house(self) -> House:
        return self.site.house

    def ref(self, who: str) -> str:
        with self.house.app.store.read() as db:
            people = db.people(self.site.cohort)
        return next(ref for ref, person in people.items() if person.email.partition("@")[0] == who)

    def tasks(self, *kinds: TaskKind) -> list[Task]:
        """Return the open tasks of these kinds."""
        self.house.settle()
        return [task for task in self.house.tasks(cohort=self.site.cohort) if task.kind in kinds]

    def task_of(self, who: str, kind: TaskKind) -> Task:
        """Return the open task of that kind that asks somebody."""
        return next(task for task in self.tasks(kind) if self.ref(who) in task.to)

    def link(self, who: str, *kinds: TaskKind) -> str:
        """Return somebody's link of the one open task of these kinds."""
        (task,) = self.tasks(*kinds or PAIR)
        return self.site.link(task, self.ref(who))

    def help_link(self, who: str) -> str:
        """Return somebody's link to the page for help."""
        (task, *_) = self.tasks(*PAIR)
        return f"{self.site.url}/help/{self.site.token('help', task.journey, self.ref(who))}"

    def shown(self, link: str) -> str:
        """Return what a page shows, as text."""
        return text_of(self.client.get(link).raise_for_status().text)

    def send(self, link: str, **data: str) -> httpx.Response:
        return self.client.post(link, data={name.replace("_", ":", 1): value for name, value in data.items()})

    def hold(self, result: str = "held") -> None:
        """The next session is planned as proposed, its time passes, and its result is said by the mentor."""
        (task,) = self.tasks(TaskKind.PLAN)
        willing(self.house, task)
        planned = [e.fact for e in self.house.state(task.journey).events if isinstance(e.fact, SessionPlanned)]
        self.house.app.clock.advance_to(planned[-1].starts + timedelta(hours=2))
        assert self.send(self.link("noe"), result=result).status_code == httpx.codes.SEE_OTHER
        self.house.settle()

    def letters(self, template: str) -> list[EmailMessage]:
        """Return the mails of a template as they were sent, the oldest first."""
        self.house.settle()
        with self.house.app.store.read() as db:
            sent = [one for one in db.outbox(self.site.cohort) if one.order.template == template and one.path]
        return [message_from_bytes(Path(one.path).read_bytes(), policy=policy.default) for one in sent]

    def mails(self, template: str) -> list[str]:
        """Return to whom such mails were sent, by the first part of the address."""
        self.house.settle()
        with self.house.app.store.read() as db:
            people = db.people(self.site.cohort)
            sent = [mail for mail in db.outbox(self.site.cohort) if mail.order.template == template]
        return [people[mail.order.to].email.partition("@")[0] for mail in sent if mail.state == "sent"]


def text_of(source: str) -> str:
    """Return what a page's reader reads, with spaces and apostrophes as they are typed."""
    body = re.sub(r"(?s)<(style|script|head).*?</\1>", " ", source)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).replace("\u2019", "'")


@contextmanager
def at_sessions(house: House, client: httpx.Client, program: str = "sessions.yaml") -> Iterator[PairPages]:
    """Launch the program, let people answer what comes before, and serve the pages."""
    with launched(house, program, PEOPLE) as site:
        pages = PairPages(site, client)
        for task in pages.tasks(TaskKind.ANSWER):
            willing(house, task)
        house.settle()
        yield pages
