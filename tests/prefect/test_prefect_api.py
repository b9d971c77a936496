"""A Prefect server that is busy or gone, as our client meets it."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL, PREFECT_CLIENT_MAX_RETRIES, temporary_settings

from revflow.domain.errors import OutsideError
from revflow.loopback import free_port
from revflow.prefect.api import client, patiently


@pytest.fixture
def server():
    """Start a web server on loopback that gives the answers of the list `answers`, one each, then 200."""
    answers = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(answers.pop(0) if answers else 200)
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *args):
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=listening.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}/api", answers
    listening.shutdown()
    thread.join()
    listening.server_close()


def ask(url):
    """Ask the server for something, with Prefect's real client."""
    with temporary_settings({PREFECT_API_URL: url, PREFECT_CLIENT_MAX_RETRIES: 0}), client() as api:
        return patiently(lambda: api.request("GET", "/health"), first_wait=0.01)


def test_a_busy_server_is_asked_again(server):
    """Its database is locked for a moment: 503."""
    url, answers = server
    answers += [503, 503, 503]

    assert ask(url).status_code == httpx.codes.OK


def test_a_server_that_stays_busy_is_said_by_a_code(server):
    """Patience is bounded: whoever asked goes on without Prefect."""
    url, answers = server
    answers += [503] * 4

    with pytest.raises(OutsideError, match="prefect-busy"):
        ask(url)

    assert answers == []


def test_a_refusal_is_not_asked_again(server):
    """What is wrong stays wrong; the status tells where to look."""
    url, answers = server
    answers += [422, 200]

    with pytest.raises(OutsideError, match="prefect-refused") as refused:
        ask(url)

    assert (refused.value.data, answers) == ({"status": 422}, [200])


def test_a_server_that_is_gone_costs_no_time(server):
    """Nobody listens: no second try, the drive goes on."""
    with pytest.raises(OutsideError, match="prefect-unreachable"):
        ask(f"http://127.0.0.1:{free_port()}/api")


def test_without_a_server_named_none_is_started():
    """Prefect would start one of its own, with a database nobody asked for."""
    with temporary_settings({PREFECT_API_URL: None}), pytest.raises(OutsideError, match="prefect-not-set"):
        client()


def test_what_is_not_found_passes_through():
    """Deleted runs are no failure: they are made again."""

    def gone():
        raise ObjectNotFound(httpx.HTTPError("404"))

    with pytest.raises(ObjectNotFound):
        patiently(gone)
