"""Prefect's server stands still when its garbage collector meets a busy connection; a collector beside it does not."""

import subprocess
import sys
from pathlib import Path

import pytest

from revflow.prefect.server import PrefectServer
from revflow.prefect.serving import collect_beside

SCRIPT = Path(__file__).parent / "standing_still.py"


@pytest.mark.parametrize(("collector", "told"), [("beside", ""), ("inside", "database is locked")])
def test_a_collector_beside_the_loop_lets_who_has_the_lock_commit(collector: str, told: str, tmp_path: Path) -> None:
    """The second line shows that the fault is there still: with the collector inside the loop nobody can commit."""
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "numbers.db", collector],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert bool(done.returncode) is bool(told), done.stderr
    assert told in done.stderr


@pytest.mark.prefect
def test_the_server_that_we_start_has_its_collector_beside(prefect_server: PrefectServer) -> None:
    assert prefect_server.process is not None
    words = Path(f"/proc/{prefect_server.process.pid}/cmdline").read_text(encoding="utf-8").split("\0")
    assert collect_beside.__module__ in words
