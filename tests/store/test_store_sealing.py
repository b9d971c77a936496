"""The sealed chain: whatever is done to the journal behind our back is found, and named by journey and number."""

import pytest
from sqlalchemy.exc import DBAPIError

from revflow.domain.facts import Entered
from revflow.store import open_store
from revflow.store.connecting import connect, parse
from store.spring import LAUNCH, plant


def _unguarded(database):
    if database == "postgresql":
        return ["SET session_replication_role = replica"]
    triggers = ("events_only_sealed", "events_never_deleted", "seals_never_deleted")
    return [f"DROP TRIGGER {trigger}" for trigger in triggers]


@pytest.fixture
def tamper(store_url):
    """Give a function that runs SQL on the database, with or without the journal's triggers."""

    def run(*statements, guarded=False):
        engine = connect(parse(store_url), writes=True, patience=1)
        try:
            with engine.begin() as connection:
                for statement in (*([] if guarded else _unguarded(engine.dialect.name)), *statements):
                    connection.exec_driver_sql(statement)
        finally:
            engine.dispose()

    return run


@pytest.fixture
def sealed(store):
    """Give a store with six entries, three of P001 and three of E001, by turns, sealed in two steps."""
    for number in range(3):
        with store.write() as db:
            db.append("P001", [Entered("plan", number + 1)], "", LAUNCH, number)
            db.append("E001", [Entered("needs", number + 1)], "U001", LAUNCH, number)
    with store.write() as db:
        assert db.seal(4) == 4
        assert db.seal(4) == 2
        assert db.seal(4) == 0
    return store


def _faults(store):
    with store.read() as db:
        return db.verify()


def test_an_untouched_journal_has_no_faults(sealed):
    """Entries that are not sealed yet are none."""
    assert _faults(sealed) == []
    with sealed.write() as db:
        db.append("P001", [Entered("plan", 4)], "", LAUNCH, 3)
    assert _faults(sealed) == []
    with sealed.write() as db:
        assert db.seal(100) == 1
    assert _faults(sealed) == []


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        ("UPDATE events SET data = '{}' WHERE journey = 'P001' AND number = 2", ["changed P001/2"]),
        ("UPDATE events SET actor = 'U002' WHERE journey = 'E001' AND number = 1", ["changed E001/1"]),
        ("UPDATE events SET number = 9 WHERE journey = 'P001' AND number = 3",
         ["changed P001/9", "missing P001/3", "surplus P001/9"]),
        ("DELETE FROM events WHERE journey = 'P001' AND number = 2", ["cut 3", "missing P001/2"]),
        ("DELETE FROM events WHERE journey = 'E001' AND number = 3", ["cut 6", "missing E001/3"]),
        ("DELETE FROM seals WHERE last_place = 6", ["cut 6"]),
    ],
)  # fmt: skip
def test_what_was_edited_or_deleted_is_found(sealed, tamper, statement, faults):
    """Even where somebody has switched the triggers off; a deleted entry shows in the one after it, too."""
    tamper(statement)
    assert _faults(sealed) == faults


def test_entries_that_changed_places_are_found(sealed, tamper):
    """Each seal is over the place and the seal before it, so order cannot be edited."""
    tamper(
        "UPDATE events SET place = 99 WHERE journey = 'P001' AND number = 1",
        "UPDATE events SET place = 1 WHERE journey = 'E001' AND number = 1",
        "UPDATE events SET place = 2 WHERE journey = 'P001' AND number = 1",
    )
    assert {"changed E001/1", "changed P001/1"} <= set(_faults(sealed))


def test_a_chain_that_was_made_anew_is_found(sealed, tamper):
    """Who edits an entry and seals all again ends where no sealing step ended."""
    tamper("UPDATE events SET actor = 'U002', place = NULL, seal = NULL", "DELETE FROM seals WHERE last_place = 6")
    with sealed.write() as db:
        assert db.seal(100) == 6
    assert _faults(sealed) != []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET data = '{}' WHERE journey = 'P001' AND number = 2",
        "UPDATE events SET place = 7, seal = 'x' WHERE journey = 'P001' AND number = 2",
        "UPDATE events SET place = NULL, seal = NULL",
        "DELETE FROM events",
        "UPDATE seals SET seal = 'x'",
        "DELETE FROM seals",
    ],
)
def test_the_journal_only_grows(sealed, tamper, statement):
    """The database itself refuses all but the sealing of what is not sealed."""
    with pytest.raises(DBAPIError, match="the journal only grows"):
        tamper(statement, guarded=True)
    assert _faults(sealed) == []


def test_replacing_an_entry_is_no_way_round_the_triggers(sqlite_url):
    """SQLite's INSERT OR REPLACE deletes without a DELETE."""
    store = open_store(sqlite_url)
    plant(store)
    with store.write() as db:
        db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)
    store.close()
    engine = connect(parse(sqlite_url), writes=True, patience=1)
    replaced = "INSERT OR REPLACE INTO events SELECT * FROM events"

    def replace():
        with engine.begin() as connection:
            connection.exec_driver_sql(replaced)

    with pytest.raises(DBAPIError, match="the journal only grows"):
        replace()
    engine.dispose()
