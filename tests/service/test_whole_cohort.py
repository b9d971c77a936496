"""HR holds, releases or stops a whole cohort: everything everywhere waits, goes on later, or is closed."""

from datetime import timedelta

import pytest

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import value, willing
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Lapsed, Reminded
from revflow.domain.journeys import Scope
from revflow.domain.mails import MailState
from revflow.domain.tasks import TaskKind, TaskState
from revflow.service import links, status
from revflow.service.answer import answer
from revflow.service.handing import claim, reassign
from revflow.service.leave import hold, release, stop
from revflow.service.second import reopen
from revflow.service.sessions import settle
from revflow.service.tasks import page


class Whole:
    """A pilot whose sessions have begun: one is planned, others are asked for a date."""

    def __init__(self, house: House, tmp_path) -> None:
        self.house = house
        self.cohort = start(house, tmp_path, "pilot")
        self.ports = house.app.ports
        with house.app.store.read() as db:
            self.code = db.cohort(self.cohort).code

    def plan_one(self):
        """Lead on to the sessions, and plan the first pair's."""
        willing(self.house, until(self.house, "sessions")[0])
        self.house.settle()

    def codes(self) -> list[str]:
        with self.house.app.store.read() as db:
            return [one.journey.code for one in db.summaries(self.cohort) if one.ending is None]

    def facts(self, kind) -> int:
        return sum(isinstance(event.fact, kind) for code in self.codes() for event in self.house.state(code).events)

    def mails(self) -> list[tuple[str, str]]:
        return [(mail.order.template, mail.order.to) for mail in status.outbox(self.ports, self.cohort)]

    def pass_days(self, days: int) -> None:
        """Let time go on, whatever is due meanwhile."""
        end = self.house.app.clock.now() + timedelta(days=days)
        while (due := self.next_due()) is not None and due < end:
            self.house.app.clock.advance_to(due)
            self.house.settle()
        self.house.app.clock.advance_to(end)
        self.house.settle()

    def next_due(self):
        with self.house.app.store.read() as db:
            return db.next_due()


@pytest.fixture
def whole(house: House, tmp_path) -> Whole:
    return Whole(house, tmp_path)


def code_of(call) -> str:
    with pytest.raises(RefusedError) as refused:
        call()
    return refused.value.code


def test_on_hold_every_journey_refuses_acts_and_nothing_is_sent_or_lapses(whole: Whole):
    """Given a cohort on hold for a year, when people act or time passes, then nothing is taken, sent or lost."""
    whole.house.settle()
    task = whole.house.tasks(step="needs")[0]
    shown = page(whole.ports, task.id, task.to[0])
    given = {name: value(shown, name, field) for name, field in shown.fields}

    hold(whole.ports, whole.code, "hr")
    whole.house.settle()
    before = whole.mails()
    whole.pass_days(365)

    assert {one.state for one in status.journeys(whole.ports, whole.cohort)} == {"held"}
    acts = (
        lambda: answer(whole.ports, task.id, task.to[0], given),
        lambda: claim(whole.ports, task.id, task.to[0]),
        lambda: reassign(whole.ports, task.id, "new@exemple.test"),
        lambda: reopen(whole.ports, task.id, "So"),
    )
    assert [code_of(act) for act in acts] == ["held"] * len(acts)
    assert whole.mails() == before
    assert whole.facts(Reminded) == whole.facts(Lapsed) == 0
    with whole.house.app.store.read() as db:
        assert db.task(task.id).state is TaskState.OPEN


def test_a_link_of_a_cohort_on_hold_opens_its_page_and_takes_nothing(whole: Whole):
    """Given a mail's link, when the cohort is on hold, then its page can be read; the act waits for the release."""
    whole.house.settle()
    task = whole.house.tasks(step="needs")[0]
    with whole.house.app.store.read() as db:
        token = links.sign(whole.ports, db, whole.cohort, "task", task.id, task.to[0])
    hold(whole.ports, whole.code, "hr")

    link = links.read(whole.ports, token, "task")
    shown = page(whole.ports, link.subject, link.ref)
    given = {name: value(shown, name, field) for name, field in shown.fields}

    assert code_of(lambda: answer(whole.ports, link.subject, link.ref, given)) == "held"
    release(whole.ports, whole.code)
    whole.house.settle()
    answer(whole.ports, link.subject, link.ref, given)


def test_after_the_release_due_dates_are_later_and_reminders_go_again(whole: Whole):
    """Rule 20: given four weeks on hold, when the cohort goes on, then each task is due later by as long."""
    whole.house.settle()
    before = {task.id: task.due for task in whole.house.tasks(cohort=whole.cohort)}
    hold(whole.ports, whole.code, "hr")
    whole.house.settle()
    whole.pass_days(28)

    release(whole.ports, whole.code)
    whole.house.settle()

    after = {task.id: task.due for task in whole.house.tasks(cohort=whole.cohort)}
    assert after.keys() == before.keys()
    assert all(after[one] - before[one] >= timedelta(days=28) for one in before)
    assert {one.state for one in status.journeys(whole.ports, whole.cohort)} == {"running"}
    while whole.facts(Reminded) == 0:
        assert whole.house.jump()
    assert whole.house.app.clock.now() > max(before.values())


def test_a_stopped_cohort_closes_everything_everywhere(whole: Whole):
    """Given planned sessions, when the cohort is stopped, then tasks, timers and invitations are closed with it."""
    whole.plan_one()
    session = next(task for task in whole.house.tasks(step="sessions") if task.kind is TaskKind.SESSION)
    with whole.house.app.store.read() as db:
        token = links.sign(whole.ports, db, whole.cohort, "task", session.id, session.to[0])
    invited = [to for template, to in whole.mails() if template == "session-invitation"]

    stop(whole.ports, whole.code)
    whole.house.settle()

    assert whole.house.tasks(cohort=whole.cohort) == []
    assert whole.codes() == []
    assert [to for template, to in whole.mails() if template == "session-cancelled"] == invited
    link = links.read(whole.ports, token, "task")
    with whole.house.app.store.read() as db:
        assert db.task(link.subject).state is TaskState.WITHDRAWN
    assert code_of(lambda: settle(whole.ports, link.subject, link.ref, "held")) == "journey-ended"
    with whole.house.app.store.read() as db:
        pairs = [one for one in db.summaries(whole.cohort) if one.journey.scope is Scope.PAIR]
    assert pairs
    assert all(one.wake_at is None for one in pairs)
    before = len(whole.mails())
    whole.pass_days(365)
    assert len(whole.mails()) == before
    assert {mail.state for mail in status.outbox(whole.ports, whole.cohort)} <= {MailState.SENT, MailState.SKIPPED}


def test_a_release_right_after_the_hold_reaches_every_journey(whole: Whole):
    """Given a hold that no journey was driven for yet, when the cohort goes on, then all of it does."""
    whole.house.settle()

    hold(whole.ports, whole.code, "hr")
    release(whole.ports, whole.code)
    whole.house.settle()

    assert {whole.house.state(code).on_hold for code in whole.codes()} == {""}


def test_a_hold_right_after_the_release_holds_every_journey(whole: Whole):
    """Given a release that no journey was driven for yet, when the cohort is held again, then none goes on."""
    whole.house.settle()
    alone = next(code for code in whole.codes() if code.startswith("E"))
    hold(whole.ports, alone, "hr")
    hold(whole.ports, whole.code, "hr")
    whole.house.settle()

    release(whole.ports, whole.code)
    hold(whole.ports, whole.code, "hr")
    whole.house.settle()

    assert {whole.house.state(code).on_hold for code in whole.codes()} == {"hr", "cohort"}
    assert whole.house.state(alone).on_hold == "hr"
    release(whole.ports, whole.code)
    whole.house.settle()
    assert [code for code in whole.codes() if whole.house.state(code).on_hold] == [alone]
