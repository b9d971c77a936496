"""Fields of a form, each type a model; what an answer may be follows from them."""

from typing import Annotated, Literal

from pydantic import Field

from revflow.definition.base import Amount, Count, Flag, Model, Number, RangeIn, TextIn, Words
from revflow.definition.text import read_range

AskLevel = Literal["now", "wanted"]


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


FormField = Annotated[
    TopicsField | TextField | SlotsField | VolunteerField | FileField | ScaleField | NumberField | ChoiceField,
    Field(discriminator="type"),
]
