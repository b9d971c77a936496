"""The worker's own threads, without any Prefect server: driving, mails, and time that jumps when all is quiet."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from fixtures.live import until
from fixtures.script import willing
from revflow.domain.facts import Reminded
from revflow.domain.mails import MailState
from revflow.service.launch import launch
from revflow.worker.drivers import Drivers
from revflow.worker.polling import Poller
from revflow.worker.ticking import Ticker

HERE = Path(__file__).parent


@pytest.fixture
def working(house, monkeypatch):
    """Start drivers, poller and a ticker that jumps, in threads, with no Prefect server named."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    stop = threading.Event()
    drivers = Drivers(house.app.ports, lambda _code: None, 2)
    ticker = Ticker(house.app.ports, house.app.clock, drivers, jumps=True)
    poller = Poller(house.app.ports, drivers.offer, drivers.again, lambda: True)
    threads = [threading.Thread(target=part.run, args=(stop,)) for part in (ticker, poller)]
    house.app.clock.hold(600)
    drivers.start()
    for thread in threads:
        thread.start()
    yield house
    stop.set()
    for thread in threads:
        thread.join()
    drivers.stop()


def test_people_are_asked_and_answers_are_followed_without_prefect(working):
    """No Prefect server is named: journeys are driven all the same."""
    cohort = launch(working.app.ports, HERE / "gates.yaml", HERE / "couple.csv")
    [task] = until(lambda: working.tasks(cohort=cohort, step="needs"))

    assert willing(working, task)

    until(lambda: working.tasks(cohort=cohort, step="needs-again"))


def test_time_jumps_from_one_due_moment_to_the_next_when_all_is_quiet(working):
    """Nobody answers: the reminder is sent long before its day on the wall."""
    start = working.app.clock.now()
    launch(working.app.ports, HERE / "gates.yaml", HERE / "couple.csv")
    until(lambda: working.tasks(step="needs"))

    working.app.clock.hold(0)

    until(lambda: any(isinstance(event.fact, Reminded) for event in working.state("E001").events))
    until(lambda: all(mail.state is MailState.SENT for mail in outbox(working)[:2]))
    assert working.app.clock.now() - start > timedelta(days=1)


def test_time_does_not_jump_while_somebody_holds_it(working):
    """Scripted people are about to act: what is due later stays later."""
    start = working.app.clock.now()
    cohort = launch(working.app.ports, HERE / "gates.yaml", HERE / "couple.csv")
    for task in until(lambda: working.tasks(cohort=cohort, step="needs")):
        assert willing(working, task)
    until(lambda: working.tasks(cohort=cohort, step="needs-again"))

    assert working.app.clock.now() - start < timedelta(hours=1)


def outbox(house):
    """Return the outbox."""
    with house.app.store.read() as db:
        return db.outbox()
