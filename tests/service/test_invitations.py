"""What a pair's calendars are told over the life of a session, as mailed, read back by a library that did not write it.

What clients ask for beyond RFC 5545 and 5546: Google's lets a session be cancelled only if it came as a REQUEST from
who cancels it, Outlook wants the part's method to be the object's, its zones spelled out, and `invite.ics` as the file.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject

from changed_programs import start, until
from fixtures.house import House
from revflow.domain.tasks import TaskKind
from revflow.service.leave import leave
from revflow.service.sessions import plan, settle
from service_people import HEAD

SITES = ("country: FR}", "country: FR, sites: {Montréal: {timezone: America/Toronto, country: CA}}}")
PEOPLE = HEAD.replace("language", "language,assistant") + (
    "Paul Durand,paul@exemple.test,mentee,Ventes,Montréal,boss@exemple.test,fr,aide@exemple.test\n"
    "Lina Roy,lina@exemple.test,mentor,IT,Lyon,chef@exemple.test,fr,\n"
)
PARIS, TORONTO = ZoneInfo("Europe/Paris"), ZoneInfo("America/Toronto")


@dataclass(frozen=True)
class Told:
    """One mail with a calendar part: its reader, what the part says, and the mail itself."""

    to: str
    part: vobject.base.Component
    mail: EmailMessage

    @property
    def event(self) -> vobject.base.Component:
        return self.part.vevent


class Calendars:
    """A pair whose sessions are planned, and what both calendars were told, in order."""

    def __init__(self, house: House, tmp_path: Path) -> None:
        self.house = house
        self.cohort = start(house, tmp_path, "pilot", SITES, people=PEOPLE)
        until(house, "sessions")
        with house.app.store.read() as db:
            self.refs = {person.email.partition("@")[0]: ref for ref, person in db.people(self.cohort).items()}

    def task(self, kind: TaskKind):
        self.house.settle()
        return next(task for task in self.house.tasks(step="sessions") if task.kind is kind)

    def plan(self, starts: datetime) -> None:
        plan(self.house.app.ports, self.task(TaskKind.PLAN).id, self.refs["lina"], starts)

    def say(self, result: str, starts: datetime | None = None) -> None:
        settle(self.house.app.ports, self.task(TaskKind.SESSION).id, self.refs["lina"], result, starts)

    def told(self, who: str) -> list[Told]:
        """Return what somebody's calendar was told, in the order in which it was sent."""
        self.house.settle()
        with self.house.app.store.read() as db:
            sent = [mail for mail in db.outbox(self.cohort) if mail.order.to == self.refs[who] and mail.path]
        mails = [message_from_bytes(Path(mail.path).read_bytes(), policy=default) for mail in sent]
        return [Told(who, vobject.readOne(part.get_content()), mail) for mail in mails for part in parts_of(mail)]


def parts_of(mail: EmailMessage) -> list[EmailMessage]:
    return [part for part in mail.walk() if part.get_content_type() == "text/calendar"]


@pytest.fixture
def calendars(house: House, tmp_path) -> Calendars:
    return Calendars(house, tmp_path)


def soon(calendars: Calendars, days: int) -> datetime:
    return (calendars.house.app.clock.now() + timedelta(days=days)).replace(microsecond=0)


def test_a_session_is_one_event_through_all_that_becomes_of_it(calendars: Calendars):
    """Planned, moved, cancelled, planned anew: one UID, and a sequence that rises each time, in both calendars."""
    calendars.plan(soon(calendars, 10))
    calendars.told("paul")
    calendars.say("moved", soon(calendars, 12))
    calendars.told("paul")
    calendars.say("cancelled")
    calendars.told("paul")
    calendars.plan(soon(calendars, 20))

    for who in ("paul", "lina"):
        told = calendars.told(who)
        assert [one.part.method.value for one in told] == ["REQUEST", "REQUEST", "CANCEL", "REQUEST"]
        assert [int(one.event.sequence.value) for one in told] == [0, 1, 2, 3]
        assert len({one.event.uid.value for one in told}) == 1
        stamps = [one.event.dtstamp.value for one in told]
        assert stamps == sorted(stamps)
        assert [one.event.status.value for one in told] == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]


def test_what_calendar_programs_ask_for_is_there(calendars: Calendars):
    """The organizer is who sends, the reader is an attendee, the method is told twice, the file is `invite.ics`."""
    calendars.plan(soon(calendars, 10))
    calendars.told("paul")
    calendars.say("cancelled")

    for told in (*calendars.told("paul"), *calendars.told("lina")):
        part = parts_of(told.mail)[0]
        assert part.get_param("method") == told.part.method.value
        sender = told.mail["From"].addresses[0].addr_spec
        assert told.event.organizer.value == f"mailto:{sender}"
        attendees = [attendee.value.removeprefix("mailto:") for attendee in told.event.attendee_list]
        assert attendees == ["paul@exemple.test", "lina@exemple.test"]
        assert told.mail["To"].addresses[0].addr_spec in attendees
        files = [one.get_filename() for one in told.mail.iter_attachments()]
        assert files == ["invite.ics"]
        assert told.part.vtimezone.tzid.value == told.event.dtstart.params["X-VOBJ-ORIGINAL-TZID"][0]


def test_the_assistant_is_no_attendee(calendars: Calendars):
    """Whoever keeps another's diary sees it there; an invitation would fill the assistant's own."""
    calendars.plan(soon(calendars, 10))

    assert calendars.told("aide") == []


@pytest.mark.parametrize(
    ("local", "overseas"),
    [
        (
            datetime(2027, 3, 25, 15, tzinfo=PARIS),
            datetime(2027, 3, 25, 10, tzinfo=TORONTO),
        ),  # Europe has not changed yet
        (datetime(2027, 4, 1, 15, tzinfo=PARIS), datetime(2027, 4, 1, 9, tzinfo=TORONTO)),
        (datetime(2027, 11, 4, 15, tzinfo=PARIS), datetime(2027, 11, 4, 10, tzinfo=TORONTO)),  # Canada has not yet
    ],
)
def test_each_reads_the_hour_of_ones_own_town(calendars: Calendars, local, overseas):
    """Three in the afternoon in Paris is nine or ten in Montréal, as the clocks of the day say."""
    calendars.house.app.clock.advance_to(local.astimezone(UTC) - timedelta(days=30))
    calendars.plan(local.astimezone(UTC))

    (paris,), (montreal,) = calendars.told("lina"), calendars.told("paul")

    assert paris.event.dtstart.value.replace(tzinfo=None) == local.replace(tzinfo=None)
    assert montreal.event.dtstart.value.replace(tzinfo=None) == overseas.replace(tzinfo=None)
    for told in (paris, montreal):
        assert told.event.dtstart.value.astimezone(UTC) == local.astimezone(UTC)
        assert told.event.dtend.value - told.event.dtstart.value == timedelta(minutes=60)


def test_sessions_on_both_sides_of_a_change_of_clocks_are_held_at_the_same_hour(calendars: Calendars):
    """Three in the afternoon stays three in the afternoon; the zone that comes along says so by itself."""
    before, after = (datetime(2027, 3, day, 15, tzinfo=PARIS).astimezone(UTC) for day in (26, 29))
    calendars.house.app.clock.advance_to(before - timedelta(days=30))
    calendars.plan(before)
    calendars.told("lina")
    calendars.say("moved", after)

    first, second = calendars.told("lina")

    assert [one.event.dtstart.value.hour for one in (first, second)] == [15, 15]
    offsets = [
        one.part.vtimezone.gettzinfo().utcoffset(one.event.dtstart.value.replace(tzinfo=None))
        for one in (first, second)
    ]
    assert offsets == [timedelta(hours=1), timedelta(hours=2)]


def test_who_leaves_has_an_empty_calendar_and_so_has_the_partner(calendars: Calendars):
    """Rule 11: what lies ahead is called off in both, by a higher sequence than any before."""
    calendars.plan(soon(calendars, 10))
    calendars.told("paul")
    calendars.say("moved", soon(calendars, 12))
    calendars.told("paul")
    mentee = calendars.house.state(calendars.task(TaskKind.SESSION).journey).journey.mentee
    leave(calendars.house.app.ports, mentee, calendars.refs["paul"])

    for who in ("paul", "lina"):
        last = calendars.told(who)[-1]
        assert (last.part.method.value, int(last.event.sequence.value)) == ("CANCEL", 2)
