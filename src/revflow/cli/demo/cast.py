"""Who plays what in the demo: all choices of the scripted people, the same in each run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from revflow.definition.people import read_people
from revflow.definition.program import Program
from revflow.domain.people import Role
from revflow.texts import LANGUAGES, known, say

SEED = 27
_PURPOSES, _AIMS, _KEEPS = 4, 3, 3
_FAILING = 2
_LEAVER, _DECLINER = 2, 4


@dataclass(slots=True)
class Cast:
    """The people of the list, and what the script has in store for some of them.

    `failing` mentors (names) do not pass vetting, `decliner` (address) declines one pair, `leaver` leaves during the
    sessions. `moments` are the turns of the script that happened, in order.
    """

    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    failing: tuple[str, ...]
    decliner: str
    leaver: str
    topics: tuple[str, ...]
    titles: dict[str, str] = field(default_factory=dict)
    moments: list[str] = field(default_factory=list)

    def happens(self, moment: str, times: int = 1) -> bool:
        """Say whether a turn of the script is still to come, and note that it happens now."""
        if self.moments.count(moment) >= times:
            return False
        self.moments.append(moment)
        return True

    def step(self, title: str) -> str:
        """Return the step that a page's title names, in any language; the title itself where it is none."""
        return self.titles.get(title, title)


@dataclass(frozen=True, slots=True)
class Whim:
    """What one person chooses in one field of one page: the same in each run, whoever acts first."""

    reader: str
    page: str
    field: str

    @property
    def _chance(self) -> Random:
        return Random(f"{SEED}/{self.reader}/{self.page}/{self.field}")  # noqa: S311  # a script, no secret

    def some(self, options: Sequence[str], count: int) -> list[str]:
        """Return some of the options, in their order."""
        chosen = set(self._chance.sample(range(len(options)), min(count, len(options))))
        return [option for index, option in enumerate(options) if index in chosen]

    def between(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return self._chance.randint(low, high)

    def phrase(self, language: str) -> str:
        """Return what this person writes there."""
        counts = {"purpose": _PURPOSES, "aims": _AIMS, "keep": _KEEPS}
        if self.field in counts:
            return say(language, f"demo-{self.field}-{self.between(1, counts[self.field])}")
        return say(language, "demo-agenda" if self.field == "agenda" else "demo-text")


def cast_of(program: Program, people: Path) -> Cast:
    """Give out the parts, by the order of the people list."""
    rows = read_people(people, program.languages).require()
    mentees = [row.email for row in rows if Role.MENTEE in row.roles]
    mentors = [row for row in rows if Role.MENTOR in row.roles]
    return Cast(
        mentees=tuple(mentees),
        mentors=tuple(row.email for row in mentors),
        failing=tuple(row.name for row in mentors[-_FAILING:]),
        decliner=mentees[_DECLINER],
        leaver=mentees[_LEAVER],
        topics=tuple(program.topics),
        titles=dict(_titles(program)),
    )


def _titles(program: Program) -> Iterator[tuple[str, str]]:
    """Yield all titles under which pages show the steps, with the step's id."""
    for step in program.steps:
        shipped = f"web-step-{step.id}"
        titles = step.title.by_language.values() if step.title else ()
        yield from ((title, step.id) for title in titles)
        if known(shipped):
            yield from ((say(language, shipped), step.id) for language in LANGUAGES)
