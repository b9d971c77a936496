"""Whether a text has anything to see."""

import unicodedata


def shows(text: str) -> bool:
    """Say whether a text has anything to see: not only spaces, control and format characters."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)
