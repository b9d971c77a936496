"""Whoever watches a SQLite store hears that somebody has committed."""

from contextlib import suppress

import pytest

from revflow.store import migrate, open_store


@pytest.fixture
def url(tmp_path):
    """The address of an empty store."""
    address = f"sqlite:///{tmp_path / 'revflow.db'}"
    migrate(address)
    return address


@pytest.fixture
def watched(url):
    """A store, and what tells of its changes; it was asked once."""
    store = open_store(url)
    changed = store.changes()
    changed()
    yield store, changed
    store.close()


def test_nothing_is_heard_while_nobody_commits(watched):
    """Readers, and who writes nothing or takes it back, make no news."""
    store, changed = watched

    with store.read() as db:
        db.leases()
    with suppress(ZeroDivisionError), store.write() as db:
        db.set_mark("name", "value")
        raise ZeroDivisionError

    assert not changed()


def test_a_commit_of_the_same_process_is_heard_once(watched):
    """The worker's own commits nudge journeys too."""
    store, changed = watched

    with store.write() as db:
        db.set_mark("name", "value")

    assert [changed(), changed()] == [True, False]


def test_a_commit_by_another_is_heard(watched, url):
    """People decide in other processes than the worker's."""
    _store, changed = watched
    other = open_store(url)

    with other.write() as db:
        db.set_mark("name", "value")
    other.close()

    assert changed()
