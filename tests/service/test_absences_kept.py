"""Who is away is kept by a process as it was committed, never as it was tried."""

from datetime import timedelta

import pytest

from revflow.service.away import away
from revflow.service.case import mark_absences, roster_of
from service.listed import begin


class UndoneError(Exception):
    """Ends a transaction without a commit."""


@pytest.fixture
def listed(house, tmp_path):
    return begin(house, tmp_path)


def away_in_vain(listed, person):
    """Let a person be away, and read it, in a transaction that ends without a commit."""
    now = listed.house.app.ports.clock.now()
    with listed.house.app.store.write() as db:
        db.add_absence(person.email, now, now + timedelta(days=3), "")
        mark_absences(db)
        assert set(roster_of(db, listed.cohort).away) == {person.ref}
        raise UndoneError


def test_an_absence_that_was_rolled_back_is_kept_by_nobody(listed):
    """Given one absence read and undone, when another is committed, then that one alone is known."""
    eve, lea = listed.person("eve@x.test"), listed.person("lea@x.test")
    today = listed.house.app.ports.clock.now().date()
    with pytest.raises(UndoneError):
        away_in_vain(listed, eve)

    away(listed.house.app.ports, lea.email, today, today + timedelta(days=3))

    with listed.house.app.store.read() as db:
        assert set(roster_of(db, listed.cohort).away) == {lea.ref}
