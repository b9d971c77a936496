"""French typography: spaces that do not break before high punctuation and inside quotation marks."""

import re

from revflow.texts import known_language

NARROW, FULL = "\u202f", "\u00a0"


def typeset(text: str, language: str) -> str:
    """Return the text with the plain spaces that French punctuation asks for made unbreakable; others unchanged."""
    if known_language(language) != "fr":
        return text
    text = re.sub(r"(?<=\S) (?=[;!?](?:\s|[<»)\"]|$))", NARROW, text)
    return re.sub(r"(?<=\S) (?=:(?:\s|<|$))|(?<=«) | (?=»)", FULL, text)
