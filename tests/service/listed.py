"""A small program whose people list is updated while it runs: a manager's gate, pairs, and their sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.journeys import Ending, Scope, Summary
from revflow.domain.mails import OutboxMail
from revflow.domain.people import Person
from revflow.domain.tasks import Task
from revflow.service.launch import launch
from revflow.service.preview import Preview
from revflow.service.update import look, update

PROGRAM = """\
revflow: 1
program: listed
edition: 1
title: T
languages: [en, fr]
calendar: {timezone: Europe/Paris, country: FR, sites: {Tokyo: {timezone: Asia/Tokyo, country: JP}}}
groups:
  hr: {members: [hr@x.test, hr2@x.test]}
topics: {data: Data}
steps:
  - {id: needs, kind: form, for_each: mentee, due: 5 working days, fields: {topics: {type: topics, min: 1}}}
  - {id: offer, kind: form, for_each: mentor, due: 5 working days, fields: {topics: {type: topics, min: 1}}}
  - id: time
    kind: approval
    for_each: mentor
    by: mentor.manager
    outcomes: {approve: next, decline: leave}
  - {id: match, kind: match, forbid: [same_department, reporting_line], waves: {every: 1 weeks, max: 3}}
  - id: sessions
    kind: sessions
    for_each: pair
    count: 2
    bounds: 1-4
    duration: 60 min
    invite: true
    confirm_by: [mentor, mentee]
"""
HEAD = "id,name,email,role,department,site,manager,language,assistant"
EVE = "1,Eve Lot,eve@x.test,mentee,Sales,Paris,boss@x.test,en,aide@x.test"
LEA = "2,Léa Roy,lea@x.test,mentee,Legal,Paris,boss@x.test,fr,"
MIA = "7,Mia Sun,mia@x.test,mentor,IT,Lyon,chief@x.test,en,"
MAX = "8,Max Dû,max@x.test,mentor,IT,Lyon,chief@x.test,en,"
ALL = (EVE, LEA, MIA, MAX)


@dataclass
class Listed:
    """The launched program, its people list, and what a test asks of it by addresses."""

    house: House
    folder: Path
    cohort: str = ""

    def write(self, rows: Iterable[str], head: str = HEAD) -> Path:
        """Write a people list."""
        path = self.folder / "people.csv"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return path

    def look(self, *rows: str, head: str = HEAD) -> Preview:
        """Return the preview of an update."""
        return look(self.house.app.ports, self.cohort, self.write(rows, head))

    def update(self, *rows: str, head: str = HEAD) -> Preview:
        """Update the list as HR does, after the preview; all that follows is done too."""
        path = self.write(rows, head)
        preview = look(self.house.app.ports, self.cohort, path)
        update(self.house.app.ports, self.cohort, path, preview.mark)
        self.house.settle()
        return preview

    def people(self, address: str) -> list[Person]:
        """Return the people of the cohort at an address, those too who are gone."""
        with self.house.app.store.read() as db:
            return [person for _cohort, person in db.people_at(address)]

    def person(self, address: str) -> Person:
        """Return the one person of the cohort at an address."""
        [person] = self.people(address)
        return person

    def task(self, step: str, address: str = "") -> Task:
        """Return the first open task of a step, of those that ask this address."""
        found = self.house.tasks(step=step)
        ref = self.person(address).ref if address else ""
        return next(task for task in found if ref in ("", *task.to))

    def journeys(self, address: str) -> list[Summary]:
        """Return somebody's own journeys, the oldest first."""
        refs = {person.ref for person in self.people(address)}
        return [one for one in self.summaries() if one.journey.person in refs]

    def summaries(self, scope: Scope | None = None) -> list[Summary]:
        """Return the cohort's journeys."""
        with self.house.app.store.read() as db:
            return [one for one in db.summaries(self.cohort) if scope in (None, one.journey.scope)]

    def ending(self, code: str) -> Ending | None:
        """Return how a journey ended."""
        return next(one.ending for one in self.summaries() if one.journey.code == code)

    def mails(self, address: str, template: str = "") -> list[OutboxMail]:
        """Return the mails of the outbox to somebody."""
        refs = {person.ref for person in self.people(address)}
        with self.house.app.store.read() as db:
            found = [mail for mail in db.outbox(self.cohort) if mail.order.to in refs]
        return [mail for mail in found if template in ("", mail.order.template)]

    def act_until(self, step: str, *left_out: str) -> None:
        """Let everybody act until that step is asked; tasks of the steps left out are nobody's."""
        for _ in range(50):
            self.house.settle()
            if self.house.tasks(step=step):
                return
            acted = [willing(self.house, task) for task in self.house.tasks() if task.step not in left_out]
            assert any(acted) or self.house.jump()
        raise AssertionError(step)


def notes(preview: Preview, address: str) -> dict[str, object]:
    """Return the data of what a preview says of somebody, by code."""
    return {note.code: dict(note.data) for one in preview.people if one.email == address for note in one.notes}


def begin(house: House, folder: Path, *rows: str, text: str = PROGRAM) -> Listed:
    """Launch the program, everybody asked."""
    (folder / "programs").mkdir()
    program = folder / "programs" / "p.yaml"
    program.write_text(text, encoding="utf-8")
    listed = Listed(house, folder)
    listed.cohort = launch(house.app.ports, program, listed.write(rows or ALL))
    house.settle()
    return listed
