"""The hard rules of a match that two people break, as its line `forbid` names them."""

from collections.abc import Mapping

from revflow.definition.steps import MatchStep
from revflow.domain.people import Person


def broken_rules(match: MatchStep, people: Mapping[str, Person], mentee: str, mentor: str) -> tuple[str, ...]:
    """Return the rules of `forbid` that these two break: `same_department`, `reporting_line` (up to the top)."""
    one, other = people.get(mentee), people.get(mentor)
    if one is None or other is None:
        return ()
    line = other.email in _above(one, people) or one.email in _above(other, people)
    broken = {"same_department": bool(one.department) and one.department == other.department, "reporting_line": line}
    return tuple(rule for rule, is_broken in broken.items() if is_broken and rule in match.forbid)


def _above(person: Person, people: Mapping[str, Person]) -> set[str]:
    managers = {one.email: one.manager for one in people.values() if one.manager and not one.gone}
    above: set[str] = set()
    manager = person.manager
    while manager and manager not in above:
        above.add(manager)
        manager = managers.get(manager, "")
    return above
