"""All parts in one terminal."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from fixtures.live import until
from revflow.bootstrap import Settings
from revflow.domain.errors import OutsideError
from revflow.loopback import free_port
from revflow.worker.alone import hold
from revflow.worker.up import Up


def alive(pid):
    """Tell whether a process exists and is no zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def answers(address):
    """Tell whether somebody answers there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0


def test_a_port_that_is_taken_is_said_before_anything_is_started(tmp_path):
    """The error names the port; nothing is in the data folder but the lock, and that is free again."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(OutsideError, match="port-taken") as refused:
            Up(Settings(home=tmp_path / "home"), port).start()

    assert refused.value.data == {"port": port}
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["up.lock"]
    hold(tmp_path / "home").close()


def test_a_data_folder_that_is_in_use_is_said_before_anything_is_started(tmp_path):
    """Other ports do not help: two workers on one data folder are never meant."""
    lock = hold(tmp_path)

    with pytest.raises(OutsideError, match="already-up"):
        Up(Settings(home=tmp_path), free_port(2)).start()

    lock.close()
    assert [path.name for path in tmp_path.iterdir()] == ["up.lock"]


def processes_of(home):
    """Return the processes that were told of that data folder."""
    told = f"REVFLOW_HOME={home}".encode()
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if told in place.read_bytes().split(b"\0"):
                found.append(int(place.parent.name))
    return found


# Whoever runs the tests may ignore SIGHUP, as under nohup, and what is started inherits that.
FROM_A_TERMINAL = """
import runpy, signal
signal.signal(signal.SIGHUP, signal.SIG_DFL)
runpy.run_module("revflow.cli", run_name="__main__", alter_sys=True)
"""


@pytest.mark.prefect
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_while_the_parts_start_leaves_nothing_running(tmp_path, sign):
    """A terminal that is closed too early leaves no orphans on the ports."""
    home = tmp_path / "home"
    port = free_port(2)
    environment = os.environ | {"REVFLOW_HOME": str(home)}
    up = subprocess.Popen([sys.executable, "-c", FROM_A_TERMINAL, "up", "--port", str(port)], env=environment)
    until((home / "logs" / "web.log").exists)

    up.send_signal(sign)

    assert up.wait(60) == 128 + sign
    assert not processes_of(home)
    assert not answers(f":{port + 1}")


@pytest.mark.prefect
def test_what_was_started_ends_even_when_up_is_killed(tmp_path):
    """The kernel may kill it for memory; the ports are free for the next one."""
    home = tmp_path / "home"
    command = [sys.executable, "-m", "revflow.cli", "up", "--port", str(free_port(2))]
    environment = os.environ | {"REVFLOW_HOME": str(home)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as up:
        up.stdout.readline()
        assert len(processes_of(home)) >= 4
        up.kill()

    until(lambda: not processes_of(home))


@pytest.mark.prefect
def test_up_starts_all_parts_keeps_them_running_and_ends_them(tmp_path, caplog):
    """Addresses are told when they answer; what is killed comes back; in the end nothing is left."""
    up = Up(Settings(home=tmp_path / "home"), free_port(2))
    with up:
        web, prefect, _mail = (address for _name, address in up.addresses())
        assert httpx.get(f"{web}/healthz").is_success
        assert httpx.get(f"{prefect}/api/health").is_success
        killed = up.worker.pid
        os.kill(killed, signal.SIGKILL)
        until(lambda: up.worker.pid not in (None, killed))
        os.kill(up.server.process.pid, signal.SIGKILL)
        until(lambda: "prefect died" in caplog.text)
        until(up.server.healthy, 120)
        left = [up.worker.pid, up.web.pid, up.server.process.pid]

    assert not any(alive(pid) for pid in left)
    assert not answers(web)
    assert not answers(prefect)
