"""Ports, for servers that are started here."""

import errno
import random
import socket

from revflow.domain.errors import OutsideError

HOST = "127.0.0.1"
_LOW, _HIGH = 20_000, 32_000
"""Below those that the system gives to outgoing connections: one of these could take a port before its server does."""


def free_port(row: int = 1) -> int:
    """Return a loopback port on which, as on those that follow it (`row` in all), nobody listens now."""
    while True:
        first = random.randrange(_LOW, _HIGH)  # noqa: S311 - no secret: so that two who ask at once get two
        if all(_bind(HOST, port) is None for port in range(first, first + row)):
            return first


def need_port(port: int, host: str = HOST) -> None:
    """Make sure that a server can listen there. Raises OutsideError `port-taken`, `port-denied`, `host-unusable`."""
    error = _bind(host, port)
    if error is None:
        return
    match error.errno:
        case errno.EADDRINUSE:
            raise OutsideError("port-taken", port=port)
        case errno.EACCES:
            raise OutsideError("port-denied", port=port)
        case _:
            raise OutsideError("host-unusable", host=host)


def _bind(host: str, port: int) -> OSError | None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None
