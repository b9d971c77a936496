"""What an external group learns when it has a hand in everything (rule 29): codes and needs, never who."""

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default

import pytest

from changed_programs import start
from fixtures.house import House
from fixtures.script import value, willing
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Escalated
from revflow.domain.tasks import Task, TaskKind
from revflow.service.answer import answer
from revflow.service.decide import decide
from revflow.service.tasks import page

ADDRESS = "cabinet@conseil.test"
WORDS = "I would rather my peers did not know"
REMARK = "Paul Durand is at home on Mondays"
WHO = re.compile(r"Claire|Paul|Lina|Tom\b|\bAna\b|Durand|Martin|\bRoy\b|Petit|(claire|paul|lina|tom|ana|boss|chef)@")
REVIEWED = "    outcomes: {approve: next, revise: needs,"
EVERYWHERE = (
    ("members: [cabinet@conseil.test]", "members: [Cabinet@Conseil.test]"),
    (f"by: hr\n{REVIEWED}", f"by: consultant\n{REVIEWED}"),
    ("    by: hr\n    rubric", "    by: consultant\n    rubric"),
    ("by: [hr, sponsor]", "by: [hr, consultant]"),
    ("    by: mentor\n    title: {fr: Votre plan", "    by: consultant\n    title: {fr: Votre plan"),
    ("confirm_by: [mentor, mentee] ", "confirm_by: [mentor, mentee, consultant] "),
    ("    by: hr\n    mail: review-ready", "    by: consultant\n    mail: review-ready"),
    ("escalate: {to: hr,", "escalate: {to: consultant,"),
    ("to: [hr, sponsor]", "to: [hr, consultant]"),
)
ASKED = ("needs-review", "manager-time", "matching-approval", "plan", "sessions", "closing-review")


@dataclass
class Company:
    """Everybody acts, some late; the consultant looks at every page before and after, and decides too late."""

    seen: list[str] = field(default_factory=list)
    refused: int = 0

    def act(self, house: House, task: Task) -> bool:
        if task.step in ("needs", "manager-time") and not escalated(house, task):
            return False
        self.look(house, task)
        if not self.do(house, task):
            return False
        self.look(house, task)
        outsider = self.outsider(house, task)
        if outsider and task.kind is TaskKind.DECIDE:
            with pytest.raises(RefusedError) as error:
                decide(house.app.ports, task.id, outsider, "approve")
            self.seen.append(str(error.value.data))
            self.refused += error.value.code == "task-closed"
        return True

    def do(self, house: House, task: Task) -> bool:
        ref, ports = task.to[0], house.app.ports
        if task.kind is TaskKind.ANSWER and task.awaits == "mentee":
            shown = page(ports, task.id, ref)
            given = {name: value(shown, name, one) for name, one in shown.fields}
            answer(ports, task.id, ref, given | {name: WORDS for name in ("purpose", "keep") if name in given})
            return True
        if task.step == "plan-agreed" and task.round == 1:
            decide(ports, task.id, ref, "revise", comment=REMARK)
            return True
        return willing(house, task)

    def look(self, house: House, task: Task) -> None:
        outsider = self.outsider(house, task)
        if outsider:
            self.seen.append(str(page(house.app.ports, task.id, outsider)))

    def outsider(self, house: House, task: Task) -> str:
        with house.app.store.read() as db:
            people = db.people(db.cohort(db.summary(task.journey).journey.cohort).name)
            return next((ref for ref in db.task(task.id).to if people[ref].email == ADDRESS), "")


def escalated(house: House, task: Task) -> bool:
    facts = (event.fact for event in house.state(task.journey).events)
    return any(isinstance(fact, Escalated) and fact.task == task.id for fact in facts)


def mails_to(house: House, address: str) -> list[str]:
    files = sorted((house.app.settings.maildir / "new").glob("*.eml"))
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    return [text_of(mail) for mail in mails if address in str(mail["To"])]


def text_of(mail) -> str:
    parts = (part.get_content() for part in mail.walk() if part.get_content_maintype() == "text")
    return "\n".join((str(mail.items()), *parts))


def test_an_external_group_with_a_hand_in_everything_never_learns_who(house: House, tmp_path):
    """Rule 29: no name, no address and no words of a participant, in no page, refusal or mail of a whole program.

    Given a program in which the consultant reviews, vets, approves pairs, plans, is escalated to and reads the report;
    when it has run to its end; then codes stand where the others read names, and what was said is kept back.
    """
    cohort = start(house, tmp_path, "transition-numerique", *EVERYWHERE)
    company = Company()

    house.live(company.act, cohort)

    mails = mails_to(house, ADDRESS)
    assert all(any(f"step='{step}'" in shown for shown in company.seen) for step in ASKED)
    assert company.refused > 5
    assert len(mails) > 30
    told = [text for text in (*company.seen, *mails) if WHO.search(text) or WORDS in text or REMARK in text]
    assert told == []
    assert any("mentee='E0" in shown and "mentor='M0" in shown for shown in company.seen)
