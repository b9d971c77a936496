"""French typography: curved apostrophes, and spaces that do not break beside punctuation and quotation marks."""

import re

from revflow.texts import known_language

NARROW, FULL, APOSTROPHE = "\u202f", "\u00a0", "\u2019"


def typeset(text: str, language: str) -> str:
    """Return a French text as it is printed, from one typed with plain spaces and apostrophes; others unchanged."""
    if known_language(language) != "fr":
        return text
    text = re.sub(r"(?<=\w)(?:'|&#39;)(?=\w)", APOSTROPHE, text)
    text = re.sub(r"(?<=\S) (?=[;!?](?:\s|[<»)\"]|$))", NARROW, text)
    return re.sub(r"(?<=\S) (?=:(?:\s|<|$))|(?<=«) | (?=»)", FULL, text)
