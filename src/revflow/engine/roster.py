"""The people of a running cohort compared with a newer list: who joins, returns, changes, and is missing (rule 24)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from revflow.definition.people import PersonRow
from revflow.definition.program import Program
from revflow.domain.errors import Fault
from revflow.domain.journeys import Scope, Summary
from revflow.domain.people import Person

_ACTING = "mailto:"
"""What the key of somebody begins with who acts without being a participant: the address follows."""


class Kind(StrEnum):
    """What an update of the list makes of a participant."""

    JOIN = "join"
    RETURN = "return"
    LEAVE = "leave"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Line:
    """One participant whom an update concerns. `before` None: unknown so far; `row`: the line of the file, 0: none."""

    before: Person | None
    after: Person
    row: int = 0

    @property
    def kind(self) -> Kind:
        """Who acted so far, as a manager for example, joins under the same reference."""
        if self.after.gone:
            return Kind.LEAVE
        if self.before is None or is_acting(self.before):
            return Kind.JOIN
        return Kind.RETURN if self.before.gone else Kind.CHANGE


@dataclass(frozen=True, slots=True)
class Roster:
    """What an update changes: `lines` in the list's order, those missing last; `same` counts who stays as he or she is.

    `acting` are those who act without taking part and are new, there again, or gone since a participant has that
    address now: `heirs` says which, by reference. `faults` are of rows that cannot be taken.
    """

    lines: tuple[Line, ...]
    same: int
    acting: tuple[Person, ...]
    heirs: Mapping[str, str]
    faults: tuple[Fault, ...] = ()

    def of(self, kind: Kind) -> tuple[Line, ...]:
        """Return the lines of one kind."""
        return tuple(line for line in self.lines if line.kind is kind)

    def people(self, known: Mapping[str, Person]) -> dict[str, Person]:
        """Return all people by reference once the update holds, those too who are gone."""
        changed = (*(line.after for line in self.lines), *self.acting)
        return dict(known) | {person.ref: person for person in changed}

    def before(self) -> dict[str, Person]:
        """Return those who were known and change, by reference, as they were."""
        return {line.before.ref: line.before for line in self.lines if line.before is not None}


def is_acting(person: Person) -> bool:
    """Tell whether somebody only acts, as a manager, an assistant or of a group, and takes no part."""
    return person.key.startswith(_ACTING)


def acting(ref: str, address: str, language: str) -> Person:
    """Return somebody who acts without taking part, and is known by the address alone."""
    return Person(ref=ref, key=f"{_ACTING}{address}", name=address, email=address, language=language)


def participant(ref: str, row: PersonRow, program: Program, key: str = "") -> Person:
    """Return who is listed in a row, in a language of the program; `key` if it is not the row's own."""
    return Person(
        ref=ref,
        key=key or row.key,
        name=row.name,
        email=row.email,
        roles=frozenset(row.roles),
        department=row.department,
        site=row.site,
        manager=row.manager,
        language=row.language if row.language in program.languages else program.languages[0],
        assistant=row.assistant,
        extra=dict(row.extra),
    )


def named(program: Program) -> Iterator[str]:
    """Yield the addresses that a program names itself: of its groups, and in its steps."""
    for group in program.groups.values():
        yield from (address.lower() for address in (*group.members, *group.deputies))
    for step in program.steps:
        for words in (getattr(step, line, ()) for line in ("by", "review_by", "confirm_by", "to", "cc")):
            yield from (word.lower() for word in words if "@" in word)
        yield from (told.to.lower() for told in step.escalate if "@" in told.to)


def helpers(rows: Iterable[PersonRow]) -> Iterator[str]:
    """Yield the addresses of the managers and assistants of a list."""
    for row in rows:
        yield from (address for address in (row.manager, row.assistant) if address)


def openings(lines: Iterable[Line], journeys: Sequence[Summary]) -> list[tuple[str, Scope]]:
    """Return which journeys are to be opened, as (reference, scope): for each role listed anew one, unless one runs."""
    running = {(one.journey.person, one.journey.scope) for one in journeys if one.ending is None}
    found: list[tuple[str, Scope]] = []
    for line in lines:
        fresh = line.before is None or line.kind is not Kind.CHANGE
        roles = line.after.roles if line.before is None or fresh else line.after.roles - line.before.roles
        scopes = [] if line.after.gone else [Scope(role.value) for role in sorted(roles)]
        found += [(line.after.ref, scope) for scope in scopes if (line.after.ref, scope) not in running]
    return found


def compare(
    program: Program, people: Mapping[str, Person], rows: Sequence[PersonRow], path: str, new_ref: Callable[[], str]
) -> Roster:
    """Compare a cohort's people, those too who are gone, with a list; `new_ref` names who is unknown so far."""
    known = [person for person in people.values() if not is_acting(person)]
    found = _Found(known, rows)
    standing = {one.email: one for one in people.values() if is_acting(one) and not one.gone}
    lines: list[Line] = []
    same = 0
    for row, known_as in found.rows:
        before = known_as or standing.get(row.email)
        key = before.key if before is not None and not row.id and not is_acting(before) else ""
        after = participant(before.ref if before is not None else new_ref(), row, program, key)
        if before == after:
            same += 1
        else:
            lines.append(Line(before, after, row.line))
    lines += [Line(one, replace(one, gone=True)) for one in known if not one.gone and one.ref not in found.refs]
    others, heirs = _acting(program, dict(people) | {one.after.ref: one.after for one in lines}, rows, new_ref)
    return Roster(tuple(lines), same, others, heirs, tuple(found.faults(path)))


class _Found:
    """Whom each row is about: by the id, else, of who has none there or here, by the address."""

    def __init__(self, known: Sequence[Person], rows: Sequence[PersonRow]) -> None:
        self._by_key = {person.key: person for person in known}
        self._at: dict[str, Person] = {}
        for person in sorted(known, key=lambda one: not one.gone):
            self._at[person.email] = person
        self._rows = rows
        self.refs: set[str] = set()
        found = {row.line: self._claim(self._by_key.get(row.id)) for row in rows if row.id}
        for row in rows:
            if found.get(row.line) is None:
                found[row.line] = self._claim(self._by_address(row))
        self.rows = [(row, found[row.line]) for row in rows]

    def _claim(self, person: Person | None) -> Person | None:
        if person is None or person.ref in self.refs:
            return None
        self.refs.add(person.ref)
        return person

    def _by_address(self, row: PersonRow) -> Person | None:
        without_id = self._by_key.get(row.email)
        return without_id if row.id or without_id is not None else self._at.get(row.email)

    def faults(self, path: str) -> Iterator[Fault]:
        """Yield a fault for each new row that has the address, or the id, by which somebody else is known."""
        for row, person in self.rows:
            other = None if person is not None else self._at.get(row.email)
            if other is not None and not other.gone and other.ref not in self.refs:
                yield Fault("update-other-id", path, row.line, 1, word=row.email, id=other.key)
            elif person is None and (row.key in self._by_key):
                yield Fault("update-key-taken", path, row.line, 1, word=row.key)


def _acting(
    program: Program, people: Mapping[str, Person], rows: Sequence[PersonRow], new_ref: Callable[[], str]
) -> tuple[tuple[Person, ...], dict[str, str]]:
    """Return who acts without taking part and changes, and by whom they are followed whose address is a participant's.

    Who is gone from the list is not asked in any other part either, though somebody still names that address.
    """
    listed = {one.email: one.ref for one in people.values() if not is_acting(one) and not one.gone}
    here = {one.email: one for one in people.values() if is_acting(one)}
    merged = {one.ref: listed[one.email] for one in here.values() if not one.gone and one.email in listed}
    left = {one.email for one in people.values() if not is_acting(one) and one.gone}
    wanted = dict.fromkeys((*named(program), *helpers(rows)))
    return tuple(
        [replace(one, gone=True) for one in here.values() if one.ref in merged]
        + list(_there(here, (a for a in wanted if a not in listed and a not in left), program, new_ref))
    ), merged


def _there(
    here: Mapping[str, Person], wanted: Iterable[str], program: Program, new_ref: Callable[[], str]
) -> Iterator[Person]:
    for address in wanted:
        known = here.get(address)
        if known is None:
            yield acting(new_ref(), address, program.languages[0])
        elif known.gone:
            yield replace(known, gone=False)


def still_named(program: Program, people: Mapping[str, Person], address: str) -> tuple[bool, Collection[str]]:
    """Tell whether a program names an address itself, and return who of the list has it as manager or assistant."""
    refs = [one.ref for one in people.values() if not one.gone and address in (one.manager, one.assistant)]
    return address in set(named(program)), refs
