"""The meetings of a circle as their events tell them, who is to come, and what is asked and mailed about them.

At PwC Australia in 2014 the mentors, 122 of them, met each quarter: each is alone with an executive, and they learn
from one another how to go about it, never what was said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from revflow.definition.joins import acceptances
from revflow.definition.meetings import CircleStep
from revflow.definition.text import Duration
from revflow.definition.working_days import is_working_day
from revflow.domain.facts import CircleExcused, CircleInvited, CircleSet, CircleSettled, Event
from revflow.domain.journeys import Ending, Scope, Summary
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import TaskKind
from revflow.engine import calendar
from revflow.engine.asking import Request, ask, ask_of, asked_of, mail_key, site_of, tasks_of
from revflow.engine.calendar import zone
from revflow.engine.moves import Change
from revflow.engine.rounds import EXPIRED
from revflow.engine.series import series_of
from revflow.engine.state import State
from revflow.engine.view import View

HELD, MOVED, CANCELLED = "held", "moved", "cancelled"
RESULTS = (HELD, MOVED, CANCELLED)
"""What can be said of a meeting."""

INVITATION, CALLED_OFF = "circle-invitation", "circle-cancelled"
"""The mails that change calendars."""

LEAD = Duration(4, "weeks")
"""How long before a meeting is due its date is asked for: diaries fill up."""

NOTICE = Duration(10, "working days")
"""No date is proposed sooner than that."""

WORD = Duration(10, "working days")
"""How long at least whoever plans a circle can say what became of a meeting."""

_START = time(10)
_LOOK_AHEAD = 366


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting as its newest events tell it; `result` is empty while it is planned, `place` a digest or empty.

    `invited` are the codes of those who know its newest date, `known` of those whose calendars hold one of its dates:
    nobody's any more once it is called off. `came` is how many were there, None if nobody has said. Its result is
    `expired` if nobody has said in time what became of it.
    """

    number: int
    sequence: int
    starts: datetime
    minutes: int
    place: str = ""
    result: str = ""
    came: int | None = None
    invited: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    @property
    def ends(self) -> datetime:
        """When it is over, if it takes place as planned."""
        return self.starts + timedelta(minutes=self.minutes)


def meetings_of(events: Iterable[Event]) -> tuple[Meeting, ...]:
    """Return the meetings of a round's events by number."""
    found: dict[int, Meeting] = {}
    for event in events:
        match event.fact:
            case CircleSet(number=number, sequence=sequence, starts=starts, minutes=minutes, place=place):
                known = found[number].known if number in found else frozenset[str]()
                found[number] = Meeting(number, sequence, starts, minutes, place, known=known)
            case CircleSettled(number=number, result=result, came=came) if number in found:
                one = replace(found[number], result=result, came=came)
                found[number] = replace(one, invited=frozenset(), known=frozenset()) if result == CANCELLED else one
            case CircleInvited(number=number, codes=codes) if number in found:
                one = found[number]
                found[number] = replace(one, invited=one.invited.union(codes), known=one.known.union(codes))
            case CircleExcused(number=number, codes=codes) if number in found:
                one = found[number]
                found[number] = replace(one, invited=one.invited.difference(codes), known=one.known.difference(codes))
            case _:
                pass
    return tuple(found[number] for number in sorted(found))


def held_in(state: State) -> int:
    """Return how many meetings of its circles a cohort has held."""
    visits = (*state.past, *state.visits.values())
    return sum(1 for visit in visits for one in meetings_of(visit.events) if one.result == HELD)


def step_of(view: View) -> CircleStep:
    """Return the step of a view of a circle."""
    assert isinstance(view.step, CircleStep)
    return view.step


def meetings(view: View) -> tuple[Meeting, ...]:
    """Return the round's meetings by number."""
    return meetings_of(view.visit.events if view.visit else ())


def planned(view: View) -> Meeting | None:
    """Return the meeting that has a date and no result yet, if there is one."""
    return next((one for one in meetings(view) if not one.result), None)


def over(view: View) -> tuple[Meeting, ...]:
    """Return the meetings whose turn is over, by number: held, or nobody has said in time."""
    return tuple(one for one in meetings(view) if one.result in (HELD, EXPIRED))


def taking_part(view: View) -> frozenset[str]:
    """Return the codes of those on the circle's side who have a pair that runs and was accepted."""
    needed = acceptances(view.program)
    side = "mentor" if step_of(view).who == Scope.MENTOR.value else "mentee"
    return frozenset(
        getattr(other.journey, side)
        for other in view.linked.journeys
        if other.journey.scope is Scope.PAIR and other.ending is None and needed <= other.steps.keys()
    )


def ask_for_date(view: View, number: int) -> Change:
    """Ask for the date and the place of a meeting."""
    return ask(view, Request(TaskKind.GATHER, step_of(view).by[0], suffix=_ending(view, number), session=number))


def ask_for_result(view: View, meeting: Meeting, planners: tuple[str, ...]) -> Change:
    """Ask what became of a meeting, by a mail that goes when it is over; `planners` where nobody answers to the entry.

    They were asked for the date in the place of whoever has gone meanwhile.
    """
    request = Request(
        TaskKind.GATHERED,
        step_of(view).by[0],
        suffix=_ending(view, meeting.number),
        session=meeting.number,
        due=_due(view, meeting),
        template="circle-confirm",
        data=data(view, meeting, method=""),
    )
    asked = ask_of(view, request, asked_of(view, request) or planners)
    return replace(asked, mails=tuple(replace(order, not_before=meeting.ends) for order in asked.mails))


def invitations(view: View) -> Change:
    """Return the invitations that are due to a meeting that lies ahead, and the excuses of who has left.

    Whoever has no pair any more stays invited as long as the own journey goes on, or has come to its end.
    """
    meeting = planned(view)
    if meeting is None or meeting.starts <= view.now:
        return Change()
    own = {other.journey.code: other for other in view.linked.journeys}
    expected = taking_part(view) | meeting.known
    left = {code for code in expected if own[code].ending not in (None, Ending.FINISHED)}
    new = sorted(expected - meeting.invited - left)
    place = view.step.id, view.round, meeting.number
    change = Change()
    if new:
        change += Change((CircleInvited(*place, tuple(new)),), mails=tuple(_mails(view, meeting, new, own)))
    if left & meeting.known:
        gone = tuple(sorted(left & meeting.known))
        mails = tuple(_mails(view, _gone(meeting), gone, own, off=True))
        change += Change((CircleExcused(*place, gone),), mails=mails)
    return change


def called_off(view: View, meeting: Meeting) -> tuple[MailOrder, ...]:
    """Return the mails that call a meeting off; its cancellation takes a sequence number of its own.

    Who knows an earlier date alone is told too: the invitation to a new one may not have gone out yet.
    """
    own = {other.journey.code: other for other in view.linked.journeys}
    return tuple(_mails(view, _gone(meeting), sorted(meeting.known), own, off=True))


def data(view: View, meeting: Meeting, method: str = "REQUEST") -> dict[str, object]:
    """Return what a mail about a meeting is told; `method` is iTIP's, left out where calendars are not touched.

    `series` tells a further circle or round apart, whose numbers begin anew.
    """
    series = series_of(view)
    shared: dict[str, object] = {"series": series} if series else {}
    return shared | {
        "number": meeting.number,
        "sequence": meeting.sequence,
        "starts": meeting.starts.isoformat(),
        "minutes": meeting.minutes,
        "where": meeting.place,
        "method": method if step_of(view).invite else "",
    }


def asked_from(view: View, last: Meeting) -> datetime:
    """Return from when on the date of the meeting after the last one is asked for."""
    return calendar.shift(view.program.calendar, "", _after(view, last), LEAD, before=True)


def fair_start(view: View) -> datetime | None:
    """Return a start (UTC) for the meeting that is asked for: at the step's pace, on a working day at ten o'clock.

    The first one is proposed within the first weeks. In the program's own zone and calendar.
    """
    days = view.program.calendar
    past = over(view)
    soonest = calendar.deadline(days, "", view.now, NOTICE)
    earliest = max(soonest, _after(view, past[-1])) if past else soonest
    here = zone(days, "")
    first = earliest.astimezone(here).date()
    coming = (first + timedelta(days=number) for number in range(_LOOK_AHEAD))
    starts = (datetime.combine(day, _START, here).astimezone(UTC) for day in coming if is_working_day(days, "", day))
    return next((start for start in starts if start >= earliest), None)


def _after(view: View, last: Meeting) -> datetime:
    every = step_of(view).every
    assert every is not None  # filled in
    return calendar.shift(view.program.calendar, "", last.starts, every, before=False)


def _due(view: View, meeting: Meeting) -> datetime | None:
    step = step_of(view)
    to = asked_of(view, Request(TaskKind.GATHERED, step.by[0]))
    site = site_of(to, view.linked)
    return calendar.deadline(view.program.calendar, site, meeting.ends, step.due) if step.due else None


def _ending(view: View, number: int) -> str:
    earlier = sum(1 for task in tasks_of(view) if task.session == number)
    return f".s{number}{f'.a{earlier}' if earlier else ''}"


def _gone(meeting: Meeting) -> Meeting:
    return replace(meeting, sequence=meeting.sequence + 1)


def _mails(
    view: View, meeting: Meeting, codes: Iterable[str], own: dict[str, Summary], *, off: bool = False
) -> Iterator[MailOrder]:
    """Yield one mail to each, which goes at once: it concerns calendars."""
    template, method = (CALLED_OFF, "CANCEL") if off else (INVITATION, "REQUEST")
    for code in codes:
        ref = own[code].journey.person
        yield MailOrder(
            key=mail_key(view, f"{template}.s{meeting.number}.{meeting.sequence}.{code}", ref),
            journey=view.state.journey.code,
            template=template,
            to=ref,
            step=view.step.id,
            urgent=True,
            data=data(view, meeting, method),
        )
