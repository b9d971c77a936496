"""What a match says of its pairs and of who found nobody, in sentences of one language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from revflow.definition.program import Program
from revflow.domain.facts import Reason, Way
from revflow.service.roles import spoken_role
from revflow.service.wave import Single, Wanted
from revflow.texts import say
from revflow.texts.typography import typeset

_NUMBERS: Mapping[str, tuple[str, ...]] = {
    "topic-reached": ("now", "wanted", "level"),
    "topic-part": ("now", "wanted", "level"),
    "topic-low": ("now", "wanted", "level"),
    "shared-slots": ("shared", "asked"),
    "small-group": ("others",),
    "nobody-offers": ("count",),
    "nobody-ahead": ("count",),
    "too-few-places": ("mentees", "places", "would"),
    "too-few-for-wishes": ("mentees", "places", "would"),
}
"""How a sentence calls a reason's numbers, by its code."""

_OF_LEVELS = frozenset({"topic-reached", "topic-part", "topic-low"})
"""Reasons whose numbers are levels of a topic."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Says codes of a match to a reader of one language; topics by the program's names.

    Hundreds of pairs have few different reasons: each is put into words once.
    """

    program: Program
    language: str
    _reasons: dict[Reason, str] = field(default_factory=dict, repr=False, compare=False)
    _choices: dict[Reason, str] = field(default_factory=dict, repr=False, compare=False)

    def reason(self, reason: Reason) -> str:
        """Return a reason for or against a pair, what was missing, or a note of the whole wave."""
        if reason not in self._reasons:
            self._reasons[reason] = self._reason(reason)
        return self._reasons[reason]

    def choice(self, reason: Reason) -> str:
        """Return a reason for or against a mentor, as who is to choose one reads it; levels by their names."""
        if reason not in self._choices:
            self._choices[reason] = self._choice(reason)
        return self._choices[reason]

    def _reason(self, reason: Reason) -> str:
        numbers: dict[str, object] = dict(zip(_NUMBERS.get(reason.code, ()), reason.numbers, strict=True))
        if reason.code in ("too-few-places", "too-few-for-wishes"):
            numbers["missing"] = reason.numbers[0] - reason.numbers[1]
        unknown = reason.code.endswith("-unknown")
        word = spoken_role(self.program, reason.word) if unknown else self.topic(reason.word)
        return self._say(reason.code, word=word, **numbers)

    def _choice(self, reason: Reason) -> str:
        if reason.code not in _OF_LEVELS:
            return self.reason(reason)
        levels = (self.program.levels[number].say(self.language) for number in reason.numbers)
        names = dict(zip(_NUMBERS[reason.code], levels, strict=True))
        return self._say(f"choice-{reason.code}", word=self.topic(reason.word), **names)

    def why(self, code: str) -> str:
        """Return what is in the way of who found nobody."""
        return self._say(f"why-{code}")

    def way(self, way: Way, role: str) -> str:
        """Return a change that would help somebody of that role."""
        rule = self._say(f"rule-{way.word}") if way.change == "lift" else ""
        word = self.topic(way.word) or "none"
        return self._say(f"way-{way.change}", word=word, count=way.number, role=role, rule=rule)

    def single(self, one: Single) -> str:
        """Return who found nobody, what is in the way and what would help."""
        ways = " ".join(self.way(way, one.role) for way in one.ways)
        return self._say("single", who=one.who, role=self.role(one.role), why=self.why(one.why), ways=ways).strip()

    def role(self, name: str) -> str:
        """Return what a mentee or mentor is called in this program."""
        return say(self.language, f"web-role-{spoken_role(self.program, name)}")

    def wanted(self, couple: Wanted) -> str:
        """Return what HR wants of two, and why it could not be kept."""
        why = self._say(f"hindrance-{couple.why}") if couple.why else ""
        key = f"wanted-{couple.how}{'-unkept' if why else ''}"
        topic = self.topic(couple.topic) or "none"
        return self._say(key, mentee=couple.mentee, mentor=couple.mentor, why=why, topic=topic)

    def suggested(self) -> str:
        """Return that the pairs shown are what the rules suggest, for HR to draw."""
        return self._say("suggested")

    def points(self, points: int) -> str:
        """Return a number of points."""
        return self._say("points", points=points)

    def unweighed(self, criteria: Iterable[str]) -> str:
        """Return what was not weighed."""
        names = [self._say(f"criterion-{name}".replace("_", "-")) for name in criteria]
        return self._say("unweighed", criteria=names) if names else self._say("all-weighed")

    def topic(self, word: str) -> str:
        """Return a topic by the program's name for it."""
        text = self.program.topics.get(word)
        return text.say(self.language) if text else word

    def _say(self, key: str, **data: object) -> str:
        return typeset(say(self.language, f"matching-{key}", **data), self.language)
