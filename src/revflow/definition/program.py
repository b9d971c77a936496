"""A program: one edition of one YAML file, checked and immutable."""

from datetime import time
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from revflow.definition.base import Count, DurationIn, Flag, Label, Model, QuietIn, TextIn, Words
from revflow.definition.step_base import TaskPolicy
from revflow.definition.steps import MatchStep, Step
from revflow.definition.text import read_quiet


def _format(value: Any) -> Any:
    return 1 if value == "1" else value


class Site(Model):
    """A site's own time zone and public holidays."""

    timezone: str
    country: str | None = None


class Calendar(Model):
    """Working time. `closed` are dates or `from/to` ranges, both ends included."""

    timezone: str = "UTC"
    country: str | None = None
    weekdays: Words = ("mon", "tue", "wed", "thu", "fri")
    closed: Words = ()
    sites: dict[str, Site] = Field(default_factory=dict)


class Group(Model):
    """Who may act under one name. `members` and `deputies` are addresses; `mail: daily` asks for one mail a day.

    `title` is how the group signs, on certificates and in thanks.
    """

    members: Words = ()
    deputies: Words = ()
    escalate_to: str | None = None
    mail: Literal["each", "daily"] = "each"
    external: Flag = False
    title: TextIn | None = None


class Retention(Model):
    """How long each sort of data is kept, from the end of the cohort."""

    declined: DurationIn | None = None
    answers: DurationIn | None = None
    records: DurationIn | None = None
    audit: DurationIn | None = None


class Privacy(Model):
    """What is told to participants, how long data is kept, and how small a group may be averaged."""

    notice: str | None = None
    retention: Retention = Retention()
    smallest_group: Count = 5


class MailDefaults(Model):
    """`quiet_hours` as `19:00-08:00` local time of the reader; `max_per_week` mails per person."""

    quiet_hours: QuietIn | None = None
    max_per_week: Count | None = None

    @property
    def quiet(self) -> tuple[time, time] | None:
        """`quiet_hours` as two times of day, from and to."""
        return read_quiet(self.quiet_hours) if self.quiet_hours else None


class Defaults(Model):
    """Lines that a step's own lines replace."""

    task: TaskPolicy = TaskPolicy()
    mail: MailDefaults = MailDefaults()


class Program(Model):
    """The whole file. `levels` are the names of the scale, from 0 up.

    `mentees_are` is what texts call who is taught: learners, if left out, where the match is crossed (each teaches
    too), else executives. The engine knows roles by topic, never rank. `notes` are the keys that begin with `x-`, by
    their dotted path: kept, never read.
    """

    revflow: Annotated[Literal[1], BeforeValidator(_format)]
    program: str
    edition: Label
    company: Label = ""
    title: TextIn
    languages: Words = ("en",)
    participation: Literal["voluntary", "required"] = "voluntary"
    mentees_are: Literal["executives", "learners"] | None = None
    calendar: Calendar = Calendar()
    groups: dict[str, Group] = Field(default_factory=dict)
    topics: dict[str, TextIn] = Field(default_factory=dict)
    levels: tuple[TextIn, ...] = ()
    privacy: Privacy = Privacy()
    defaults: Defaults = Defaults()
    steps: tuple[Step, ...]
    notes: dict[str, Any] = Field(default_factory=dict, alias="x-notes")

    @property
    def crossed(self) -> bool:
        """Whether each is mentor on one topic and mentee on another."""
        return any(isinstance(step, MatchStep) and step.crossed for step in self.steps)

    @property
    def of_learners(self) -> bool:
        """Whether nobody who is taught here need be an executive."""
        return self.crossed if self.mentees_are is None else self.mentees_are == "learners"

    def step(self, step_id: str) -> Step:
        """Return the step with that id. Raises KeyError."""
        return next(step for step in self.steps if step.id == step_id)
