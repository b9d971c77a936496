"""Invitations, read back by a library that did not write them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from mail.letter_example import INVITATION, STAMP, invitation
from revflow.mail import calendar_part
from revflow.mail.timezones import zone_part

ORGANIZER = ("Ressources humaines", "rh@exemple.test")


def read(part: bytes):
    return vobject.readOne(part.decode())


def test_a_request_says_who_when_and_which_session():
    """Both are asked; the time is the local one of the session's zone."""
    # given an invitation
    # when it is written and read back
    calendar = read(calendar_part(INVITATION, ORGANIZER))
    event = calendar.vevent
    # then everything is there
    assert calendar.method.value == "REQUEST"
    assert event.uid.value == "P017.2.a1b2c3@revflow"
    assert (event.sequence.value, event.status.value) == ("1", "CONFIRMED")
    assert event.summary.value == "Mentorat inversé, séance 2 : Données, tableaux"
    assert event.dtstart.value == INVITATION.starts
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=60)
    assert event.dtstart.value.tzinfo.utcoffset(event.dtstart.value) == timedelta(hours=2)
    assert event.dtstamp.value == STAMP
    assert event.organizer.value == "mailto:rh@exemple.test"
    assert [(a.value, a.params["CN"]) for a in event.attendee_list] == [
        ("mailto:zoe.eluard@exemple.test", ["Zoé Éluard"]),
        ("mailto:karim.benali@exemple.test", ["Karim Benali"]),
    ]


def test_a_session_over_the_change_to_summer_time_is_as_long_as_it_is():
    """On the clock from 1:30 to 3:30 it is an hour; 2:30 there is not."""
    part = calendar_part(invitation(starts=datetime(2027, 3, 28, 0, 30, tzinfo=UTC)), ORGANIZER)

    event = Calendar.from_ical(part).walk("VEVENT")[0]
    clock = [event[name].dt.replace(tzinfo=None) for name in ("DTSTART", "DTEND")]
    assert clock == [datetime(2027, 3, 28, 1, 30), datetime(2027, 3, 28, 3, 30)]  # noqa: DTZ001 - as clocks show it


def test_a_cancellation_names_the_same_event():
    """The event goes from both calendars, whatever they are."""
    # given a session that is cancelled after a move
    # when request and cancellation are read back
    request = read(calendar_part(INVITATION, ORGANIZER))
    cancel = read(calendar_part(invitation(cancelled=True, sequence=2), ORGANIZER))
    # then they are one event, the later one cancelled
    assert (cancel.method.value, cancel.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert cancel.vevent.uid.value == request.vevent.uid.value
    assert int(cancel.vevent.sequence.value) > int(request.vevent.sequence.value)


def test_the_same_invitation_gives_the_same_bytes():
    """Nothing in it depends on when it is written: a repeated mail is the same mail."""
    # given an invitation
    # when it is written twice
    # then nothing differs
    assert calendar_part(INVITATION, ORGANIZER) == calendar_part(INVITATION, ORGANIZER)


def test_a_topic_with_a_line_break_adds_nothing_to_the_calendar():
    """What people wrote is escaped."""
    # given a topic that tries to add a line
    part = calendar_part(invitation(topic="Data\r\nATTENDEE:mailto:x@exemple.test"), ORGANIZER)
    # when it is read back
    # then there are the two attendees
    assert len(read(part).vevent.attendee_list) == 2


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Toronto", "Australia/Sydney", "Asia/Kolkata", "UTC"])
@pytest.mark.parametrize("month", [1, 3, 4, 7, 11])
def test_the_zone_part_gives_the_offset_that_the_zone_has(zone, month):
    """A client that knows only the part tells the right time, on both sides of the change and in the year after."""
    # given moments around the invitation
    moments = [datetime(2027, month, day, 12, tzinfo=UTC) for day in (1, 15, 28)] + [
        datetime(2028, month, 15, 12, tzinfo=UTC)
    ]
    # when the part alone is read as a time zone
    part = zone_part(zone, moments[0])
    alone = Calendar()
    alone.add_component(part)
    known = vobject.readOne(alone.to_ical().decode().replace(f"TZID:{zone}", "TZID:Test/Alone")).vtimezone.gettzinfo()
    # then both agree on local noon
    for moment in moments:
        local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert local.replace(tzinfo=known).utcoffset() == moment.astimezone(ZoneInfo(zone)).utcoffset()
