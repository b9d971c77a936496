"""A small group of which a pair is put on hold, or leaves, before the mails of an act have gone."""

from datetime import timedelta

import pytest

from revflow.domain.tasks import TaskKind
from revflow.service import care, together
from revflow.service.leave import hold, leave, release
from revflow.service.sending import needless
from revflow.texts import moment
from web.group_pages import ALL, GroupPages, in_group, named

PLAN, SESSION = TaskKind.PLAN, TaskKind.SESSION


@pytest.fixture
def group(house, client):
    with in_group(house, client) as pages:
        yield pages


def planned_for_all(group: GroupPages) -> None:
    """The mentor has clicked; no mail has gone yet."""
    asked = [group.of(who, PLAN).id for who in ALL]
    starts = (group.house.app.clock.now() + timedelta(days=10)).replace(hour=9, minute=0, second=0, microsecond=0)
    together.plan(group.house.app.ports, asked[0], group.ref("noe"), starts, asked[1:])


@pytest.mark.parametrize("who", ALL)
def test_the_mentor_is_invited_whichever_pair_is_on_hold(group: GroupPages, who):
    """By one mail, of a pair that is not; when that one goes on, the entry is brought up to date."""
    planned_for_all(group)
    hold(group.house.app.ports, group.code(who), "hr")
    group.house.settle()
    others = [one for one in ALL if one != who]
    before = [named(entry) for entry in group.entries("noe")]
    invited = [len(group.entries(one)) for one in others]
    release(group.house.app.ports, group.code(who), "hr")
    group.house.settle()

    assert len(before) == 1
    assert {"noe", *others} <= before[0]
    assert invited == [1, 1]
    assert len(group.entries(who)) == 1
    assert len({entry.vevent.uid.value for entry in group.entries("noe")}) == 1


@pytest.mark.parametrize("who", ALL)
def test_the_mentor_is_invited_whichever_pair_has_left(group: GroupPages, who):
    """The others' date stands in the mentor's calendar, without who has left."""
    planned_for_all(group)
    with group.house.app.store.read() as db:
        own = db.summary(group.code(who)).journey.mentee
    leave(group.house.app.ports, own, group.ref(who))
    group.house.settle()

    last = group.entries("noe")[-1]
    assert last.method.value == "REQUEST"
    assert named(last) == {"noe", *ALL} - {who}


def test_of_one_act_for_all_the_mentor_has_one_mail(group: GroupPages):
    """Three are ordered, and one is sent: planned, moved, called off."""
    planned_for_all(group)
    group.house.settle()
    later = group.sessions("ada")[0].starts + timedelta(days=1)
    for result, starts in (("moved", later), ("cancelled", None)):
        together.settle(group.house.app.ports, group.of("ben", SESSION).id, group.ref("noe"), result, starts)
        group.house.settle()

    assert group.diary("noe") == ["REQUEST", "REQUEST", "CANCEL"]
    assert [group.diary(who) for who in ALL] == [["REQUEST", "REQUEST", "CANCEL"]] * 3


def test_a_pair_that_cannot_come_before_the_mails_go_keeps_no_invitation_back(group: GroupPages):
    """Ada drops out at once: her pair's invitation is not to go any more, so the next one's does."""
    planned_for_all(group)
    ports = group.house.app.ports
    with ports.store.read() as db:
        asked = {task.journey: task for task in db.tasks(cohort=group.site.cohort) if task.kind is SESSION}
    together.settle(ports, asked[group.code("ada")].id, group.ref("ada"), "cancelled")
    with ports.store.read() as db:
        queued = [mail for mail in db.outbox(group.site.cohort) if mail.order.template == "session-invitation"]
        to_mentor = sorted(
            (mail for mail in queued if mail.order.to == group.ref("noe")), key=lambda one: one.order.key
        )
        why = [needless(db, mail) for mail in to_mentor]
    group.house.settle()

    assert why == ["task-closed", "", "group-told"]
    assert named(group.entries("noe")[-1]) == {"noe", "ben", "cleo"}


def test_a_pair_that_goes_on_reads_which_date_it_has_kept(group: GroupPages):
    """The mentor paused it, and moved the others meanwhile, whose date the calendar has now: the mail says its own."""
    planned_for_all(group)
    group.house.settle()
    ports, kept = group.house.app.ports, group.sessions("ada")[0].starts
    care.brake(ports, group.code("ada"), group.ref("noe"))
    later = kept + timedelta(days=2)
    together.settle(ports, group.of("ben", SESSION).id, group.ref("noe"), "moved", later)
    group.house.settle()
    paused = next(task for task in group.house.tasks() if task.kind is TaskKind.PAUSE)
    care.resume(ports, paused.id, paused.to[0], "go-on")
    group.house.settle()

    told = [moment(kept, "Europe/Paris", "en"), moment(kept, "Europe/Paris", "fr")]
    for who in ("noe", "ada"):
        assert any(one in group.letters(who)[-1] for one in told)
    assert [group.sessions(who)[0].starts for who in ALL] == [kept, later, later]
