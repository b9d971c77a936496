"""The main job, end to end: the demo on a real Prefect server, worker and web."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.timeout(900)]


def play(folder: Path, **environ: str) -> dict[str, Any]:
    """Play the demo in a folder; return its account."""
    plain = {"PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(folder), "REVFLOW_LANG": "en"}
    command = [sys.executable, "-m", "revflow.cli", "demo", "--json"]
    done = subprocess.run(command, env=plain | environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_demo_plays_the_whole_program(tmp_path):
    """Every stage is passed by scripted people, and all that the script promises happens."""
    account = play(tmp_path)

    assert account["unexpected"] == []
    assert account["endings"]["mentee"] == {"finished": 11, "left": 1}
    assert account["endings"]["pair"]["finished"] == 11
    assert account["incidents"] == 0
    assert account["mails"].keys() <= {"sent", "skipped"}
    assert all(sum(stage["outcomes"].values()) for stage in account["stages"])
    assert account["sessions"] >= 6 * 11
    assert len(list(Path(account["mail_folder"]).glob("new/*.eml"))) > 400


@pytest.mark.chaos
def test_the_demo_ends_the_same_when_its_worker_is_killed_again_and_again(tmp_path):
    """Each worker dies by SIGKILL at its 500th passage of any commit boundary, and another one goes on."""
    account = play(tmp_path, REVFLOW_CRASH="lease-taken|before-*|after-*|mail-*:500")

    kills = sum(log.read_text().count("died (-9)") for log in tmp_path.glob("revflow-demo-*/up.log"))
    letters = [path.read_text("utf-8", "replace") for path in Path(account["mail_folder"]).glob("new/*.eml")]
    ids = [line for text in letters for line in text.splitlines() if line.startswith("Message-ID:")]
    assert kills >= 5
    assert account["unexpected"] == []
    assert account["endings"]["mentee"] == {"finished": 11, "left": 1}
    assert account["endings"]["pair"]["finished"] == 11
    assert len(ids) == len(set(ids)) > 400
