"""How the roles of a program are called: in crossed training nobody is an executive, each learns and teaches."""

from revflow.definition.program import Program
from revflow.domain.journeys import Scope
from revflow.engine.pool import match_of

_LEARNER = "learner"


def spoken_role(program: Program, name: str) -> str:
    """Return the role by whose name in the catalogues (`web-role-<name>`) a role of this program is called."""
    match = match_of(program)
    role, dot, whose = name.partition(".")
    if role == Scope.MENTEE.value and match is not None and match.crossed:
        return f"{_LEARNER}{dot}{whose}"
    return name
