"""People with mails: each opens the link at its moment, reads a second, and presses a button. A process of its own."""

import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

THREADS = 24
"""Enough for all who read at the same time, three times over: nobody waits for another."""

READS = 1.0
"""Seconds between the moment at which a link is opened and that at which is decided."""

STARTS = 2.0


def main(plan: Path, noted: Path) -> None:
    """Click as planned; write what was seen, by the plan's names, as moments since the epoch."""
    told = json.loads(plan.read_text(encoding="utf-8"))
    begin = time.time() + STARTS
    gap = told["seconds"] / len(told["links"])
    queue = iter([(name, link, begin + number * gap) for number, (name, link) in enumerate(told["links"].items())])
    seen: dict[str, dict[str, float]] = {}
    lock = threading.Lock()
    threads = [threading.Thread(target=_click, args=(queue, lock, seen)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    noted.write_text(json.dumps(seen), encoding="utf-8")


def _click(queue: Iterator[tuple[str, str, float]], lock: threading.Lock, seen: dict[str, dict[str, float]]) -> None:
    with httpx.Client(timeout=60, follow_redirects=True) as client:
        while True:
            with lock:
                turn = next(queue, None)
            if turn is None:
                return
            name, link, opens = turn
            planned = opens + READS
            until(opens)
            client.get(link).raise_for_status()
            opened = time.time()
            until(planned)
            answer = client.post(link, data={"outcome": "approve", "comment": ""})
            now = time.time()
            seen[name] = {
                "opens": opens,
                "opened": opened,
                "planned": planned,
                "answered": now,
                "status": answer.status_code,
            }


def until(moment: float) -> None:
    """Sleep until a moment since the epoch; one that is over is not waited for."""
    time.sleep(max(0.0, moment - time.time()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
