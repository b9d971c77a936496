"""Hard rules: which two may not be a pair, whatever speaks for it (rules 6 and 7).

Never along a reporting line, and across departments (`domain.md`, What makes it work or fail): that no pair had a
reporting link is what made Sanofi's pilot of 2015 a success. Capacity is a mentor's places: at Accenture France in 2015
one mentor had about 20 executives of 215.

A set of mentors is one whole number, a bit for each in their order: five hundred mentees and six hundred mentors are
looked at in milliseconds, and what lifting one rule would change is a single operation.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from revflow.domain.people import Person
from revflow.engine.candidate import Candidate

SAME_PERSON, BARRED, APART, NO_TOPIC = "same-person", "barred", "apart", "no-topic"
OWN_TOPIC, PAIRED = "own-topic", "paired"
"""Of a crossed match (`engine.wishes`): a topic that the mentee teaches, a mentor who is that mentee's already."""

FORBIDDEN: Mapping[str, str] = {
    "same_department": "same-department",
    "reporting_line": "reporting-line",
    "other_language": "other-language",
}
"""What a program may forbid, and the code of it. A reporting line is never paired along (Sanofi 2015: zero link)."""

Couple = tuple[str, str]
"""The codes of a mentee and a mentor."""


class Bars:
    """The hard rules of one match over the mentors of a cohort.

    `barred` are couples that are not made again, `apart` those that HR does not want, `paired` those who are a pair,
    and are no second one on another topic. `lines` says by address who managed those who are gone (`lines_of`).
    """

    def __init__(
        self,
        mentors: Sequence[Candidate],
        people: Mapping[str, Person],
        forbid: frozenset[str],
        barred: frozenset[Couple] = frozenset(),
        apart: frozenset[Couple] = frozenset(),
        paired: frozenset[Couple] = frozenset(),
        lines: Mapping[str, str] | None = None,
    ) -> None:
        self._mentors = mentors
        self._people = people
        self._forbid = forbid
        self._barred = barred
        self._apart = apart
        self.paired = paired
        self._managers = {**(lines or {}), **lines_of(people.values())}
        self._bits = {mentor.code: 1 << place for place, mentor in enumerate(mentors)}
        self._of: dict[tuple[str, str], dict[str, int]] = {}

    def bit(self, mentor: Candidate) -> int:
        """Return the set of that mentor alone."""
        return self._bits[mentor.code]

    def set_of(self, mentors: Iterable[Candidate]) -> int:
        """Return these mentors as a set."""
        return sum(self._bits[mentor.code] for mentor in mentors)

    def by_rule(self, mentee: Candidate) -> Mapping[str, int]:
        """Return the mentors whom each rule bars for a mentee: by its code, the plainest rule first."""
        known = self._of.get(mentee.key)
        if known is None:
            known = self._of[mentee.key] = {code: barred for code, barred in self._rules(mentee) if barred}
        return known

    def fitting(self, mentee: Candidate) -> int:
        """Return the mentors whom no rule bars."""
        return self._all & ~union(self.by_rule(mentee).values())

    def only(self, mentee: Candidate, rule: str) -> int:
        """Return the mentors whom this rule bars, and no other one."""
        found = self.by_rule(mentee)
        return found.get(rule, 0) & ~union(barred for code, barred in found.items() if code != rule)

    def refusal(self, mentee: Candidate, mentor: Candidate) -> str:
        """Return why these two cannot be a pair, as a code, or nothing.

        Codes: `own-topic`, `same-person`, `barred`, `paired`, `apart`, `no-topic`, `same-department`, `reporting-line`,
        `other-language`.
        """
        bit = self._bits[mentor.code]
        return next((code for code, barred in self.by_rule(mentee).items() if barred & bit), "")

    def broken(self, mentee: Candidate, mentor: Candidate) -> tuple[str, ...]:
        """Return what of the match's `forbid` these two break, as the program names it."""
        bit, barred = self._bits[mentor.code], self.by_rule(mentee)
        return tuple(rule for rule, code in FORBIDDEN.items() if barred.get(code, 0) & bit)

    def _rules(self, mentee: Candidate) -> Iterator[tuple[str, int]]:
        yield OWN_TOPIC, self._all if mentee.wish in self._taught_by.get(mentee.ref, ()) else 0
        yield SAME_PERSON, self._by_ref.get(mentee.ref, 0)
        yield BARRED, self._barred_for.get(mentee.code, 0)
        yield PAIRED, self._paired_with.get(mentee.code, 0)
        yield APART, self._apart_from.get(mentee.code, 0)
        yield NO_TOPIC, self._without_topic(mentee)
        one = self._people.get(mentee.ref)
        if one is None:
            return
        rules: Mapping[str, Callable[[Person], int]] = {
            "same_department": lambda one: self._by_department.get(one.department, 0),
            "reporting_line": self._in_line,
            "other_language": self._speaking_otherwise,
        }
        yield from ((FORBIDDEN[name], rule(one)) for name, rule in rules.items() if name in self._forbid)

    def _without_topic(self, mentee: Candidate) -> int:
        if mentee.topics is None:
            return 0
        offered = union(self._by_topic.get(topic, 0) for topic in mentee.topics)
        return self._all & ~offered & ~self._of_any_topic

    def _in_line(self, mentee: Person) -> int:
        """Return the mentors above or below a mentee, up to the top."""
        above = union(self._by_address.get(address, 0) for address in self._line(mentee))
        return above | self._below.get(mentee.email, 0)

    def _speaking_otherwise(self, mentee: Person) -> int:
        if not mentee.language:
            return 0
        return union(mask for language, mask in self._by_language.items() if language != mentee.language)

    def _line(self, person: Person) -> set[str]:
        """Return the addresses of all managers up to the top; a circle of managers ends where it began."""
        above: set[str] = set()
        manager = person.manager
        while manager and manager not in above:
            above.add(manager)
            manager = self._managers.get(manager, "")
        return above

    @cached_property
    def _all(self) -> int:
        return (1 << len(self._mentors)) - 1

    @cached_property
    def _by_ref(self) -> dict[str, int]:
        return self._gathered(lambda mentor: (mentor.ref,))

    @cached_property
    def _by_topic(self) -> dict[str, int]:
        return self._gathered(lambda mentor: mentor.topics or ())

    @cached_property
    def _taught_by(self) -> dict[str, frozenset[str]]:
        """By reference, the topics that people offer to teach."""
        return {mentor.ref: mentor.topics for mentor in self._mentors if mentor.open and mentor.topics}

    @cached_property
    def _of_any_topic(self) -> int:
        return self.set_of(mentor for mentor in self._mentors if mentor.topics is None)

    @cached_property
    def _by_department(self) -> dict[str, int]:
        return self._of_people(lambda person: (person.department,) if person.department else ())

    @cached_property
    def _by_language(self) -> dict[str, int]:
        return self._of_people(lambda person: (person.language,) if person.language else ())

    @cached_property
    def _by_address(self) -> dict[str, int]:
        return self._of_people(lambda person: (person.email,))

    @cached_property
    def _below(self) -> dict[str, int]:
        """By address, the mentors who report to it, whoever stands between."""
        return self._of_people(self._line)

    @cached_property
    def _barred_for(self) -> dict[str, int]:
        return self._of_couples(self._barred)

    @cached_property
    def _apart_from(self) -> dict[str, int]:
        return self._of_couples(self._apart)

    @cached_property
    def _paired_with(self) -> dict[str, int]:
        return self._of_couples(self.paired)

    def _of_couples(self, couples: Iterable[Couple]) -> dict[str, int]:
        """Return by mentee the set of its mentors."""
        found: dict[str, int] = {}
        for mentee, mentor in couples:
            found[mentee] = found.get(mentee, 0) | self._bits.get(mentor, 0)
        return found

    def _of_people(self, words: Callable[[Person], Iterable[str]]) -> dict[str, int]:
        people = self._people
        return self._gathered(lambda mentor: words(people[mentor.ref]) if mentor.ref in people else ())

    def _gathered(self, words: Callable[[Candidate], Iterable[str]]) -> dict[str, int]:
        """Return the set of mentors by each word that is said of them."""
        found: dict[str, int] = {}
        for mentor in self._mentors:
            for word in words(mentor):
                found[word] = found.get(word, 0) | self._bits[mentor.code]
        return found


def lines_of(people: Iterable[Person]) -> dict[str, str]:
    """Return managers by address. Who has an address now stands, though it was somebody's who is gone."""
    there_last = sorted(people, key=lambda person: not person.gone)
    return {person.email: person.manager for person in there_last}


def union(sets: Iterable[int]) -> int:
    """Return the union of sets of mentors."""
    found = 0
    for one in sets:
        found |= one
    return found
