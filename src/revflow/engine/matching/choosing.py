"""What speaks for and against each mentor whom a mentee may name: the rules' own reasons, without the solver."""

from collections.abc import Collection, Sequence

from revflow.definition.program import Program
from revflow.definition.steps import MatchStep
from revflow.domain.facts import Reason
from revflow.domain.journeys import Scope
from revflow.engine.candidate import Candidate
from revflow.engine.linked import Linked
from revflow.engine.matching.reasons import reasons
from revflow.engine.matching.score import DEFAULT_WEIGHTS, Scores
from revflow.engine.matching.sides import sides_of

Weighed = tuple[Candidate, tuple[Reason, ...], tuple[Reason, ...]]
"""A mentor, what speaks for the pair, and what against it."""


def weighed(
    program: Program, match: MatchStep, linked: Linked, mentee: Candidate, mentors: Collection[Candidate]
) -> Sequence[Weighed]:
    """Return these mentors with the reasons for and against each, those with most points for this mentee first."""
    weights = match.prefer or DEFAULT_WEIGHTS
    ours = sides_of(program, match, linked, (mentee,), Scope.MENTEE)
    theirs = sides_of(program, match, linked, mentors, Scope.MENTOR)
    points = Scores(weights, ours, theirs).total()[0]
    order = sorted(range(len(theirs)), key=lambda place: (-points[place], place))
    found = ((theirs[place].candidate, *reasons(weights, ours[0], theirs[place])) for place in order)
    return [(one, tuple(pros), tuple(cons)) for one, pros, cons in found]
