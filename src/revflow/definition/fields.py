"""Fields of a form, each type a model; what an answer may be follows from them."""

from typing import Annotated, Literal

from pydantic import Field

from revflow.definition.base import Amount, Count, Flag, Model, Number, RangeIn, TextIn, Words
from revflow.definition.text import read_range


class BaseField(Model):
    """What all fields share. `by` limits a field to one of the roles that are asked."""

    label: TextIn | None = None
    help: TextIn | None = None
    required: Flag = True
    by: str | None = None


class TopicsField(BaseField):
    """Topics of the program, with levels 0.. on its scale; `same_as` names an earlier topics field (`needs.topics`)."""

    type: Literal["topics"]
    min: Amount = 0
    max: Count | None = None
    ask_level: Words = ()
    same_as: str | None = None


class TextField(BaseField):
    """Free text; `many` asks for a list, one text a line.

    With `hr_only` HR alone reads it: no other decider does, and nobody can release it (rule 29). What an executive has
    `shared` is read by the mentor, too, who plans for the pair, once both have said yes.
    """

    type: Literal["text"]
    max_length: Count = 2000
    many: Flag = False
    hr_only: Flag = False
    shared: Flag = False


class SlotsField(BaseField):
    """Times of the week in one's own time zone: weekday and half-day, as `mon-am`."""

    type: Literal["slots"]


class VolunteerField(BaseField):
    """The voluntary choice, which is recorded; it must be ticked where required."""

    type: Literal["volunteer"]


class FileField(BaseField):
    """One file, or several; `accept` are endings without a dot, `max_mb` megabytes (10^6 bytes) each."""

    type: Literal["file"]
    many: Flag = False
    accept: Words = ()
    max_mb: Count = 10


class ScaleField(BaseField):
    """A whole number within `range`, both ends included."""

    type: Literal["scale"]
    range: RangeIn = "0-10"

    @property
    def lowest(self) -> int:
        """The lowest answer."""
        return read_range(self.range)[0]

    @property
    def highest(self) -> int:
        """The highest answer."""
        return read_range(self.range)[1]


class NumberField(BaseField):
    """A number, within bounds where they are given."""

    type: Literal["number"]
    min: Number | None = None
    max: Number | None = None


class ChoiceField(BaseField):
    """One of the named options, or several."""

    type: Literal["choice"]
    options: dict[str, TextIn]
    many: Flag = False


class Question(Model):
    """One question of a quiz: `choices` by name, and which is `right`; of several all, and no other.

    `why` is told with the result. `topic` is one of the program's, left out: the question is asked of everybody.
    """

    ask: TextIn
    choices: dict[str, TextIn]
    right: Words
    topic: str | None = None
    why: TextIn | None = None

    @property
    def several(self) -> bool:
        """Whether more than one choice is right, so that several may be taken."""
        return len(self.right) > 1


class QuizField(BaseField):
    """Questions with right answers (BNP Paribas Personal Finance 2017: tests for mentors and mentees).

    `about` names an earlier topics field: of questions with a topic those on a topic chosen there are asked. `same_as`
    names an earlier quiz, whose questions are asked again (after loading they and `about` stand here, too).
    """

    type: Literal["quiz"]
    questions: dict[str, Question] = Field(default_factory=dict)
    about: str | None = None
    same_as: str | None = None


FormField = Annotated[
    TopicsField | TextField | SlotsField | VolunteerField | FileField | ScaleField | NumberField | ChoiceField
    | QuizField,
    Field(discriminator="type"),
]  # fmt: skip
