"""The main job, end to end: the demo on a real Prefect server, worker and web."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.timeout(900)]


def test_the_demo_plays_the_whole_program(tmp_path):
    """Every stage is passed by scripted people, and all that the script promises happens."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp_path), "REVFLOW_LANG": "en"}

    done = subprocess.run(
        [sys.executable, "-m", "revflow.cli", "demo", "--json"],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    account = json.loads(done.stdout)
    assert account["unexpected"] == []
    assert account["endings"]["mentee"] == {"finished": 11, "left": 1}
    assert account["endings"]["pair"]["finished"] == 11
    assert account["incidents"] == 0
    assert account["mails"].keys() <= {"sent", "skipped"}
    assert all(sum(stage["outcomes"].values()) for stage in account["stages"])
    assert account["sessions"] >= 6 * 11
    assert len(list(Path(account["mail_folder"]).glob("new/*.eml"))) > 400
