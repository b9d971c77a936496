"""HR says of two that they shall be a pair, or shall not; the waves to come keep to it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.engine import commands
from revflow.service.act import Act, act
from revflow.service.case import Case
from revflow.service.ports import Db, Ports


def pair(
    ports: Ports, cohort: str, mentee: str, mentor: str, how: str, actor: str = "", *, topic: str = ""
) -> tuple[str, str]:
    """Keep HR's word, or its console's (no actor); return the codes of the two.

    `mentee` and `mentor` are codes or addresses; `how`: together (in a crossed match on a `topic`, if one is named),
    apart, free. Raises RefusedError `cohort-unknown`, and as `engine.commands.lock` does.
    """
    with ports.store.read() as db:
        code = db.cohort(cohort).code
        called = Called(db, cohort)
        one, other = called.code(mentee, Scope.MENTEE), called.code(mentor, Scope.MENTOR)

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.lock(case.program, case.state, case.linked, actor, one, other, how, now, topic=topic))

    act(ports, code, actor, judge)
    return one, other


@dataclass(frozen=True)
class Called:
    """Journeys of a cohort as people call them: by code, or by a person's address. All are read once, if at all."""

    db: Db
    cohort: str

    def code(self, word: str, role: Scope) -> str:
        """Return the journey's code of a mentee or mentor. Raises RefusedError `mentee-unknown`, `mentor-unknown`."""
        found = self._at(word.strip().lower(), role) if "@" in word else self._named(word.strip().upper(), role)
        if not found:
            raise RefusedError("mentee-unknown" if role is Scope.MENTEE else "mentor-unknown", word=word)
        return found

    def _named(self, code: str, role: Scope) -> str:
        try:
            journey = self.db.summary(code).journey
        except RefusedError:
            return ""
        return code if (journey.cohort, journey.scope) == (self.cohort, role) else ""

    def _at(self, address: str, role: Scope) -> str:
        refs = {person.ref for name, person in self.db.people_at(address) if name == self.cohort}
        return next((self._persons[role, ref] for ref in refs if (role, ref) in self._persons), "")

    @cached_property
    def _persons(self) -> dict[tuple[Scope, str], str]:
        journeys = [one.journey for one in self.db.summaries(self.cohort)]
        return {(journey.scope, journey.person): journey.code for journey in reversed(journeys) if journey.person}
