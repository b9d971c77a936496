"""HR says of two that they shall be a pair, or shall not; the waves to come keep to it."""

from datetime import datetime

from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.engine import commands
from revflow.service.act import Act, act
from revflow.service.case import Case
from revflow.service.ports import Db, Ports


def pair(ports: Ports, cohort: str, mentee: str, mentor: str, how: str, actor: str = "") -> tuple[str, str]:
    """Keep HR's word, or its console's (no actor); return the codes of the two.

    `mentee` and `mentor` are codes or addresses; `how`: together, apart, free. Raises RefusedError `cohort-unknown`,
    and as `engine.commands.lock` does.
    """
    with ports.store.read() as db:
        code = db.cohort(cohort).code
        one, other = code_at(db, cohort, mentee, Scope.MENTEE), code_at(db, cohort, mentor, Scope.MENTOR)

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.lock(case.program, case.state, case.linked, actor, one, other, how, now))

    act(ports, code, actor, judge)
    return one, other


def code_at(db: Db, cohort: str, word: str, role: Scope) -> str:
    """Return the journey's code of a mentee or mentor who is named by it, or by an address.

    Raises RefusedError `mentee-unknown`, `mentor-unknown`.
    """
    refs = {person.ref for name, person in db.people_at(word.strip().lower()) if name == cohort}
    journeys = [one.journey for one in db.summaries(cohort) if one.journey.scope is role]
    found = next((one.code for one in journeys if one.code == word.strip().upper() or one.person in refs), None)
    if found is None:
        raise RefusedError("mentee-unknown" if role is Scope.MENTEE else "mentor-unknown", word=word)
    return found
