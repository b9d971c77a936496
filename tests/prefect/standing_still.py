"""`python standing_still.py DATABASE beside|inside`: one connection holds the write lock, another waits for it.

Meanwhile the waiting one's cursor, part of a cycle, becomes garbage, and the event loop's thread makes garbage of its
own. Ends with an error (`database is locked`) where the event loop stood still until the waiting one's time was up.
"""

import asyncio
import sys
from dataclasses import dataclass

import aiosqlite

from revflow.prefect.serving import collect_beside

HELD = 0.5
LONGER = 3000
"""Milliseconds for which the other one waits."""


@dataclass
class Left:
    """A cursor that nobody closed, in a cycle."""

    cursor: aiosqlite.Cursor
    cycle: list["Left"]


async def _leave(db: aiosqlite.Connection) -> None:
    cursor = await db.execute("VALUES (1), (2), (3)")
    await cursor.fetchone()
    left = Left(cursor, [])
    left.cycle.append(left)


async def _hold(db: aiosqlite.Connection, begun: asyncio.Event) -> None:
    await db.execute("BEGIN IMMEDIATE")
    await db.execute("INSERT INTO numbers VALUES (1)")
    begun.set()
    await asyncio.sleep(HELD)
    await db.execute("COMMIT")


async def _wait(db: aiosqlite.Connection, begun: asyncio.Event) -> None:
    await begun.wait()
    await db.execute("BEGIN IMMEDIATE")
    await db.execute("COMMIT")


async def _litter(begun: asyncio.Event) -> None:
    await begun.wait()
    for _ in range(100):
        await asyncio.sleep(0.01)
        _rubbish = [[number] for number in range(2000)]


async def _main(path: str) -> None:
    async with (
        aiosqlite.connect(path, isolation_level=None) as holds,
        aiosqlite.connect(path, isolation_level=None) as waits,
    ):
        await holds.execute("PRAGMA journal_mode = WAL")
        await holds.execute("CREATE TABLE numbers (number)")
        await waits.execute(f"PRAGMA busy_timeout = {LONGER}")
        await _leave(waits)
        begun = asyncio.Event()
        await asyncio.gather(_hold(holds, begun), _wait(waits, begun), _litter(begun))


if __name__ == "__main__":
    if sys.argv[2] == "beside":
        collect_beside()
    asyncio.run(_main(sys.argv[1]))
