"""A worker whose Prefect server hangs: nobody waits for it."""

import contextlib
import signal
import socket
import threading
from pathlib import Path
from uuid import uuid4

import pytest

from fixtures.live import Live, until
from fixtures.script import willing
from revflow.bootstrap import Settings, open_app
from revflow.service.launch import launch

HERE = Path(__file__).parent
SOON = 30
"""Seconds; a hanging server would cost a worker that waits for it many times as much."""


def nothing(_connection, _over):
    """Say nothing, for ever."""


def a_byte_now_and_then(connection, over):
    """Say something again and again, so that no timeout of a single read ends the wait."""
    with contextlib.suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\nx-long: ")
        while not over.wait(0.5):
            connection.sendall(b"x")


@pytest.fixture(params=[nothing, a_byte_now_and_then], ids=["silent", "dripping"])
def hanging(request):
    """Listen on loopback: connections are taken, requests are never answered. Return the address."""
    over = threading.Event()
    with socket.socket() as listening, contextlib.ExitStack() as opened:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        listening.settimeout(0.2)

        def serve():
            while not over.is_set():
                with contextlib.suppress(TimeoutError):
                    connection = opened.enter_context(listening.accept()[0])
                    threading.Thread(target=request.param, args=(connection, over)).start()

        serving = threading.Thread(target=serve)
        serving.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/api"
        over.set()
        serving.join()


@pytest.fixture
def started(tmp_path, hanging):
    """Launch a cohort, one of whose journeys has its run already, and start a worker with that server."""
    home = tmp_path / "home"
    live = Live(app=open_app(Settings(home=home, web_url="http://revflow.test")), home=home, api_url=hanging)
    launch(live.app.ports, HERE / "gates.yaml", HERE / "couple.csv")
    with live.app.store.write() as db:
        db.set_run("E001", str(uuid4()))
    live.start(PREFECT_API_REQUEST_TIMEOUT="600")
    yield live
    live.stop(signal.SIGKILL)
    live.app.store.close()


def test_a_prefect_server_that_never_answers_holds_up_nobody(started):
    """People are asked, and what they answer has its consequences, while the server still says nothing."""
    [task] = until(lambda: started.tasks(step="needs"), SOON)
    assert willing(started, task)

    until(lambda: started.tasks(step="needs-again"), SOON)
