"""A site: the pages served on loopback by the real server, on a real store."""

import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn

from fixtures.house import House
from revflow.domain.tasks import Task
from revflow.service import links
from revflow.service.launch import launch
from revflow.web import make_server

HERE = Path(__file__).parent


@dataclass
class Site:
    """The pages of one cohort, and what a test does with them."""

    house: House
    url: str
    cohort: str

    def token(self, purpose: str, subject: str, ref: str) -> str:
        with self.house.app.store.read() as db:
            return links.sign(self.house.app.ports, db, self.cohort, purpose, subject, ref)

    def link(self, task: Task, ref: str = "") -> str:
        return f"{self.url}/tasks/{self.token('task', task.id, ref or task.to[0])}"

    def task(self, step: str) -> Task:
        self.house.settle()
        return self.house.tasks(step=step)[0]

    def events(self, code: str) -> int:
        with self.house.app.store.read() as db:
            return len(db.events(code))


@contextmanager
def served(server: uvicorn.Server) -> Iterator[str]:
    """Run a server on a free port of loopback, in a thread, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            wait_until_it_answers(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


def wait_until_it_answers(url: str) -> None:
    transport = httpx.HTTPTransport(retries=5)
    with httpx.Client(transport=transport, timeout=30) as client:
        client.get(f"{url}/static/revflow.css").raise_for_status()


@pytest.fixture
def site(house: House) -> Iterator[Site]:
    """The pages of a launched cohort: its first tasks are open."""
    with launched(house, "pages.yaml", "people.csv") as made:
        yield made


@contextmanager
def launched(house: House, program: str, people: str) -> Iterator[Site]:
    """Launch a program of this folder, and serve its pages until the block ends."""
    name = f"pages-{uuid.uuid4().hex[:8]}"  # what one process has read is kept by cohort and code
    cohort = launch(house.app.ports, HERE / program, HERE / people, name=name)
    house.settle()
    with served(make_server(house.app, "127.0.0.1", 0)) as url:
        yield Site(house, url, cohort)


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    """A client that follows no redirect by itself."""
    with httpx.Client(timeout=60) as made:
        yield made
