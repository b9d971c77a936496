"""Measures the peer DBOS with as many decisions in the same time, on PostgreSQL, where it is told of each message."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.crowd import COUNT, SECONDS
from fixtures.postgres import private_cluster

PEER = "DBOS on PostgreSQL"
_MODULE = "benchmarks.dbos_gates"


def decide_all(folder: Path) -> tuple[list[float], list[float]]:
    """Return the seconds from each planned moment until its decision was taken, and until the next gate asked.

    A decision is sent straight to DBOS: no page is filled, no form is read, and there is no display to follow.
    """
    noted = folder / "dbos.json"
    with private_cluster(durable=True) as cluster:
        cluster.execute("CREATE DATABASE gates")
        url = cluster.url("gates").replace("postgresql:", "postgresql+psycopg:")
        with (folder / "dbos.log").open("wb") as log:
            serving = subprocess.Popen(
                [sys.executable, "-m", _MODULE, "serve", url, str(COUNT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        try:
            if serving.stdout.readline() != b"ready\n":
                raise RuntimeError((folder / "dbos.log").read_text(encoding="utf-8"))
            sending = [sys.executable, "-m", _MODULE, "send", url, str(COUNT), str(SECONDS), str(noted)]
            subprocess.run(sending, check=True)
        finally:
            serving.kill()
            serving.communicate()
    times = json.loads(noted.read_text(encoding="utf-8"))
    return times["taken"], times["followed"]
