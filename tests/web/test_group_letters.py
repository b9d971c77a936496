"""What the people of a small group read when one of them drops out, before its date and after it."""

from datetime import timedelta

import pytest

from revflow.domain.tasks import TaskKind
from revflow.service.leave import hold, leave, release
from web.group_pages import ALL, GroupPages, in_group, named

SESSION = TaskKind.SESSION


@pytest.fixture
def group(house, client):
    with in_group(house, client) as pages:
        yield pages


def test_who_cannot_come_reads_that_it_is_off_for_her_alone(group: GroupPages):
    """The others meet: no mail says that the session with them does not take place."""
    group.plan(10, *ALL)
    group.say(group.page("ada", SESSION, "ada"), result="cancelled")

    letter = group.letters("ada")[-1]
    assert "is cancelled for you; nothing changes for the others of your small group" in letter
    assert "stays to go, at the group's next date" in letter.replace("\u2019", "'")
    assert "will not take place" not in letter
    assert "Ben" not in letter


def test_who_leaves_reads_of_no_next_date(group: GroupPages):
    """Cleo leaves the program: her date is off, in French, and nothing stays to go."""
    group.plan(10, *ALL)
    with group.house.app.store.read() as db:
        cleo = next(one for one in db.summaries(group.site.cohort) if one.journey.person == group.ref("cleo"))
    leave(group.house.app.ports, cleo.journey.code, group.ref("cleo"))

    (letter,) = [text for text in group.letters("cleo") if "est annulée pour vous" in text]
    assert "reste à tenir" not in letter


def test_what_is_called_off_afterwards_leaves_the_mentors_calendar_as_it_was(group: GroupPages):
    """Ada says afterwards that hers was cancelled: the mentor reads no word of a date that the others keep."""
    group.after(group.plan(10, *ALL))

    group.say(group.page("ada", SESSION, "ada"), result="cancelled")

    assert group.diary("noe") == ["REQUEST"]
    assert group.diary("ada") == ["REQUEST", "CANCEL"]
    letter = group.letters("noe")[-1]
    assert "Session 1 with Ada Blum, set for" in letter
    assert "Nothing changes for the others of the group, nor in your calendar" in letter
    assert "cannot come" not in letter


def test_what_is_called_off_after_the_others_met_is_off_for_one_alone(group: GroupPages):
    """Ben and Cleo were there, then Ada says that hers was cancelled: the date itself is no cancelled one."""
    group.after(group.plan(10, *ALL))
    for who in ("ben", "cleo"):
        group.say(group.page(who, SESSION, who), result="held")

    group.say(group.page("ada", SESSION, "ada"), result="cancelled")

    assert group.diary("noe") == ["REQUEST"]
    last = group.entries("ada")[-1]
    assert named(last) == {"ada"}
    assert "status" not in last.vevent.contents


def test_each_line_of_an_invitation_is_a_line(group: GroupPages):
    """Who comes and the mentor's address stand on lines of their own, alone and in a group."""
    group.plan(10, *ALL)

    english, french = ((group.letters(who)[-1]).splitlines() for who in ("ada", "cleo"))
    assert "With: Noé Petit, Ben Cole, Cleo Dahl" in english
    assert "Avec\u00a0: Noé Petit, Ada Blum, Ben Cole" in french


def test_a_pair_that_kept_the_old_date_takes_no_entry_of_the_others_with_it(group: GroupPages):
    """The others moved while Ada's pair was on hold: her cancellation leaves their entry in the mentor's calendar."""
    later = group.plan(10, *ALL) + timedelta(days=1)
    hold(group.house.app.ports, group.code("ada"), "hr")
    group.say(group.page("ben", SESSION), result="moved", day=f"{later:%Y-%m-%d}", time="10:00")
    release(group.house.app.ports, group.code("ada"), "hr")

    group.say(group.page("ada", SESSION, "ada"), result="cancelled")

    assert group.diary("noe") == ["REQUEST", "REQUEST"]
    assert group.diary("ada") == ["REQUEST", "CANCEL"]
    assert named(group.entries("ada")[-1]) == {"ada"}
    assert "nor in your calendar" in group.letters("noe")[-1]


def test_an_executive_is_asked_for_no_word_on_the_others_and_for_no_other_date(group: GroupPages):
    """The invitation names what he or she can do; after the session the page asks about the own pair alone."""
    starts = group.plan(10, "ada", "ben")
    assert "the others keep the date" in group.letters("ben")[-1]
    assert "agree on another time" not in group.letters("ben")[-1]

    group.after(starts)

    shown = group.shown(group.page("ben", SESSION, "ben"))
    assert "Say it for you alone" in shown
    assert "My mentor or I did not come" in shown
    assert "Somebody did not come" not in shown
