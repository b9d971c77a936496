"""The people list: one CSV file for both roles, every bad row told with its line, nothing half taken."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from revflow.definition.address import is_address
from revflow.definition.files import read_file
from revflow.definition.nearest import near
from revflow.definition.refused import refused_word
from revflow.definition.signs import has_line_break, is_unfit
from revflow.domain.errors import Fault, FaultyInputError
from revflow.domain.people import Role
from revflow.domain.shown import shows

COLUMNS = ("name", "email", "role", "department", "site", "manager", "language", "id", "assistant")
"""All columns but the company's own, which begin with `x-`."""

MOST_BYTES = 50_000_000
"""Room for whole groups of companies: a row has about a hundred bytes, and `people generate` makes 200,000 of them."""

_NEEDED = ("name", "email", "role")
_SYNONYMS = {
    "nom": "name", "courriel": "email", "e-mail": "email", "mail": "email", "rôle": "role", "département": "department",
    "service": "department", "responsable": "manager", "langue": "language", "assistante": "assistant",
}  # fmt: skip
_ROLES: Mapping[str, frozenset[Role]] = {
    "mentor": frozenset({Role.MENTOR}),
    "mentee": frozenset({Role.MENTEE}),
    "both": frozenset(Role),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_MAX_CELL = 200
_MOST_LINES = 5
_SEPARATOR = re.compile(r'"?sep=([,;|\t])"?', re.IGNORECASE)
"""A first line by which Excel is told how a file's cells are separated."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One participant as listed; addresses are lower-case, `line` is where the row begins, from 1."""

    name: str
    email: str
    roles: frozenset[Role]
    department: str = ""
    site: str = ""
    manager: str = ""
    language: str = ""
    id: str = ""
    assistant: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    line: int = 0

    @property
    def key(self) -> str:
        """The identity across updates of the list: the id where there is one, else the address (rule 24)."""
        return self.id or self.email


@dataclass(frozen=True, slots=True)
class PeopleList:
    """`rows` are those that could be read: use them only through `require`. A fault's column counts cells, from 1."""

    rows: tuple[PersonRow, ...]
    faults: tuple[Fault, ...]

    def require(self) -> tuple[PersonRow, ...]:
        """Return all rows. Raises FaultyInputError `faulty-people` when one of them, or the file, has an error."""
        errors = [fault for fault in self.faults if not fault.warning]
        if errors:
            raise FaultyInputError("faulty-people", self.faults, count=len(errors))
        return self.rows


@dataclass(slots=True)
class _Reading:
    path: str
    header: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, line: int, column: str = "", *, warning: bool = False, **data: str | int) -> None:
        cell = self.header.index(column) + 1 if column in self.header else 1
        self.faults.append(Fault(code, self.path, line, cell, warning=warning, **data))


def read_people(path: Path | str, program_languages: Iterable[str] = (), mentees_each: int = 1) -> PeopleList:
    """Read a people list (UTF-8, commas or semicolons). Never raises for what is in it, or for its absence.

    With `program_languages`, a language that the program does not speak is a warning: the person reads its first one.
    `mentees_each` is how many mentees a mentor of the program may have; more than the mentors can take is a warning.
    """
    text = read_file(Path(path), MOST_BYTES)
    if isinstance(text, Fault):
        return PeopleList((), (text,))
    reading = _Reading(str(path))
    found = list(_records(text, reading))
    rows: list[PersonRow] = []
    if not found and not reading.faults:
        reading.fault("file-empty", 1)
    elif found and _take_header(*found[0], reading):
        rows = [row for line, cells in found[1:] if (row := _row(line, cells, reading, tuple(program_languages)))]
        if len(found) == 1 and not any(fault.line > found[0][0] for fault in reading.faults):
            reading.fault("people-none", found[0][0])
        _check_identities(rows, reading)
        _check_managers(rows, reading)
        _check_places(rows, reading, mentees_each)
    return PeopleList(tuple(rows), tuple(sorted(reading.faults, key=lambda one: (one.line, one.column, one.code))))


def _records(text: str, reading: _Reading) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows that are not blank, each with the line it begins in."""
    first, _, rest = text.partition("\n")
    named = _SEPARATOR.fullmatch(first.rstrip("\r"))
    delimiter = named[1] if named else ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(rest if named else text, newline=""), delimiter=delimiter, strict=True)
    before = 1 if named else 0
    line = 1 + before
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1 + before
    except csv.Error as error:
        too_long = "field limit" in str(error)
        reading.fault("csv-cell" if too_long else "csv-quotes", line, limit=_MAX_CELL)


def _take_header(line: int, cells: list[str], reading: _Reading) -> bool:
    """Read the names of the columns; say whether rows can be read by them."""
    reading.header = [cell.lower() for cell in cells]
    for number, name in enumerate(reading.header):
        refused = refused_word(name)
        known = name in COLUMNS or name.startswith("x-")
        if refused:
            reading.fault("column-refused", line, name, word=cells[number])
        elif not known:
            guess = _SYNONYMS.get(name) or near(name, COLUMNS)
            reading.faults.append(
                Fault(
                    "unknown-column",
                    reading.path,
                    line,
                    number + 1,
                    word=cells[number],
                    near=guess,
                    known=list(COLUMNS),
                )
            )
        elif name in reading.header[:number]:
            reading.faults.append(Fault("column-twice", reading.path, line, number + 1, word=name))
    meant = {_SYNONYMS.get(name) or near(name, COLUMNS) for name in reading.header if name not in COLUMNS}
    for name in _NEEDED:
        if name not in reading.header and name not in meant:
            reading.fault("column-missing", line, word=name)
    return all(name in reading.header for name in _NEEDED)


def _row(line: int, cells: Sequence[str], reading: _Reading, languages: tuple[str, ...]) -> PersonRow | None:
    """Read one row; None when it has a fault, which is told."""
    if len(cells) != len(reading.header):
        reading.fault("row-cells", line, found=len(cells), expected=len(reading.header))
        return None
    before = len(reading.faults)
    row = dict(zip(reading.header, cells, strict=True))
    for name, cell in row.items():
        if len(cell) > _MAX_CELL:
            reading.fault("cell-unfit", line, name, word=name, limit=_MAX_CELL)
        elif has_line_break(cell):
            reading.fault("cell-line-break", line, name, word=name)
        elif "\t" in cell or is_unfit(cell):
            reading.fault("cell-signs", line, name, word=name)
    emails = {name: row.get(name, "").lower() for name in ("email", "manager", "assistant")}
    _check_needed(line, row, reading)
    _check_addresses(line, emails, reading)
    language = _language(line, row.get("language", ""), reading, languages)
    if any(not fault.warning for fault in reading.faults[before:]):
        return None
    return PersonRow(
        name=row["name"],
        email=emails["email"],
        roles=_ROLES[row["role"].lower()],
        department=row.get("department", ""),
        site=row.get("site", ""),
        manager=emails["manager"],
        language=language,
        id=row.get("id", ""),
        assistant=emails["assistant"],
        extra={name: cell for name, cell in row.items() if name.startswith("x-")},
        line=line,
    )


def _check_needed(line: int, row: Mapping[str, str], reading: _Reading) -> None:
    for name in _NEEDED:
        if not shows(row[name]):
            reading.fault("cell-missing", line, name, word=name)
    role = row["role"].lower()
    if role and role not in _ROLES:
        reading.fault("unknown-role", line, "role", word=row["role"], near=near(role, _ROLES))


def _check_addresses(line: int, emails: Mapping[str, str], reading: _Reading) -> None:
    for name, address in emails.items():
        if address and not is_address(address):
            reading.fault("bad-address", line, name, word=address)
        elif address and name != "email" and address == emails["email"]:
            reading.fault("own-helper", line, name, word=name)


def _language(line: int, written: str, reading: _Reading, languages: tuple[str, ...]) -> str:
    language = written.lower()
    if language and not _LANGUAGE.fullmatch(language):
        reading.fault("unknown-language", line, "language", word=written)
    elif language and languages and language not in languages:
        reading.fault("language-not-spoken", line, "language", warning=True, word=written, used=languages[0])
    return language


def _check_identities(rows: Sequence[PersonRow], reading: _Reading) -> None:
    for column in ("id", "email"):
        first: dict[str, int] = {}
        for row in rows:
            value = row.id if column == "id" else row.email
            if value and value in first:
                reading.fault("person-twice", row.line, column, word=value, first=first[value])
            elif value:
                first[value] = row.line
    _check_keys(rows, reading)


def _check_keys(rows: Sequence[PersonRow], reading: _Reading) -> None:
    """Tell ids that are the address of somebody else: who has no id is known by the address."""
    owners = {address: row for row in reversed(rows) for address in (row.assistant, row.manager) if address}
    owners |= {row.email: row for row in rows}
    for row in rows:
        if row.id in owners and row.id != row.email:
            reading.fault("id-of-another", row.line, "id", word=row.id, first=owners[row.id].line)


def _check_managers(rows: Sequence[PersonRow], reading: _Reading) -> None:
    """Warn of people who manage each other in a circle, once per circle."""
    manager = {row.email: row.manager for row in rows}
    lines = {row.email: row.line for row in rows}
    settled: set[str] = set()
    for row in rows:
        way: list[str] = []
        address = row.email
        while address in manager and address not in settled and address not in way:
            way.append(address)
            address = manager[address]
        if address in way:
            ring = sorted(lines[one] for one in way[way.index(address) :])
            lines_told, more = ", ".join(map(str, ring[:_MOST_LINES])), len(ring[_MOST_LINES:])
            told: dict[str, str | int] = {"people": len(ring), "lines": lines_told, "more": more}
            reading.fault("manager-circle", ring[0], "manager", warning=True, **told)
        settled.update(way)


def _check_places(rows: Sequence[PersonRow], reading: _Reading, each: int) -> None:
    """Warn where mentees are more than the mentors' places, so that somebody would wait in vain.

    Mentees for a mentor: 1.1 at AXA Group 2014, 1.6 at PwC Australia 2014, 20 at Accenture France 2015 (`domain.md`).
    """
    mentees, mentors = (sum(1 for row in rows if role in row.roles) for role in (Role.MENTEE, Role.MENTOR))
    if mentees > mentors * each and not any(not fault.warning for fault in reading.faults):
        line = next(row.line for row in rows if Role.MENTEE in row.roles)
        would = -(-mentees // mentors) if mentors else 0
        told = {"mentees": mentees, "mentors": mentors, "each": each, "would": would}
        reading.fault("mentors-few", line, "role", warning=True, **told)
