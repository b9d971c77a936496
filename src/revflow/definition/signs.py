"""Signs that no text for people can carry: they are not seen, and change what is."""

import re

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("[\n\r\x85\u2028\u2029]")


def is_unfit(text: str) -> bool:
    """Say whether a text holds a control character, or a sign that turns the direction of what follows.

    Tabs and line feeds are fit; by an embedding or override of direction (U+202A to U+202E, U+2066 to U+2069) a name
    in a mail reads as another one.
    """
    return _UNFIT.search(text) is not None


def has_line_break(text: str) -> bool:
    """Say whether a text stands in more than one line."""
    return _BREAK.search(text) is not None
