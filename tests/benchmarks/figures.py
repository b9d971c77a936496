"""Figures: what was measured, in which unit, beside which peer; as a table and as JSON."""

import json
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Self

from rich.console import Console
from rich.table import Table

_P95 = 0.95


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `ratio` says how many times better than the peer's value ours is; `load` is the machine's, then."""

    name: str
    value: object
    unit: str
    peer: str = ""
    peer_value: float | None = None
    ratio: float | None = None
    load: float | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """Times of one thing done again and again, in seconds, and the machine's load average when they were taken."""

    seconds: Sequence[float]
    load: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Self:
        """Keep times that were taken just now."""
        return cls(seconds, load_average())


def spread(name: str, ours: Times, peer: str = "", theirs: Times | None = None) -> list[Figure]:
    """Return the median and the 95th percentile in milliseconds, beside those of a peer that came to an end in time."""
    found = []
    reached = theirs.seconds if theirs else ()
    named = peer if reached or not peer else f"{peer}, not in time"
    for word, of in (("median", statistics.median), ("p95", p95)):
        value = of(ours.seconds) * 1000
        beside = of(reached) * 1000 if reached else None
        ratio = round(beside / value, 1) if beside else None
        shown = round(beside, 1) if beside else None
        title = f"{name}, {word} of {len(ours.seconds)}"
        found.append(Figure(title, round(value, 1), "ms", named, shown, ratio, ours.load))
    return found


def rate(name: str, count: int, seconds: float) -> Figure:
    """Return how many per second."""
    return Figure(name, round(count / seconds, 1), "gates/s", load=load_average())


def part(
    name: str, ours: tuple[int, int], load: float, peer: str = "", theirs: tuple[int, int] | None = None
) -> Figure:
    """Return how many of how many, in percent, beside a peer's."""
    value = 100 * ours[0] / ours[1]
    beside = round(100 * theirs[0] / theirs[1], 1) if theirs else None
    named = f"{peer}, {theirs[0]} of {theirs[1]}" if theirs else peer
    ratio = round(value / beside, 1) if beside else None
    return Figure(f"{name}, {ours[0]} of {ours[1]}", round(value, 1), "%", named, beside, ratio, load)


def longest(name: str, times: Times) -> Figure:
    """Return the longest of some times, in milliseconds."""
    return Figure(
        f"{name}, longest of {len(times.seconds)}", round(max(times.seconds) * 1000, 1), "ms", load=times.load
    )


def lasted(name: str, seconds: float, load: float) -> Figure:
    """Return how many seconds something lasted."""
    return Figure(name, round(seconds, 1), "s", load=load)


def load_average() -> float:
    """Return how many processes wanted a core during the last minute."""
    return round(os.getloadavg()[0], 2)


def p95(seconds: Sequence[float]) -> float:
    """Return the time within which 95 of 100 were done, taken from those measured."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(_P95 * len(ordered)))]


def context(load_before: float) -> Figure:
    """Return where and with what all was measured."""
    told = {
        "python": platform.python_version(),
        "prefect": version("prefect"),
        "sqlalchemy": version("sqlalchemy"),
        "cores": os.cpu_count(),
        "load_before": load_before,
        "load_after": load_average(),
    }
    return Figure("context", told, "")


def write(figures: Sequence[Figure], path: Path) -> None:
    """Write the figures as JSON."""
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n", encoding="utf-8")


def show(figures: Sequence[Figure]) -> None:
    """Print the figures as a table, and what they were measured with."""
    table = Table(title="revflow, measured")
    for column in ("what", "value", "unit", "peer", "peer's value", "ratio", "load"):
        table.add_column(column, justify="left" if column in ("what", "unit", "peer") else "right")
    for figure in figures:
        if figure.name != "context":
            table.add_row(*map(_cell, asdict(figure).values()))
    console = Console(width=None if sys.stdout.isatty() else 130)
    console.print(table)
    for figure in figures:
        if figure.name == "context" and isinstance(figure.value, dict):
            console.print(", ".join(f"{name} {value}" for name, value in figure.value.items()))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, float) else str(value)
