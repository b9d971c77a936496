"""A small program with a form and a gate, launched in a real house, for tests of whose hands a task is in."""

from dataclasses import dataclass
from pathlib import Path

from fixtures.house import House
from revflow.domain.mails import MailOrder
from revflow.domain.people import Person
from revflow.domain.tasks import Task
from revflow.service.answer import answer
from revflow.service.launch import launch
from service_people import HEAD

PROGRAM = """\
revflow: 1
program: p
edition: 1
title: T
languages: [en]
calendar: {timezone: Europe/Paris, country: FR}
groups:
  hr: {members: [hr@x.test, hr2@x.test]}
  sponsor: {members: [boss@x.test]}
topics: {data: Data}
steps:
  - {id: needs, kind: form, for_each: mentee, fields: {wish: {type: text}}}
  - id: review
    kind: approval
    for_each: mentee
    by: sponsor
    due: 5 working days
    remind: [2 working days before]
    outcomes: {approve: next, decline: leave}
  - {id: plan, kind: form, for_each: mentee, fields: {when: {type: text}}}
  - {id: offer, kind: form, for_each: mentor, fields: {wish: {type: text}}}
"""
PEOPLE = HEAD + "Ana,ana@x.test,mentee,IT,Paris,,en\nMo,mo@x.test,mentor,IT,Lyon,,en\n"


@dataclass
class Gated:
    """The launched program, and what a test asks of it by addresses."""

    house: House
    cohort: str

    def person(self, address: str) -> Person:
        """Return the person of the cohort at an address."""
        with self.house.app.store.read() as db:
            return next(person for name, person in db.people_at(address) if name == self.cohort)

    def task(self, step: str) -> Task:
        """Return the open task of a step."""
        [task] = self.house.tasks(cohort=self.cohort, step=step)
        return task

    def mails(self, template: str) -> list[MailOrder]:
        """Return the mails of a template that were ordered, whatever became of them."""
        with self.house.app.store.read() as db:
            return [mail.order for mail in db.outbox(self.cohort) if mail.order.template == template]


def begin(house: House, folder: Path, text: str = PROGRAM) -> Gated:
    """Launch the program, and let the mentee answer: the gate is open."""
    (folder / "programs").mkdir()
    program, people = folder / "programs" / "p.yaml", folder / "people.csv"
    program.write_text(text, encoding="utf-8")
    people.write_text(PEOPLE, encoding="utf-8")
    gated = Gated(house, launch(house.app.ports, program, people))
    house.settle()
    wish(gated, "Data")
    return gated


def wish(gated: Gated, text: str) -> None:
    """Let the mentee say what she wants to learn."""
    task = gated.task("needs")
    answer(gated.house.app.ports, task.id, task.to[0], {"wish": text})
    gated.house.settle()
