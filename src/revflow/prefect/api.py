"""Prefect's REST client, as we use it: sync, with bounded retries, its failures as our errors."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL

from revflow.domain.errors import OutsideError

Result = TypeVar("Result")

_JITTER = random.Random()  # noqa: S311 - no secret; of its own: the process's own generator is left as it is

_BUSY = frozenset({httpx.codes.TOO_MANY_REQUESTS, httpx.codes.BAD_GATEWAY, httpx.codes.SERVICE_UNAVAILABLE})


def client(timeout: float = 10) -> SyncPrefectClient:
    """Return a new client of the server that Prefect's settings name. Use it in a `with` block, once per thread.

    `timeout` in seconds, for each call. Raises OutsideError `prefect-not-set` when no server is named: Prefect would
    start one of its own.
    """
    if not PREFECT_API_URL.value():
        raise OutsideError("prefect-not-set")
    return get_client(sync_client=True, httpx_settings={"timeout": timeout})


def patiently(call: Callable[[], Result], tries: int = 4, first_wait: float = 0.1) -> Result:
    """Do a REST call; when the server is busy (503: its database is locked), wait and try again.

    Waits grow threefold from `first_wait` seconds, with jitter. Raises OutsideError `prefect-busy`, or
    `prefect-unreachable` at once when nobody answers. ObjectNotFound passes through.
    """
    wait = first_wait
    for left in reversed(range(tries)):
        try:
            return call()
        except ObjectNotFound:
            raise
        except httpx.HTTPStatusError as error:
            if error.response.status_code not in _BUSY:
                raise OutsideError("prefect-refused", status=error.response.status_code) from error
            if not left:
                raise OutsideError("prefect-busy") from error
        except httpx.TransportError as error:
            raise OutsideError("prefect-unreachable") from error
        time.sleep(wait * _JITTER.uniform(0.7, 1.3))
        wait *= 3
    raise AssertionError("unreachable")
