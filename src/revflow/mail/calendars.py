"""Mentoring sessions for calendars: iTIP requests and cancellations (RFC 5545, 5546)."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from revflow.mail.timezones import zone_part
from revflow.service.ports import Invitation
from revflow.texts import say


def calendar_part(invitation: Invitation, organizer: tuple[str, str]) -> bytes:
    """Return the calendar object of a session: METHOD REQUEST or CANCEL, one event, its time zone.

    `organizer` is the (name, address) that the mail comes from, which clients demand of whoever changes or cancels an
    event. Only the two are attendees: an executive's assistant keeps the executive's diary, not one of his or her own.
    No reply is asked for (RSVP): nobody would read it. The same invitation gives the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//revflow//sessions//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method(invitation))
    calendar.add_component(zone_part(invitation.zone, invitation.starts))
    calendar.add_component(_event(invitation, organizer))
    return bytes(calendar.to_ical())


def method(invitation: Invitation) -> str:
    """Return iTIP's method; the mail's part must name the same."""
    return "CANCEL" if invitation.cancelled else "REQUEST"


def _event(invitation: Invitation, organizer: tuple[str, str]) -> Event:
    zone = ZoneInfo(invitation.zone)
    starts = invitation.starts.astimezone(zone)
    ends = (invitation.starts.astimezone(UTC) + timedelta(minutes=invitation.minutes)).astimezone(zone)
    event = Event()
    event.add("uid", invitation.uid)
    event.add("dtstamp", invitation.stamp.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("sequence", invitation.sequence)
    if not invitation.alone:  # of who is uninvited alone the event itself is not cancelled (RFC 5546, 3.2.5)
        event.add("status", "CANCELLED" if invitation.cancelled else "CONFIRMED")
    event.add("summary", _say(invitation, "calendar-summary"))
    event.add("description", _say(invitation, "calendar-description"))
    if invitation.place:
        event.add("location", invitation.place)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    event.add("organizer", _address(*organizer))
    for name, address in invitation.attendees:
        attendee = _address(name, address)
        attendee.params["CUTYPE"] = "INDIVIDUAL"
        attendee.params["ROLE"] = "REQ-PARTICIPANT"
        attendee.params["PARTSTAT"] = "NEEDS-ACTION"
        attendee.params["RSVP"] = "FALSE"
        event.add("attendee", attendee, encode=False)
    return event


def _say(invitation: Invitation, key: str) -> str:
    said = {"number": invitation.number, "topic": invitation.topic or "none", "program": invitation.program}
    if invitation.circle:
        return say(invitation.language, f"{key}-circle", **said, title=invitation.circle)
    return say(invitation.language, key, **said, mentees_are=invitation.mentees_are)


def _address(name: str, address: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    if name:
        person.params["CN"] = name
    return person
