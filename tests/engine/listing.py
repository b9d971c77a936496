"""A company whose people list is updated while it runs, as `service.update` does it on a database."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from engine.company import Company
from revflow.definition.people import PersonRow
from revflow.domain.journeys import Journey
from revflow.domain.people import Person
from revflow.engine import advance, commands
from revflow.engine.roster import Roster, compare, is_acting, openings


class Listing(Company):
    """`left` are those who are gone; everybody is known by the address with which the cohort was launched."""

    left: Mapping[str, Person] = MappingProxyType({})

    def rows(self) -> list[PersonRow]:
        """Return the list as it stands."""
        return [row_of(one) for one in self.people.values() if not is_acting(one)]

    def update(self, rows: Iterable[PersonRow]) -> Roster:
        """Let HR update the list, and drive until all is quiet."""
        known = {**self.left, **self.people}
        fresh = count(len(known) + 1)
        listed = [replace(row, line=line) for line, row in enumerate(rows, start=2)]
        roster = compare(self.program, known, listed, "people.csv", lambda: f"U{next(fresh):03d}")
        assert not roster.faults
        after = roster.people(known)
        self.left = {ref: one for ref, one in after.items() if one.gone}
        self.people = {ref: one for ref, one in after.items() if not one.gone}
        relisting = commands.Relisting(known, roster.heirs)
        for code in sorted(self.states, key=lambda code: (not self.states[code].journey.person, code)):
            self._write(code, commands.relist(*self._case(code), relisting, self.now), "")
            self._keep(code, advance(*self._case(code), self.now).summary)
            self._nudge(code)
        wanted = openings(roster.lines, list(self.summaries.values()))
        self._open([Journey(self._mint(scope), self.name, scope, person=ref) for ref, scope in wanted])
        self._nudge(self.cohort)
        self.settle()
        return roster

    def calm_down(self) -> None:
        """Drive all that are nudged."""
        while self.nudged():
            self.drive(self.nudged()[0])

    def _case(self, code: str):
        return self.program, self.states[code], self.linked(code)


def row_of(person: Person) -> PersonRow:
    """Return the row by which somebody is listed."""
    return PersonRow(
        name=person.name,
        email=person.email,
        roles=person.roles,
        department=person.department,
        site=person.site,
        manager=person.manager,
        language=person.language,
        id=person.key,
        assistant=person.assistant,
    )
