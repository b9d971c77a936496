"""What operators see of journeys in Prefect: it follows behind, coalesced, and catches up after an outage."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectNotFound

from revflow.domain.errors import OutsideError
from revflow.prefect import names
from revflow.prefect.api import client
from revflow.prefect.artifacts import Artifacts
from revflow.prefect.runs import Card, Runs
from revflow.service.case import load_state
from revflow.service.ports import Ports, Store
from revflow.service.trouble import told

BATCH = 40
CALLS_AT_ONCE = 3
"""More at once make the server answer 503 on SQLite (its database is locked)."""

ARTIFACT_PAUSE = 1.5
"""Seconds without news before artifacts are written: they are read rarely, the states often."""

COHORT_PAUSE = 10.0

COALESCE_PAUSE = 0.15
"""Seconds between the first news and its showing: drives go first, and what changes twice is shown once."""

OUTAGE_PAUSE = 2.0

_log = logging.getLogger("revflow.display")


class Display:
    """Brings runs in step with journeys. `touch` from any thread; `run` in a thread of its own.

    `on_cancelled(code, run)` hears of a Cancelled run of a journey that goes on. All that is remembered is which
    journeys changed: what is shown is read from the store at that moment, so the newest always wins.
    """

    def __init__(
        self,
        ports: Ports,
        remedy: Callable[[str], str] = lambda _code: "",
        on_cancelled: Callable[[str, FlowRun], None] = lambda _code, _run: None,
    ) -> None:
        self._ports = ports
        self._remedy = remedy
        self._on_cancelled = on_cancelled
        self._wanted: dict[str, None] = {}
        self._tables: dict[str, None] = {}
        self._cohorts: dict[str, float] = {}
        self._news = threading.Condition()

    def touch(self, *codes: str) -> None:
        """Remember that these journeys are to be shown anew; returns at once."""
        with self._news:
            self._wanted |= dict.fromkeys(codes)
            self._news.notify()

    def touch_all(self) -> None:
        """Compare all journeys with their runs: after a start, and in the sweep."""
        with self._ports.store.read() as db:
            codes = [one.journey.code for cohort in db.cohorts() for one in db.summaries(cohort.name)]
        self.touch(*codes)

    @property
    def behind(self) -> int:
        """How many journeys are not shown yet."""
        return len(self._wanted)

    def run(self, stop: threading.Event) -> None:
        """Show what changed until `stop` is set; when Prefect does not answer, keep it and try again."""
        while not stop.is_set():
            try:
                self._session(stop)
            except OutsideError as error:
                _log.info("display waits: %s", error.code)
                stop.wait(OUTAGE_PAUSE)
            except Exception as error:  # noqa: BLE001 - display is never worth a thread
                _log.warning("display stumbled: %s", told(error))
                stop.wait(OUTAGE_PAUSE)

    def settle(self) -> None:
        """Show all that changed, artifacts too, in this thread. Raises OutsideError when Prefect does not answer."""
        with client() as api, ThreadPoolExecutor(CALLS_AT_ONCE) as pool:
            shower = _Shower(self._ports, api, pool, self._remedy, self._on_cancelled)
            while batch := self._take():
                self._show(shower, batch)
            while tables := self._take_tables(BATCH):
                shower.tables(tables)
            for cohort in list(self._cohorts):
                self._cohorts.pop(cohort)
                shower.cohort(cohort)

    def _session(self, stop: threading.Event) -> None:
        with client() as api, ThreadPoolExecutor(CALLS_AT_ONCE) as pool:
            shower = _Shower(self._ports, api, pool, self._remedy, self._on_cancelled)
            while not stop.is_set():
                batch = self._wait()
                if batch:
                    self._show(shower, batch)
                elif tables := self._take_tables(BATCH // 8):
                    shower.tables(tables)
                else:
                    self._cohorts_due(shower)

    def _wait(self) -> list[str]:
        pause = ARTIFACT_PAUSE if self._tables else 0.5
        with self._news:
            fresh = not self._wanted and self._news.wait(pause)
        if fresh:
            time.sleep(COALESCE_PAUSE)
        return self._take()

    def _take(self) -> list[str]:
        with self._news:
            batch = list(self._wanted)[:BATCH]
            for code in batch:
                del self._wanted[code]
        return batch

    def _show(self, shower: "_Shower", batch: Sequence[str]) -> None:
        try:
            cohorts = shower.show(batch)
        except Exception:
            self.touch(*batch)
            raise
        self._tables |= dict.fromkeys(batch)
        for cohort in cohorts:
            self._cohorts.setdefault(cohort, time.monotonic() + COHORT_PAUSE)

    def _take_tables(self, count: int) -> list[str]:
        some = list(self._tables)[:count]
        for code in some:
            del self._tables[code]
        return some

    def _cohorts_due(self, shower: "_Shower") -> None:
        for cohort in [name for name, at in self._cohorts.items() if at <= time.monotonic()]:
            del self._cohorts[cohort]
            shower.cohort(cohort)


class _Shower:
    """One connection's work: batches of journeys, read with one call, changed with a few at once."""

    def __init__(
        self,
        ports: Ports,
        api: SyncPrefectClient,
        pool: ThreadPoolExecutor,
        remedy: Callable[[str], str],
        on_cancelled: Callable[[str, FlowRun], None],
    ) -> None:
        self._ports = ports
        self._pool = pool
        self._runs = Runs(api, remedy)
        self._artifacts = Artifacts(api)
        self._on_cancelled = on_cancelled

    def show(self, codes: Sequence[str]) -> set[str]:
        """Show these journeys' runs, making those that are missing; return the cohorts concerned."""
        found = cards(self._ports.store, codes)
        there = self._runs.read(card.run for card in found)
        list(self._pool.map(lambda card: self._show_one(card, there.get(card.run)), found))
        return {card.summary.journey.cohort for card in found}

    def _show_one(self, card: Card, run: FlowRun | None) -> None:
        if run is not None and run.state is not None and self._must_replace(card, run):
            run = None
        try:
            if run is None:
                card, run = self._make(card)
            if run is not None:
                self._runs.show(card, run)
        except ObjectNotFound:
            self._make(card)

    def _must_replace(self, card: Card, run: FlowRun) -> bool:
        """Tell of a Cancelled run; one of a journey that goes on all the same (HR released it) is made again."""
        if run.state is None or run.state.type != StateType.CANCELLED or card.summary.ending is not None:
            return False
        self._on_cancelled(card.code, run)
        with self._ports.store.read() as db:
            # The summary follows with the next drive; the journal says at once that the cancel was taken.
            return not load_state(db, card.summary.journey).on_hold

    def _make(self, card: Card) -> tuple[Card, FlowRun | None]:
        made, run = make_run(self._ports.store, self._runs, card)
        return made, run

    def tables(self, codes: Sequence[str]) -> None:
        """Write the artifacts of these journeys."""
        for card in cards(self._ports.store, codes):
            text = names.journey_table(card.summary)
            self._artifacts.put(names.journey_key(card.code), text, card.run, f"Journey {card.code}")

    def cohort(self, name: str) -> None:
        """Write a cohort's artifact, on the run of the cohort's own journey."""
        with self._ports.store.read() as db:
            cohort, summaries = db.cohort(name), db.summaries(name)
            run = db.run(cohort.code)
        text = names.cohort_table(name, summaries)
        self._artifacts.put(names.cohort_key(cohort.code), text, run, f"Journeys of {name}")


def cards(store: Store, codes: Iterable[str]) -> list[Card]:
    """Return the cards of these journeys, as the store has them now."""
    found = []
    with store.read() as db:
        programs = {cohort.name: cohort.program for cohort in db.cohorts()}
        for code in codes:
            summary = db.summary(code)
            found.append(Card(summary, programs[summary.journey.cohort], db.run(code)))
    return found


def make_run(store: Store, runs: Runs, card: Card) -> tuple[Card, FlowRun | None]:
    """Make a journey's run and keep its id; return the card with it, and the run."""
    run_id = runs.make(card)
    with store.write() as db:
        db.set_run(card.code, run_id)
    return Card(card.summary, card.program, run_id), runs.read([run_id]).get(run_id)
