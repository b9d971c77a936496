"""Words that no form, no list and no choice may ask for: age in any dress is a ground of discrimination.

A person is matched by topic and level, never by birth date, generation or years of service (French and EU law).
"""

import re
import unicodedata

_WORDS = frozenset(
    {
        *("age", "ages", "aged", "dob", "birth", "birthdate", "birthday", "birthyear", "born"),
        *("generation", "generations", "seniority", "tenure", "millennial", "millennials", "boomer", "boomers"),
        *("genx", "geny", "genz", "naissance", "anniversaire", "anciennete", "generationnel", "generationnelle"),
    }
)
_PAIRS = frozenset({("gen", "x"), ("gen", "y"), ("gen", "z"), ("year", "born"), ("annees", "service")})
_ACCENTED = frozenset({"né", "née", "nés", "nées"})
_SPLIT = re.compile(r"[^\w]|_|(?<=[a-z])(?=[A-Z])")


def refused_word(text: str) -> str:
    """Return the first word of a name or label (French or English) that asks for age or seniority, or ""."""
    words = [word for word in _SPLIT.split(unicodedata.normalize("NFC", text)) if word]
    plain = [_plain(word) for word in words]
    for word, bare in zip(words, plain, strict=True):
        if bare in _WORDS or word.lower() in _ACCENTED:
            return word
    for index in range(len(plain) - 1):
        if (plain[index], plain[index + 1]) in _PAIRS:
            return f"{words[index]} {words[index + 1]}"
    return ""


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
