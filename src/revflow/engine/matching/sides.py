"""What the match looks at of each one: levels by topic, times of the week, site and department."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from revflow.definition.fields import FormField, SlotsField, TopicsField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep, MatchStep
from revflow.domain.journeys import Scope
from revflow.domain.people import Person
from revflow.engine.answers import highest_level
from revflow.engine.calendar import hours_of_week
from revflow.engine.candidate import Candidate
from revflow.engine.linked import Linked
from revflow.engine.pool import Pool


@dataclass(frozen=True, slots=True)
class Side:
    """A candidate with what the score looks at: levels (now, wanted) by topic in order, and hours of the UTC week.

    `key` is the person's identity across lists (rule 24), by which chance knows it. `graded` says whether levels were
    given, or only topics; `hours` has a bit for each half-hour, none where no times were given.
    """

    candidate: Candidate
    key: str
    site: str
    department: str
    levels: Mapping[str, tuple[int, int]]
    graded: bool
    hours: int


def sides(program: Program, match: MatchStep, pool: Pool, linked: Linked) -> tuple[list[Side], list[Side]]:
    """Return the mentees and mentors whom a wave can take now, with what they said in the forms above the match."""
    return (
        sides_of(program, match, linked, pool.free_mentees, Scope.MENTEE),
        sides_of(program, match, linked, pool.free_mentors, Scope.MENTOR),
    )


def sides_of(
    program: Program, match: MatchStep, linked: Linked, candidates: Iterable[Candidate], scope: Scope
) -> list[Side]:
    """Return some of one side, with what they said in the forms above the match."""
    reader = _Reader(program, match, linked)
    return [reader.side(candidate, scope) for candidate in candidates]


def shared_topics(mentee: Side, mentor: Side) -> tuple[str, ...]:
    """Return the topics that the mentee asks for and the mentor offers, the most progress to be made first (rule 9)."""

    def progress(topic: str) -> tuple[int, int]:
        now, wanted = mentee.levels[topic]
        return -max(0, min(mentor.levels[topic][0], wanted) - now), now - wanted

    return tuple(sorted((topic for topic in mentee.levels if topic in mentor.levels), key=progress))


class _Reader:
    """Reads candidates' answers: the fields of the forms above the match, by scope."""

    def __init__(self, program: Program, match: MatchStep, linked: Linked) -> None:
        self._program = program
        self._linked = linked
        self._above = [step for step in program.steps[: program.steps.index(match)] if isinstance(step, FormStep)]

    def side(self, candidate: Candidate, scope: Scope) -> Side:
        person = self._linked.people.get(candidate.ref, Person(candidate.ref, candidate.ref, "", ""))
        said = self._said(candidate.code, scope, TopicsField)
        slots = [slot for answer in self._said(candidate.code, scope, SlotsField) for slot in _list(answer)]
        return Side(
            candidate=candidate,
            key=person.key,
            site=person.site,
            department=person.department,
            levels=self._levels(said, scope, candidate.topics),
            graded=any(isinstance(levels, Mapping) and levels for answer in said for levels in _values(answer)),
            hours=hours_of_week(self._program.calendar, person.site, tuple(map(str, slots)), self._linked.launched_at),
        )

    def _said(self, code: str, scope: Scope, kind: type[FormField]) -> list[object]:
        answers = self._linked.answers.get(code, {})
        forms = [step for step in self._above if step.for_each is scope and step.id in answers]
        values = [
            answers[step.id].get(name) for step in forms for name in step.fields if isinstance(step.fields[name], kind)
        ]
        return [value for value in values if value]

    def _levels(
        self, said: Sequence[object], scope: Scope, approved: frozenset[str] | None
    ) -> dict[str, tuple[int, int]]:
        """Return levels by topic approved, in the program's order; who was asked for none takes, or offers, all."""
        highest = highest_level(self._program)
        usual = 0 if scope is Scope.MENTEE else highest
        given: dict[str, Mapping[str, object]] = {}
        for answer in said:
            if isinstance(answer, Mapping):
                given |= answer
        if not said:
            given = {topic: {} for topic in self._program.topics}
        return {
            topic: (_level(given[topic], "now", usual), _level(given[topic], "wanted", highest))
            for topic in self._program.topics
            if topic in given and (approved is None or topic in approved)
        }


def _level(levels: Mapping[str, object], name: str, usual: int) -> int:
    level = levels.get(name, usual)
    return level if isinstance(level, int) else usual


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _values(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, Mapping) else []
