"""Entries of `by`, `confirm_by`...: what a program says of who acts, and its code in facts, titles and incidents.

A role or a group is its own code. An address is personal: it never reaches the journal, Prefect or a log, so its code
only says that a person is meant, and by its place which one where several entries are asked.
"""

from collections.abc import Sequence

PERSON = "person"
"""Code of an entry that is an address; `person-2` where it is the second of several."""


def code_of_entry(entry: str, place: int = 0) -> str:
    """Return the code of an entry; `place` counts from 1 where several are asked, else it is 0."""
    if "@" not in entry:
        return entry
    return f"{PERSON}-{place}" if place else PERSON


def codes_of(entries: Sequence[str]) -> dict[str, str]:
    """Return the code of each of these entries, which are asked together."""
    several = len(entries) > 1
    return {entry: code_of_entry(entry, place if several else 0) for place, entry in enumerate(entries, start=1)}


def is_person(code: str) -> bool:
    """Tell whether a code stands for an address."""
    return code.partition("-")[0] == PERSON
