"""The peer DBOS: a durable workflow for each journey, that writes a row, waits for a decision, and writes the next.

`python -m benchmarks.dbos_gates serve URL COUNT` holds the workflows until its input is closed. `… send URL COUNT
SECONDS NOTED` sends the decisions as an application beside it would, and notes what it saw.
"""

import asyncio
import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from dbos import DBOS, DBOSClient, DBOSConfig, SetWorkflowID
from sqlalchemy import Engine, create_engine, text

from benchmarks.clicking import STARTS, until

GATES = 2
THREADS = 8
LOOK_SECONDS = 0.02
_MAKE = "CREATE TABLE asked (journey TEXT, gate INTEGER, at DOUBLE PRECISION, PRIMARY KEY (journey, gate))"
_ADD = text("INSERT INTO asked VALUES (:journey, :gate, :at)")
_ALL = text("SELECT journey, at FROM asked WHERE gate = :gate")
_COUNT = text("SELECT count(*) FROM asked WHERE gate = :gate")

_engines: dict[str, Engine] = {}


@DBOS.step()
async def ask(journey: str, gate: int) -> None:
    """Write who is asked what: the row of a task."""
    await asyncio.to_thread(_write, journey, gate)


def _write(journey: str, gate: int) -> None:
    with _engines["own"].begin() as db:
        db.execute(_ADD, {"journey": journey, "gate": gate, "at": time.time()})


@DBOS.workflow()
async def journey(name: str) -> None:
    """Ask and wait, gate after gate."""
    for gate in range(1, GATES + 1):
        await ask(name, gate)
        await DBOS.recv_async(timeout_seconds=3600)


def serve(url: str, count: int) -> None:
    """Start all workflows, say so when each waits at its first gate, and run until the input ends."""
    _engines["own"] = create_engine(url)
    with _engines["own"].begin() as db:
        db.execute(text(_MAKE))
    DBOS(config=DBOSConfig(name="gates", system_database_url=url, log_level="WARNING"))
    DBOS.launch()
    asyncio.run(_serve(count))


async def _serve(count: int) -> None:
    for number in range(count):
        with SetWorkflowID(f"J{number:03d}"):
            await DBOS.start_workflow_async(journey, f"J{number:03d}")
    await asyncio.to_thread(_wait_for, _engines["own"], 1, count)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    DBOS.destroy()


def _wait_for(engine: Engine, gate: int, count: int) -> None:
    """Wait until so many journeys have reached a gate."""
    while True:
        with engine.connect() as db:
            if db.execute(_COUNT, {"gate": gate}).scalar_one() >= count:
                return
        time.sleep(LOOK_SECONDS)


def send(url: str, count: int, seconds: float, noted: Path) -> None:
    """Send each decision at its planned moment; note for each when it was taken, and when the next gate asked."""
    engine, client = create_engine(url), DBOSClient(system_database_url=url)
    begin = time.time() + STARTS
    planned = {f"J{number:03d}": begin + number * seconds / count for number in range(count)}
    queue, lock, taken = iter(planned.items()), threading.Lock(), {}
    threads = [threading.Thread(target=_send, args=(client, queue, lock, taken)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _wait_for(engine, GATES, count)
    with engine.connect() as db:
        asked = dict(db.execute(_ALL, {"gate": GATES}).all())
    times = {"taken": [taken[name] - at for name, at in planned.items()]}
    times["followed"] = [asked[name] - at for name, at in planned.items()]
    noted.write_text(json.dumps(times), encoding="utf-8")


def _send(
    client: DBOSClient, queue: Iterator[tuple[str, float]], lock: threading.Lock, taken: dict[str, float]
) -> None:
    while True:
        with lock:
            turn = next(queue, None)
        if turn is None:
            return
        name, at = turn
        until(at)
        client.send(name, "approve")
        taken[name] = time.time()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve", address, number]:
            serve(address, int(number))
        case ["send", address, number, period, path]:
            send(address, int(number), float(period), Path(path))
