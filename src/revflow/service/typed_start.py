"""A date and time as somebody types them, in his or her own time zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from revflow.domain.errors import RefusedError
from revflow.engine import calendar
from revflow.service.act import journey_of
from revflow.service.case import people_of, program_of
from revflow.service.ports import Ports

_DAY_ALONE = len("2027-03-01")


def typed_start(typed: str, zone: str) -> datetime:
    """Return a moment (UTC) that was typed as in ISO 8601, `2027-03-01T14:00`, in that time zone or by its own offset.

    Seconds are left out: people meet at a minute, and two who mean the same one meet together.
    Raises RefusedError `no-date`, `no-such-time` (when summer time begins, an hour is left out).
    """
    here = ZoneInfo(zone)
    try:
        read = datetime.fromisoformat(typed if len(typed) > _DAY_ALONE else "")
        local = (read if read.tzinfo is None else read.astimezone(here)).replace(second=0, microsecond=0, tzinfo=None)
        starts = local.replace(tzinfo=here).astimezone(UTC)
        told = starts.astimezone(here).replace(tzinfo=None)
    except (ValueError, OverflowError):  # the first and the last day of all cannot be told in every zone
        raise RefusedError("no-date") from None
    if told != local:
        raise RefusedError("no-such-time")
    return starts


def zone_of(ports: Ports, task_id: str, ref: str) -> str:
    """Return the time zone of who types: a person's of the task's cohort, or the program's for HR's console (empty)."""
    with ports.store.read() as db:
        cohort = db.cohort(db.summary(journey_of(task_id)).journey.cohort)
        person = people_of(db, cohort.name).get(ref)
        return str(calendar.zone(program_of(db, cohort).calendar, person.site if person else ""))
