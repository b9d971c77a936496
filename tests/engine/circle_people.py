"""A small company whose mentors meet in a circle, and what a test asks of it."""

from datetime import datetime, timedelta

from engine.company import ACCEPT, MATCH, NEEDS, OFFER, REPORT, Company, program_of
from revflow.domain.journeys import Scope
from revflow.engine import commands
from revflow.engine.circles import meetings_of

MEET = "  - {id: meet, kind: sessions, for_each: pair, count: 1, bounds: 1-2}\n"
CIRCLE = "  - {id: circle, kind: circle, every: 3 months}\n"
DAY = timedelta(days=1)


class Mentors(Company):
    """A company whose HR plans the circle."""

    def gather(self, starts: datetime, task: str = "", place: str = "", by: str = "hr") -> None:
        name = task or self.task(self.cohort, "circle").id
        who = self.ref(by)
        self.act(self.cohort, lambda p, s, n: commands.gather(p, s, n, who, name, starts, self.now, place=place), who)

    def said(
        self, result: str, starts: datetime | None = None, place: str | None = None, came: int | None = None
    ) -> None:
        name, hr = self.task(self.cohort, "circle").id, self.ref("hr")
        told = {"starts": starts, "place": place, "came": came}
        self.act(self.cohort, lambda p, s, n: commands.gathered(p, s, n, hr, name, result, self.now, **told), hr)

    def said_undriven(self, result: str, starts: datetime | None = None) -> None:
        """Say it while no driver gets to what follows."""
        name, hr = self.task(self.cohort, "circle").id, self.ref("hr")
        it = (self.program, self.states[self.cohort], self.linked(self.cohort))
        self._write(self.cohort, commands.gathered(*it, hr, name, result, self.now, starts=starts), hr)

    def meetings(self):
        return meetings_of(self.states[self.cohort].visits["circle"].events)

    def invited(self, number=1):
        """Return each invitation and each cancellation of a meeting that went out, with its sequence."""
        mails = [mail for mail in self.mails if mail.template.startswith("circle-") and mail.data["number"] == number]
        return [
            (self.people[mail.to].name, mail.data["method"], mail.data["sequence"])
            for mail in mails
            if mail.data["method"]
        ]

    def facts(self, kind):
        return [event.fact for event in self.events(self.cohort) if isinstance(event.fact, kind)]


def company(mentees=2, mentors=2, circle=CIRCLE, match=MATCH):
    return Mentors(program_of(NEEDS, OFFER, match, ACCEPT, MEET, circle, REPORT), mentees, mentors)


def in_pairs(mentees=2, mentors=2, **lines):
    """All pairs accepted, the first meeting asked for."""
    made = company(mentees, mentors, **lines)
    made.all_forms()
    for pair in made.of(Scope.PAIR):
        made.accept(pair)
    return made
