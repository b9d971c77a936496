"""Names of the functions that a call step may name: the shipped ones, and those that installed packages register."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

GROUP = "revflow.functions"
"""The entry point group in which a company's package registers its functions."""

SHIPPED = {"certificate": "revflow.functions.certificate:certificate"}
"""Functions that come along, and where they are."""


@cache
def registered() -> dict[str, EntryPoint]:
    """Return all functions by name; a company's own takes the place of a shipped one. Nothing of them is imported."""
    shipped = {name: EntryPoint(name, place, GROUP) for name, place in SHIPPED.items()}
    return shipped | {point.name: point for point in entry_points(group=GROUP)}
