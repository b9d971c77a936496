"""Whose hands a task is in, in a real house: deputies, handing over, acting on behalf (rule 16)."""

from datetime import date, timedelta

import pytest

from revflow.domain.errors import RefusedError
from revflow.domain.facts import Answered, Voted
from revflow.domain.mails import MailState
from revflow.service.answer import answer
from revflow.service.away import away, back
from revflow.service.decide import decide
from revflow.service.handing import claim, give_back, reassign
from revflow.service.launch import launch
from revflow.service.leave import stop
from revflow.service.remind import remind
from revflow.service.tasks import page
from service.gated import PEOPLE, Gated, begin, wish


@pytest.fixture
def gated(house, tmp_path):
    """A cohort whose gate awaits the sponsor."""
    return begin(house, tmp_path)


def day(gated, number) -> date:
    return (gated.house.app.clock.now() + timedelta(days=number)).date()


def leave_for(gated, first, last, deputy="vice@x.test"):
    away(gated.house.app.ports, "boss@x.test", day(gated, first), day(gated, last), deputy)
    gated.house.settle()


def people(gated) -> set[str]:
    with gated.house.app.store.read() as db:
        return {person.email for person in db.people(gated.cohort).values()}


def vote_of(gated, code):
    [event] = [event for event in gated.house.state(code).events if isinstance(event.fact, Voted)]
    return event


def refused(call) -> RefusedError:
    with pytest.raises(RefusedError) as told:
        call()
    return told.value


def test_an_absence_asks_the_deputy_whose_vote_counts(gated):
    """Given a deputy nobody knew, when the principal is away, then the deputy is mailed, and decides for him."""
    leave_for(gated, 0, 5)

    task, vice, boss = gated.task("review"), gated.person("vice@x.test").ref, gated.person("boss@x.test").ref
    assert task.deputies == ((vice, boss),)
    assert [mail.to for mail in gated.mails("task-stand-in")] == [vice]
    decide(gated.house.app.ports, task.id, vice, "approve")
    gated.house.settle()

    vote = vote_of(gated, task.journey)
    assert (vote.actor, vote.fact.principal) == (vice, boss)
    assert gated.task("plan").journey == task.journey


def test_an_absence_that_begins_later_asks_the_deputy_by_itself(gated):
    """Given an absence from the day after tomorrow, when time comes to it, then nobody has to press anything."""
    leave_for(gated, 2, 9)
    before = gated.task("review").deputies

    while not gated.task("review").deputies:
        assert gated.house.jump()

    assert before == ()
    assert gated.house.app.clock.now().date() <= day(gated, 3)


def test_who_is_back_decides_in_person_again(gated):
    """Given a deputy who was asked, when the principal comes back, then the deputy's voice is not needed any more."""
    leave_for(gated, 0, 5)
    task, ports = gated.task("review"), gated.house.app.ports

    assert back(ports, "Boss@X.test") == 1
    gated.house.settle()

    told = refused(lambda: decide(ports, task.id, gated.person("vice@x.test").ref, "approve"))
    assert (told.code, told.data["who"]) == ("principal-back", "boss@x.test")
    decide(ports, task.id, gated.person("boss@x.test").ref, "approve")
    assert vote_of(gated, task.journey).fact.principal == ""


def test_an_absence_holds_in_a_cohort_that_is_launched_while_it_lasts(gated, tmp_path):
    """Given somebody away already, when another cohort asks for him, then his deputy is asked there too."""
    leave_for(gated, 0, 30)
    launch(gated.house.app.ports, tmp_path / "programs" / "p.yaml", tmp_path / "people.csv", name="second")
    gated.house.settle()
    later = Gated(gated.house, "second")

    wish(later, "Data")

    vice, boss = later.person("vice@x.test").ref, later.person("boss@x.test").ref
    assert later.task("review").deputies == ((vice, boss),)
    assert [mail.to for mail in later.mails("task-stand-in")] == [vice]


def test_an_absence_that_is_over_brings_nobody_into_a_later_cohort(gated, tmp_path):
    """Given a deputy of some days, when a cohort is launched after them, then that address is not in it."""
    leave_for(gated, 0, 1)
    gated.house.app.clock.advance_to(gated.house.app.clock.now() + timedelta(days=3))

    launch(gated.house.app.ports, tmp_path / "programs" / "p.yaml", tmp_path / "people.csv", name="second")

    assert "vice@x.test" not in people(Gated(gated.house, "second"))


def test_somebody_new_who_is_away_brings_the_deputy_along(gated, tmp_path):
    """Given somebody away elsewhere, when HR hands a gate over to her here, then her deputy is asked here too."""
    ports = gated.house.app.ports
    (tmp_path / "other.csv").write_text(PEOPLE.replace("ana@", "new@"), encoding="utf-8")
    launch(ports, tmp_path / "programs" / "p.yaml", tmp_path / "other.csv", name="second")
    away(ports, "new@x.test", day(gated, 0), day(gated, 5), "vice@x.test")
    assert "vice@x.test" not in people(gated)

    reassign(ports, gated.task("review").id, "new@x.test")
    gated.house.settle()

    assert gated.task("review").to == (gated.person("new@x.test").ref, gated.person("vice@x.test").ref)


def test_an_absence_brings_nobody_into_a_cohort_that_is_over(gated):
    """Given a cohort whose journeys have all ended, when the absence is told, then its people stay as they are."""
    ports, before = gated.house.app.ports, people(gated)
    stop(ports, "C001")
    gated.house.settle()

    away(ports, "boss@x.test", day(gated, 0), day(gated, 5), "vice@x.test")

    assert people(gated) == before
    assert refused(lambda: away(ports, "boss@x.test", day(gated, 0), day(gated, 5), "nonsense")).code == "bad-address"


def test_an_absence_that_is_refused_brings_nobody_in(gated):
    """Given an address that is none as deputy, when the absence is told, then nothing of it is kept."""
    ports, before = gated.house.app.ports, people(gated)

    codes = [
        refused(lambda deputy=deputy: away(ports, "boss@x.test", day(gated, 0), day(gated, 5), deputy)).code
        for deputy in ("nonsense", "boss@x.test")
    ]

    with gated.house.app.store.read() as db:
        assert db.absences(gated.cohort) == []
    assert codes == ["bad-address", "away-deputy"]
    assert people(gated) == before


def test_hr_hands_a_task_to_somebody_new_who_is_brought_in_and_mailed(gated):
    """Given an address that the cohort does not know, when HR hands the gate over, then that person decides."""
    ports, task = gated.house.app.ports, gated.task("review")

    reassign(ports, task.id, "New@x.test")
    gated.house.settle()

    new = gated.person("new@x.test").ref
    assert gated.task("review").to == (new,)
    assert [mail.to for mail in gated.mails("task-handed")] == [new]
    assert refused(lambda: decide(ports, task.id, gated.person("boss@x.test").ref, "approve")).code == "task-not-yours"
    decide(ports, task.id, new, "approve")
    gated.house.settle()
    assert gated.task("plan")


def test_a_handing_over_that_is_refused_brings_nobody_in(gated):
    """Given a task that is a mentee's own or is done, when it is handed to somebody new, then nobody comes in."""
    ports, before = gated.house.app.ports, people(gated)
    mine = gated.task("offer")
    done = gated.task("review")
    decide(ports, done.id, done.to[0], "approve")

    codes = [refused(lambda task=task: reassign(ports, task.id, "new@x.test")).code for task in (mine, done)]

    assert codes == ["task-personal", "task-closed"]
    assert people(gated) == before


def test_who_is_asked_delegates_within_the_cohort_alone(gated):
    """Given a delegate whom the cohort does not know, when who is asked hands over, then it is refused."""
    ports, task = gated.house.app.ports, gated.task("review")
    boss = gated.person("boss@x.test").ref

    assert refused(lambda: reassign(ports, task.id, "new@x.test", boss)).code == "nobody-there"
    assert refused(lambda: reassign(ports, task.id, "ana@x.test", boss)).code == "own-journey"
    reassign(ports, task.id, "hr@x.test", boss)

    assert gated.task("review").to == (gated.person("hr@x.test").ref,)


def test_a_claim_is_taken_back_by_hr_alone(gated):
    """Given two who are asked, when one has claimed the task, then the other waits until it is given back."""
    leave_for(gated, 0, 5)
    ports, task = gated.house.app.ports, gated.task("review")
    boss, vice = gated.person("boss@x.test").ref, gated.person("vice@x.test").ref
    claim(ports, task.id, vice)

    told = refused(lambda: decide(ports, task.id, boss, "approve"))
    assert (told.code, told.data["who"]) == ("claimed", "vice@x.test")
    assert refused(lambda: give_back(ports, task.id, boss)).code == "claimed"
    give_back(ports, task.id)
    decide(ports, task.id, boss, "approve")


def test_a_claim_of_somebody_who_is_away_is_shown_to_nobody_and_may_be_taken_over(gated):
    """Given a claimer who goes away, when another who is asked looks, then the task is free to take on."""
    leave_for(gated, 0, 5)
    ports, task = gated.house.app.ports, gated.task("review")
    boss, vice = gated.person("boss@x.test").ref, gated.person("vice@x.test").ref
    claim(ports, task.id, vice)

    away(ports, "vice@x.test", day(gated, 0), day(gated, 3), "")

    shown = page(ports, task.id, boss).in_hand
    assert (shown.claimed_by, shown.claim) == ("", True)
    claim(ports, task.id, boss)
    assert gated.task("review").claimed_by == boss


def test_acting_on_behalf_needs_hr_and_a_reason(gated):
    """Given a mentee's form, when somebody answers for her, then only HR may, and only with a reason."""
    ports, task = gated.house.app.ports, gated.task("review")
    boss, hr, mentor = (gated.person(f"{name}@x.test").ref for name in ("boss", "hr", "mo"))

    def give(actor, reason):
        decide(ports, task.id, actor, "approve", principal=boss, reason=reason)

    assert [refused(lambda: give(mentor, "So")).code, refused(lambda: give(hr, " ")).code] == [
        "behalf-hr",
        "behalf-reason",
    ]
    give(hr, "Said on the phone")

    vote = vote_of(gated, task.journey)
    assert (vote.actor, vote.fact.principal) == (hr, boss)
    with gated.house.app.store.read() as db:
        assert db.content(vote.fact.reason) == "Said on the phone"


def test_an_answer_on_behalf_is_the_principals(gated):
    """Given the mentor's form, when HR answers it with a reason, then the answer stands as the mentor's."""
    ports, task = gated.house.app.ports, gated.task("offer")
    mentor, hr = task.to[0], gated.person("hr@x.test").ref

    def give(actor, reason):
        answer(ports, task.id, actor, {"wish": "Data"}, principal=mentor, reason=reason)

    codes = [refused(lambda: give(hr, "")).code, refused(lambda: give(gated.person("boss@x.test").ref, "So")).code]
    give(hr, "Said on the phone")

    [event] = [e for e in gated.house.state(task.journey).events if isinstance(e.fact, Answered)]
    assert codes == ["behalf-reason", "behalf-hr"]
    assert (event.actor, event.fact.principal) == (hr, mentor)
    with gated.house.app.store.read() as db:
        assert db.content(event.fact.reason) == "Said on the phone"
        assert db.answers([task.journey])[task.journey]["offer"] == {"wish": "Data"}


def test_a_mail_to_who_has_handed_the_task_over_is_not_sent(gated):
    """Given a mail that still waits, when the task is somebody else's, then it is skipped, and says why."""
    task = gated.task("review")
    remind(gated.house.app.ports, task.id)
    reassign(gated.house.app.ports, task.id, "chief@x.test")

    gated.house.settle()

    boss = gated.person("boss@x.test").ref
    with gated.house.app.store.read() as db:
        [reminder] = [mail for mail in db.outbox(gated.cohort) if mail.order.template == "reminder"]
    assert (reminder.order.to, reminder.state, reminder.error) == (boss, MailState.SKIPPED, "task-handed")
