"""The tick while nothing is due: many journeys, each with an open request, a reminder ahead and its mail sent."""

import dataclasses
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

from benchmarks.crowd import PROGRAM, listed
from fixtures.house import House
from fixtures.postgres import private_cluster, programs
from revflow.bootstrap import App, Settings, open_app
from revflow.domain.journeys import LETTERS, Scope
from revflow.domain.mails import MailState
from revflow.service.launch import launch
from revflow.service.ports import Db
from revflow.service.tick import tick

COUNT = 10_000
TICKS = 20
RUN = "00000000-0000-0000-0000-000000000000"


def on_sqlite(folder: Path) -> list[float]:
    """Return the seconds of each tick on SQLite."""
    return _ticks(Settings(home=folder / "waiting"), folder)


def on_postgres(folder: Path) -> list[float] | None:
    """Return the seconds of each tick on PostgreSQL; None where it is not installed."""
    if programs() is None:
        return None
    with private_cluster(durable=True) as cluster:
        cluster.execute("CREATE DATABASE waiting")
        return _ticks(Settings(home=folder / "waiting-postgres", database_url=cluster.url("waiting")), folder)


def _ticks(settings: Settings, folder: Path) -> list[float]:
    with _filled(settings, folder) as app:
        tick(app.ports)
        return [_one(app) for _ in range(TICKS)]


def _one(app: App) -> float:
    begun = time.perf_counter()
    done = tick(app.ports)
    spent = time.perf_counter() - begun
    if done.nudged or done.mails:
        raise RuntimeError(f"something was due: {done}")
    return spent


@contextmanager
def _filled(settings: Settings, folder: Path) -> Iterator[App]:
    """Open an installation with so many open tasks: one journey is driven there, the others are written like it."""
    app = open_app(settings)
    try:
        launch(app.ports, PROGRAM, listed(folder, 1), name="waiting")
        House(app).settle()
        with app.store.write() as db:
            _copy(db, COUNT - 1)
        with app.store.read() as db:
            found = len(db.tasks(cohort="waiting"))
        if found != COUNT:
            raise RuntimeError(f"{found} tasks instead of {COUNT}")
        yield app
    finally:
        app.store.close()


def _copy(db: Db, count: int) -> None:
    """Write the one mentee's journey so many times more, under other codes: events, tasks, summary, mails, run."""
    first = next(one for one in db.summaries("waiting") if one.journey.scope is Scope.MENTEE)
    person = db.people("waiting")[first.journey.person]
    events, tasks = db.events(first.journey.code), [one for one in db.tasks() if one.journey == first.journey.code]
    mails = [mail for mail in db.outbox("waiting") if mail.order.journey == first.journey.code]
    now = events[0].at
    codes = db.mint(LETTERS[Scope.MENTEE], count)
    others = [{first.journey.code: code, person.ref: f"{code}-person"} for code in codes]
    people = [
        dataclasses.replace(person, ref=f"{code}-person", key=f"{code}@gates.test", email=f"{code}@gates.test".lower())
        for code in codes
    ]
    db.add_people("waiting", people)
    db.add_journeys(_renamed(first.journey, names) for names in others)
    for code, names in zip(codes, others, strict=True):
        db.append(code, [_renamed(event.fact, names) for event in events], "", now, 0)
        db.put_summary(_renamed(first, names))
        db.set_run(code, RUN)
    db.put_tasks(_renamed(task, names) for names in others for task in tasks)
    db.queue("waiting", [_renamed(mail.order, names) for names in others for mail in mails], now)
    for names in others:
        for mail in mails:
            db.put_mail(dataclasses.replace(_renamed(mail, names), state=MailState.SENT, sent_at=now))


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Return a value with other codes and references in it, however deep."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        for known, other in names.items():
            value = value.replace(known, other)
        return value
    if isinstance(value, tuple):
        return tuple(_renamed(item, names) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _renamed(getattr(value, field.name), names) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
