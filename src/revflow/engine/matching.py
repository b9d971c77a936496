"""Who learns from whom: greedy, by rules, and explained. Neither age nor gender is known here; chance only breaks ties.

Points of a pair, for each criterion of `prefer` that has a weight: ten times the weight times how far it is met (0..1).
`topic_cover`: the share of the mentee's topics that the mentor masters at least as well; `level_gap`: the share of the
wanted progress that the mentor's levels allow; `other_site`, `other_department`; `shared_slots`: the share of the
mentee's times of the week that are the mentor's too, each in its own time zone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from revflow.definition.fields import FormField, SlotsField, TopicsField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep, MatchStep
from revflow.domain.facts import Proposal
from revflow.domain.journeys import Scope
from revflow.domain.people import Person
from revflow.engine.answers import highest_level
from revflow.engine.calendar import hours_of_week
from revflow.engine.linked import Linked
from revflow.engine.pool import Candidate, Pool

SCALE = 10
"""Points of a criterion of weight 1 that is fully met."""

DEFAULT_WEIGHTS: Mapping[str, float] = {"topic_cover": 5, "level_gap": 2, "shared_slots": 1}
"""What counts where a program says nothing."""


@dataclass(frozen=True, slots=True)
class Side:
    """A candidate with what the score looks at: levels (now, wanted) by topic in order, and hours of the UTC week."""

    candidate: Candidate
    site: str
    department: str
    levels: Mapping[str, tuple[int, int]]
    hours: int


def sides(program: Program, match: MatchStep, pool: Pool, linked: Linked) -> tuple[list[Side], list[Side]]:
    """Return the mentees and mentors whom a wave can take now, with what they said in the forms above the match."""
    reader = _Reader(program, match, linked)
    return (
        [reader.side(candidate, Scope.MENTEE) for candidate in pool.free_mentees],
        [reader.side(candidate, Scope.MENTOR) for candidate in pool.free_mentors],
    )


def greedy(
    program: Program,
    match: MatchStep,
    pool: Pool,
    linked: Linked,
    codes: Sequence[str],
    kept: Iterable[Proposal] = (),
) -> tuple[tuple[Proposal, ...], tuple[tuple[str, str], ...]]:
    """Return the pairs of a wave, best first, and who found none, as (code, reason).

    `codes` name the new pairs, in order; `kept` are pairs of the same wave that were not sent back, and stay as they
    are. Reasons: `no-topic`, `same-department`, `reporting-line`, `barred`, `same-person` (what bars most of those who
    are there), `nobody` (the other side is empty), `taken` (those who fit have others).
    """
    mentees, mentors = sides(program, match, pool, linked)
    free = {side.candidate.code for side in mentees}
    room = {side.candidate.code: pool.room(side.candidate) for side in mentors}
    pairs: list[Proposal] = []
    for pair in kept:
        if pair.mentee in free and room.get(pair.mentor, 0) > 0:
            pairs.append(pair)
            free.discard(pair.mentee)
            room[pair.mentor] -= 1
    names = iter(code for code in codes if code not in {pair.code for pair in pairs})
    weights = match.prefer or DEFAULT_WEIGHTS
    for one, other in _ranked(weights, pool, mentees, mentors, linked.seed):
        mentee, mentor = one.candidate.code, other.candidate.code
        if mentee in free and room[mentor] > 0:
            pairs.append(Proposal(next(names), mentee, mentor, shared_topics(one, other), score(weights, one, other)))
            free.discard(mentee)
            room[mentor] -= 1
    return tuple(pairs), tuple(_unmatched(pool, pairs))


def score(weights: Mapping[str, float], mentee: Side, mentor: Side) -> tuple[tuple[str, int], ...]:
    """Return the points of a pair by criterion, in the order of the weights; criteria without weight are left out."""
    met = [(name, weight * _met(name, mentee, mentor)) for name, weight in weights.items() if weight]
    return tuple([(name, round(SCALE * points)) for name, points in met])


def shared_topics(mentee: Side, mentor: Side) -> tuple[str, ...]:
    """Return the topics that the mentee asks for and the mentor offers, the most progress to be made first."""

    def progress(topic: str) -> tuple[int, int]:
        now, wanted = mentee.levels[topic]
        return -max(0, min(mentor.levels[topic][0], wanted) - now), now - wanted

    return tuple(sorted((topic for topic in mentee.levels if topic in mentor.levels), key=progress))


def _met(name: str, mentee: Side, mentor: Side) -> float:
    match name:
        case "topic_cover":
            return _by_topics(mentee, mentor)[0]
        case "level_gap":
            return _by_topics(mentee, mentor)[1]
        case "other_site":
            return float(mentee.site != mentor.site)
        case "other_department":
            return float(mentee.department != mentor.department)
        case "shared_slots":
            return (mentee.hours & mentor.hours).bit_count() / (mentee.hours.bit_count() or 1)
        case _:
            return 0.0


def _by_topics(mentee: Side, mentor: Side) -> tuple[float, float]:
    """Return the share of topics that are mastered, and of the wanted progress that can be made on the shared ones."""
    mastered = wished = reached = 0
    for topic, (now, wanted) in mentee.levels.items():
        if topic not in mentor.levels:
            continue
        level = mentor.levels[topic][0]
        mastered += level >= now
        if wanted > now:
            wished += wanted - now
            reached += max(0, min(level, wanted) - now)
    return mastered / (len(mentee.levels) or 1), reached / (wished or 1)


def _ranked(
    weights: Mapping[str, float], pool: Pool, mentees: Sequence[Side], mentors: Sequence[Side], seed: int
) -> Iterator[tuple[Side, Side]]:
    """Yield all who may be a pair, those with most points first. Only numbers are sorted: there are many."""
    ranks = [
        (-sum([points for _, points in score(weights, one, other)]), _chance(seed, one, other), row, column)
        for row, one in enumerate(mentees)
        for column, other in enumerate(mentors)
        if not pool.refusal(one.candidate, other.candidate)
    ]
    ranks.sort()
    for _, _, row, column in ranks:
        yield mentees[row], mentors[column]


def _chance(seed: int, mentee: Side, mentor: Side) -> int:
    return crc32(f"{seed}/{mentee.candidate.code}/{mentor.candidate.code}".encode())


def _unmatched(pool: Pool, pairs: Iterable[Proposal]) -> Iterator[tuple[str, str]]:
    mentees, mentors = {pair.mentee for pair in pairs}, {pair.mentor for pair in pairs}
    for mentee in pool.free_mentees:
        if mentee.code not in mentees:
            yield mentee.code, _why([pool.refusal(mentee, mentor) for mentor in pool.free_mentors])
    for mentor in pool.free_mentors:
        if mentor.code not in mentors:
            yield mentor.code, _why([pool.refusal(mentee, mentor) for mentee in pool.free_mentees])


def _why(refusals: Sequence[str]) -> str:
    """Return one reason for all: what bars most, but for those who share no topic if others do."""
    if not refusals:
        return "nobody"
    if "" in refusals:
        return "taken"
    near = [refusal for refusal in refusals if refusal != "no-topic"] or list(refusals)
    return max(sorted(set(near)), key=near.count)


class _Reader:
    """Reads candidates' answers: the fields of the forms above the match, by scope."""

    def __init__(self, program: Program, match: MatchStep, linked: Linked) -> None:
        self._program = program
        self._linked = linked
        self._above = [step for step in program.steps[: program.steps.index(match)] if isinstance(step, FormStep)]

    def side(self, candidate: Candidate, scope: Scope) -> Side:
        person = self._linked.people.get(candidate.ref, Person(candidate.ref, "", "", ""))
        said = self._said(candidate.code, scope, TopicsField)
        slots = [slot for answer in self._said(candidate.code, scope, SlotsField) for slot in _list(answer)]
        return Side(
            candidate,
            person.site,
            person.department,
            self._levels(said, scope, candidate.topics),
            hours_of_week(self._program.calendar, person.site, tuple(map(str, slots)), self._linked.launched_at),
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
