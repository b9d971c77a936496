"""From the click on a decision to the page that answers it, through the real web process."""

import time
from collections.abc import Sequence

import httpx

from benchmarks.installation import GATES, Installation, task_of, wait_until
from revflow.service import links


def clicks(place: Installation, cohort: str, codes: Sequence[str], count: int) -> tuple[list[float], list[float]]:
    """Decide `count` gates by their pages; return the seconds until each was committed, and until its page came."""
    committed, answered = [], []
    turns = [(code, gate) for gate in range(1, GATES) for code in codes][:count]
    with httpx.Client(base_url=place.up.web_url, timeout=30) as client:
        for code, gate in turns:
            link = _link(place, cohort, task_of(code, gate))
            client.get(link).raise_for_status()
            begun = time.perf_counter()
            answer = client.post(link, data={"outcome": "approve"})
            committed.append(time.perf_counter() - begun)
            if answer.status_code != httpx.codes.SEE_OTHER:
                raise RuntimeError(f"{answer.status_code} for a decision")
            client.get(answer.headers["location"]).raise_for_status()
            answered.append(time.perf_counter() - begun)
            wait_until(lambda code=code, gate=gate: place.reached(code, gate + 1), 30)
    return committed, answered


def _link(place: Installation, cohort: str, task: str) -> str:
    with place.app.store.read() as db:
        return f"/tasks/{links.sign(place.app.ports, db, cohort, 'task', task, db.task(task).to[0])}"
