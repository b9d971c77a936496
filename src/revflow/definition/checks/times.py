"""Times and dates that the calendar can reach."""

import re
from datetime import date
from itertools import chain

from revflow.definition.draft import Draft
from revflow.definition.text import LONGEST_YEARS, Duration, Offset
from revflow.definition.walk import values

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years of the days that a program may name. Another year is a slip of the pen; near the years 1 and 9999 the calendar
has no next day, and the journeys that wait for it would stand still."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check(draft: Draft) -> None:
    """Tell every length of time that is longer than LONGEST_YEARS, where it is written."""
    offsets = ((path, offset.duration) for path, offset in values(draft, Offset))
    for path, length in chain(values(draft, Duration), offsets):
        if length.too_long and draft.wrote(*path):
            draft.fault("duration-long", *path, word=f"{length.amount} {length.unit}", years=LONGEST_YEARS)


def read_date(text: str) -> date | None:
    """Read `2027-12-01`; None where it is no date."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None
