"""Names of what a page speaks of, in the reader's language: topics, roles, outcomes, levels, moments, sizes."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal

from revflow import texts
from revflow.definition.program import Program
from revflow.definition.steps import ApprovalStep, Step
from revflow.domain.people import Person
from revflow.engine.answers import DEFAULT_LEVELS
from revflow.engine.entries import is_person
from revflow.service.roles import spoken_role
from revflow.web.look import speaker

_KILO = 1000


@dataclass(frozen=True, slots=True)
class Words:
    """Says the names of one program to one reader, whose time zone is `zone`."""

    program: Program
    language: str
    zone: str

    def say(self, key: str, **data: object) -> str:
        """Return a message of the catalogues."""
        return speaker(self.language)(key, **data)

    def or_name(self, prefix: str, name: str) -> str:
        """Return the message `<prefix>-<name>`, else the name itself in readable form: programs invent names."""
        key = f"{prefix}-{name}".replace("_", "-").replace(".", "-")
        return self.say(key) if texts.known(key) else name.replace("_", " ").replace("-", " ")

    def moment(self, instant: datetime) -> str:
        """Return an instant in words."""
        return texts.moment(instant, self.zone, self.language)

    def day(self, instant: datetime) -> str:
        """Return the day of an instant in words."""
        return texts.day(instant.astimezone(ZoneInfo(self.zone)), self.language)

    def until(self, due: datetime) -> str:
        """Return a due moment in words: the day alone where it is the day's end."""
        there = due.astimezone(ZoneInfo(self.zone))
        if there.time() == time():
            return texts.day(there - timedelta(days=1), self.language)
        return self.moment(due)

    def place(self) -> str:
        """Return the name of the reader's time zone: its city, or UTC."""
        return self.zone.rpartition("/")[2].replace("_", " ")

    def topic(self, name: str) -> str:
        """Return a topic's name."""
        text = self.program.topics.get(name)
        return text.say(self.language) if text else name

    def topics(self, names: tuple[str, ...]) -> str:
        """Return the names of topics, in order."""
        return ", ".join(self.topic(name) for name in names)

    def levels(self) -> list[str]:
        """Return the names of the levels, from 0 up."""
        if self.program.levels:
            return [level.say(self.language) for level in self.program.levels]
        return [self.say(f"web-level-{number}") for number in range(DEFAULT_LEVELS)]

    def level(self, number: int) -> str:
        """Return the name of a level, of one that was not asked for that it is not known."""
        names = self.levels()
        return names[number] if 0 <= number < len(names) else self.say("web-level-unknown")

    def outcome(self, step: Step, name: str) -> str:
        """Return an outcome's label."""
        known = step.outcomes.get(name) if isinstance(step, ApprovalStep) else None
        if known and known.label:
            return known.label.say(self.language)
        return self.or_name("web-outcome", name)

    def decides(self, step: Step, name: str) -> bool:
        """Say whether that is the name of one of the step's outcomes."""
        named = step.outcomes if isinstance(step, ApprovalStep) else ()
        return name in named or texts.known(f"web-outcome-{name}")

    def title(self, step: Step) -> str:
        """Return a step's title: its own, else the one of the shipped step of that id."""
        if step.title:
            return step.title.say(self.language)
        named = self.or_name("web-step", step.id)
        return named[:1].upper() + named[1:]

    def role(self, name: str) -> str:
        """Return the name of a role or group; of a person who was named by address, nothing."""
        return "" if is_person(name) else self.or_name("web-role", spoken_role(self.program, name))

    def acting(self, reader: Person, role: str) -> str:
        """Return the line that says as whom one acts."""
        if role:
            return self.say("web-acting-as", name=reader.name, role=role)
        return self.say("web-acting", name=reader.name)

    def person(self, person: Person) -> str:
        """Return a person's name, department and site."""
        return " · ".join(filter(None, (person.name, person.department, person.site)))

    def size(self, count: int) -> str:
        """Return a number of bytes in words."""
        units = ("bytes", "kilo", "mega", "giga")
        power = next((p for p in range(len(units)) if count < _KILO ** (p + 1)), len(units) - 1)
        shown = format_decimal(round(count / _KILO**power, 1 if power > 1 else 0), locale=self.language)
        return self.say(f"web-size-{units[power]}", count=shown)
