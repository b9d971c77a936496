"""`make bench`: all figures from one run, as a table and in bench.json."""

import sys
import tempfile
from pathlib import Path

from benchmarks import documented, floors, gate, pages
from benchmarks.figures import Figure, Times, context, load_average, rate, show, spread, write
from benchmarks.installation import installed

COUNT = 30
QUIET_COUNT = 10
PEER_COUNT = 5
WARM_UP = 3


def main(target: Path) -> None:
    """Measure everything, print it, write it."""
    load = load_average()
    with tempfile.TemporaryDirectory(prefix="revflow-bench-") as name:
        folder = Path(name)
        figures = [
            *_through_all_parts(folder),
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
        peer = Times.of(documented.gates(place.up.server.api_url, folder, PEER_COUNT))
        return [
            *spread("decision to next gate", row, documented.PEER, peer),
            *spread("decision to next gate, out of quiet", quiet, documented.PEER, peer),
            *spread("click to decision committed", committed),
            *spread("click to answer page", answered),
        ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
