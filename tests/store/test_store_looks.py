"""What an idle worker asks again and again costs no look at every journey."""

import pytest
from sqlalchemy import event

from revflow.store import open_store
from store.spring import LAUNCH, plant

LOOKS = {
    "nudged": lambda db: db.nudged(10, LAUNCH),
    "leases": lambda db: db.leases(),
    "due journeys": lambda db: db.due_journeys(LAUNCH, 10),
    "next due": lambda db: db.next_due(),
    "due mails": lambda db: db.due_mails(LAUNCH, 10),
}


def plans(store, look):
    """Return SQLite's plan of each statement that a look executes, line by line."""
    asked = []
    event.listen(
        store._reading,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, parameters, *_more: asked.append((statement, parameters)),
    )
    with store.read() as db:
        look(db)
    looked = [one for one in asked if one[0].startswith("SELECT")]
    with store._reading.begin() as connection:
        found = [
            list(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters))
            for statement, parameters in looked
        ]
    return [row[-1] for rows in found for row in rows]


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_at_what_is_due_searches_in_an_index(sqlite_url, name):
    """With 5,000 parked journeys, each look at all of them would cost a core's time for nothing."""
    # given a store with journeys
    store = open_store(sqlite_url)
    plant(store)
    # when a look is planned
    plan = plans(store, LOOKS[name])
    # then no table is gone through from end to end
    tables = [line.split()[1] for line in plan if line.startswith("SCAN")]
    assert any("USING" in line for line in plan)
    assert not {"journeys", "outbox"} & set(tables), plan
    store.close()
