"""Who meets with whom: the pairs of one mentor on one lead topic, where the program's sessions say `together`.

AXA France 2014: five sessions of 1.5 to 2 hours one to one, later in small groups. The pair stays the unit of all that
is counted; a pair's *companions* are the others that meet with it.
"""

from collections.abc import Iterable, Iterator

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.domain.journeys import Journey, Scope, Summary
from revflow.domain.tasks import Task


def meets_together(program: Program) -> bool:
    """Tell whether a program's pairs meet in small groups."""
    return any(isinstance(step, SessionsStep) and step.together for step in program.steps)


def companions_of(program: Program, journey: Journey, others: Iterable[Summary]) -> tuple[Summary, ...]:
    """Return the running pairs among `others` that meet with a pair: same mentor, same lead topic, sessions to go."""
    steps = {step.id for step in program.steps if isinstance(step, SessionsStep) and step.together}
    return tuple(
        other
        for other in others
        if other.journey.scope is Scope.PAIR
        and other.journey.code != journey.code
        and (other.journey.mentor, other.journey.topics[:1]) == (journey.mentor, journey.topics[:1])
        and other.ending is None
        and not steps <= set(other.steps)
    )


def speaks_for_all(task: Task, actor: str, mentor: str) -> bool:
    """Tell whether somebody speaks of a date for its whole group: the mentor, and who stands in for him or her."""
    return actor == mentor or (actor, mentor) in task.deputies


def leading(journeys: Iterable[Summary]) -> Iterator[tuple[str, str]]:
    """Yield mentor and lead topic of each running pair that has one."""
    for other in journeys:
        if other.journey.scope is Scope.PAIR and other.ending is None and other.journey.topics:
            yield other.journey.mentor, other.journey.topics[0]
