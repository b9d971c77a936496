"""Dates as people type them, in their own time zones."""

from datetime import UTC, datetime

import pytest

from revflow.domain.errors import RefusedError
from revflow.service.typed_start import typed_start

PARIS = "Europe/Paris"


@pytest.mark.parametrize(
    "typed", ["2027-03-01T14:00", "2027-03-01T14:00:30", "2027-03-01T14:00:00.5", "2027-03-01 13:00Z"]
)
def test_a_start_is_a_minute(typed):
    """Seconds, which no browser sends, do not part two who mean the same."""
    assert typed_start(typed, PARIS) == datetime(2027, 3, 1, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2027-03-01", "no-date"),
        ("", "no-date"),
        ("tomorrow at ten", "no-date"),
        ("0001-01-01T00:00", "no-date"),
        ("9999-12-31T23:59-11:00", "no-date"),
        ("2027-03-28T02:30", "no-such-time"),
    ],
)
def test_what_is_no_moment_is_refused(typed, code):
    """A day alone, words, the ends of time, and the hour that is left out when summer time begins."""
    with pytest.raises(RefusedError) as told:
        typed_start(typed, PARIS)
    assert told.value.code == code
