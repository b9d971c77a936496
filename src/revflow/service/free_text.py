"""What people write in their own words, made fit to keep: bounded, and without what no mail or page can carry."""

import unicodedata

from revflow.domain.errors import RefusedError
from revflow.domain.shown import shows

LONGEST_REMARK = 4000
LONGEST_COMMITMENT = 300
_KEPT = {"\n", "\t"}
_UNFIT = {"Cc", "Cs"}


def free_text(text: str, most: int) -> str:
    """Return a text without control characters and surrogates, trimmed; empty where nothing of it can be seen.

    Raises RefusedError `text-too-long`.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    fit = "".join(sign for sign in lines if sign in _KEPT or unicodedata.category(sign) not in _UNFIT).strip()
    if len(fit) > most:
        raise RefusedError("text-too-long", most=most, length=len(fit))
    return fit if shows(fit) else ""
