"""People lists of any size, invented from a seed: for rehearsals, demos and tests; nobody in them exists."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from random import Random

from revflow.definition.program import Program

COLUMNS = ("name", "email", "role", "department", "site", "manager", "language")
CHIEF = "chief@people.test"
"""Whom the executives report to; not in the list."""

_FIRST = (
    "Adèle", "Aïcha", "Alex", "Amina", "Anna", "Arthur", "Björn", "Camille", "Carlos", "Chloé", "Daniel", "Élodie",
    "Emma", "Farid", "Giulia", "Hugo", "Inès", "Ivan", "Jean-Marc", "Jonas", "Julie", "Karim", "Lena", "Léo", "Linh",
    "Lucía", "Malik", "Maria", "Mehdi", "Mia", "Nadia", "Noé", "Olga", "Paul", "Rania", "Samir", "Sofia", "Théo",
    "Yasmine", "Zoé",
)  # fmt: skip
_LAST = (
    "Almeida", "André", "Baker", "Benali", "Bernard", "Blanc", "Boucher", "Castro", "Çelik", "Chevalier", "Collins",
    "D'Angelo", "Da Silva", "de la Tour", "Delaunay", "Diallo", "Dubois", "Durand", "Fischer", "Fontaine", "García",
    "Girard", "Haddad", "Jensen", "Kaya", "Kowalski", "Łukasik", "Lambert", "Leroy", "Martin", "Mercier", "Meyer",
    "Moreau", "Müller", "N'Diaye", "Nguyen", "Novák", "O'Brien", "Papadopoulos", "Petit", "Rossi", "Roux", "Schmidt",
    "Simon", "Sørensen", "Tremblay", "Weber", "Wójcik", "Y\u0131lmaz", "Zhang",
)  # fmt: skip
_DEPARTMENTS = (
    "Finance", "Marketing", "Production", "Logistics", "Legal", "Sales", "Research", "Purchasing", "Quality", "IT",
)  # fmt: skip
_FOLD = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "\u0131": "i", "'": "", " ": "-"})
_SPEAKS_FIRST = 0.7
"""The share of people who read the program's first language, where it has several."""

Row = tuple[str, ...]


def invent_people(program: Program, mentees: int, mentors: int, seed: int) -> list[Row]:
    """Return that many invented people of a program, as rows of `COLUMNS`: the mentees first, then the mentors.

    The same arguments give the same rows on every machine. Departments, sites (the program's own) and languages are
    spread by chance; an executive reports to `CHIEF`, a mentor to an executive of the own department, if it has one:
    so `forbid` has something to do. Of a crossed program, in which each is mentor and mentee, as many as can be
    are both, and come before all others. Addresses end with `.test`, which no mail reaches.
    """
    chance = Random(f"people/{seed}")  # noqa: S311 - invented people, no secret
    sites = ("Paris", *program.calendar.sites)
    both = min(mentees, mentors) if program.crossed else 0
    names = _names(chance, mentees + mentors - both)
    roles = ["both"] * both + ["mentee"] * (mentees - both)
    executives = [_row(chance, program, next(names), role, sites) for role in roles]
    heads = {row[3]: row[1] for row in reversed(executives)}
    juniors = [_row(chance, program, next(names), "mentor", sites) for _ in range(mentors - both)]
    return [(*row[:5], CHIEF, row[5]) for row in executives] + [
        (*row[:5], heads.get(row[3], CHIEF), row[5]) for row in juniors
    ]


def as_csv(rows: Sequence[Row]) -> str:
    """Return rows of `COLUMNS` as a people list."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    return text.getvalue()


def _names(chance: Random, count: int) -> Iterator[tuple[str, str]]:
    """Yield names with addresses; the second of a name has a number in its address."""
    seen: dict[str, int] = {}
    for _ in range(count):
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        first, _space, last = name.partition(" ")
        local = f"{_plain(first)}.{_plain(last)}"
        seen[local] = seen.get(local, 0) + 1
        number = "" if seen[local] == 1 else str(seen[local])
        yield name, f"{local}{number}@people.test"


def _plain(name: str) -> str:
    """Return a name as addresses have it: small letters without accents."""
    letters = unicodedata.normalize("NFKD", name.translate(_FOLD))
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).lower()


def _row(chance: Random, program: Program, who: tuple[str, str], role: str, sites: Sequence[str]) -> Row:
    first, *others = program.languages
    speaks_first = not others or chance.random() < _SPEAKS_FIRST
    language = first if speaks_first else chance.choice(others)
    return (*who, role, chance.choice(_DEPARTMENTS), chance.choice(sites), language)
