"""`make bench`: all figures from one run, as a table and in bench.json."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import crowd, dbos_crowd, documented, floors, gate, matching, pages, waiting
from benchmarks.figures import Figure, Times, context, lasted, load_average, longest, part, rate, show, spread, write
from benchmarks.installation import installed

COUNT = 30
QUIET_COUNT = 10
PEER_COUNT = 5
PEER_CROWD = 10
"""The documented way starts a process for each decision: more at once would not fit into this machine."""

WARM_UP = 3


def main(target: Path) -> None:
    """Measure everything, print it, write it."""
    load = load_average()
    with tempfile.TemporaryDirectory(prefix="revflow-bench-") as name:
        folder = Path(name)
        figures = [
            *_through_all_parts(folder),
            *_waiting(folder),
            *_matching(),
            rate("engine alone, in memory", *floors.in_memory()),
            rate("store and engine, one thread, without Prefect", *floors.on_the_store(folder)),
            context(load),
        ]
    show(figures)
    write(figures, target)


def _through_all_parts(folder: Path) -> list[Figure]:
    with installed(folder) as place:
        gate.in_a_row(place, place.launch("warm-up"), WARM_UP)
        row = Times.of(gate.in_a_row(place, place.launch("row"), COUNT))
        quiet = Times.of(gate.out_of_quiet(place, place.launch("quiet"), QUIET_COUNT))
        committed, answered = map(Times.of, pages.clicks(place, "pages", place.launch("pages"), COUNT))
        api_url = place.up.server.api_url
        peer = Times.of(documented.gates(api_url, folder, PEER_COUNT))
        together = documented.together(api_url, folder, PEER_CROWD, crowd.APART)
        many, load = crowd.decide_all(place, folder), load_average()
    return [
        *spread("decision to next gate", row, documented.PEER, peer),
        *spread("decision to next gate, out of quiet", quiet, documented.PEER, peer),
        *spread("click to decision committed", committed),
        *spread("click to answer page", answered),
        *_crowd(folder, many, load, together),
    ]


def _crowd(folder: Path, many: crowd.Crowd, load: float, together: Sequence[float]) -> list[Figure]:
    """Return the figures of a crowd, beside DBOS with as many in the same time, and a few the documented way."""
    sent, followed = map(Times.of, dbos_crowd.decide_all(folder))
    in_time = (crowd.in_time(many.followed), crowd.COUNT)
    theirs = (crowd.in_time(together), len(together))
    answered = Times(many.answered, load)
    return [
        part("crowd: votes in the journal", (many.committed, crowd.COUNT), load),
        part("crowd: next gate within 10 s of the last decision", in_time, load, documented.PEER, theirs),
        *spread("crowd: link to page", Times(many.opened, load)),
        *spread("crowd: decision to answer page", answered, f"{dbos_crowd.PEER}, sent without a page", sent),
        longest("crowd: decision to answer page", answered),
        *spread("crowd: decision to next gate", Times(many.followed, load), dbos_crowd.PEER, followed),
        lasted("crowd: last answer to all that follows in the journal", many.settled, load),
        lasted("crowd: last answer to all shown in Prefect", many.shown, load),
    ]


def _matching() -> list[Figure]:
    seconds, points, rival = matching.large()
    title = f"match: {matching.MENTEES} executives, {matching.MENTORS} mentors"
    worth = Figure(f"{title}, points", points, "points", matching.PEER, rival, round(points / rival, 3))
    return [lasted(f"{title}, with reasons", seconds, load_average()), worth]


def _waiting(folder: Path) -> list[Figure]:
    title = f"tick with nothing due, {waiting.COUNT:,} open tasks"
    found = [longest(f"{title}, SQLite", Times.of(waiting.on_sqlite(folder)))]
    on_postgres = waiting.on_postgres(folder)
    return [*found, longest(f"{title}, PostgreSQL", Times.of(on_postgres))] if on_postgres else found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
