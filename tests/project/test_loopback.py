"""Ports for servers that are started here."""

import socket

import pytest

from revflow.domain.errors import OutsideError
from revflow.loopback import HOST, free_port, need_port


def test_a_free_port_can_be_listened_on_and_its_neighbour_too():
    """Prefect's server takes the one after the web's."""
    port = free_port(2)

    with socket.create_server((HOST, port)) as web, socket.create_server((HOST, port + 1)) as prefect:
        assert [one.getsockname()[1] for one in (web, prefect)] == [port, port + 1]


def test_a_port_that_is_taken_is_told_as_taken():
    """The remedy is another port."""
    with socket.create_server((HOST, 0)) as taken, pytest.raises(OutsideError, match="port-taken"):
        need_port(taken.getsockname()[1])


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_a_host_that_is_not_this_machine_is_told_as_such(host):
    """No port would help: the remedy is another host."""
    with pytest.raises(OutsideError, match="host-unusable"):
        need_port(free_port(), host)
