"""How the roles of a program are called: not everybody who is taught is an executive."""

from revflow.definition.program import Program
from revflow.domain.journeys import Scope

EXECUTIVES, LEARNERS = "executives", "learners"
"""What texts call the mentees of a program."""

_LEARNER = "learner"


def mentees_are(program: Program) -> str:
    """Return EXECUTIVES or LEARNERS."""
    return LEARNERS if program.of_learners else EXECUTIVES


def spoken_role(program: Program, name: str) -> str:
    """Return the role by whose name in the catalogues (`web-role-<name>`) a role of this program is called."""
    role, dot, whose = name.partition(".")
    return f"{_LEARNER}{dot}{whose}" if role == Scope.MENTEE.value and program.of_learners else name
