"""Where the steps of a journey stand, while its events are folded: their rounds, newest and past, and their status."""

from dataclasses import replace

from revflow.domain.facts import Concluded, Entered, Event, Skipped
from revflow.domain.journeys import StepStatus
from revflow.engine.state import State, Visit

BACK = "back:"
"""Prefix of a route that leads to a step above."""

EXPIRED = "expired"
"""Outcome of a step that time has ended."""

FEWER = "fewer"
"""Outcome of sessions that ended below their lower bound, and why such a pair is stopped (rule 12)."""


class Rounds:
    """The rounds of all steps; the one place where they change."""

    def __init__(self, state: State) -> None:
        self._visits = dict(state.visits)
        self._past = list(state.past)
        self._status = dict(state.status)
        self._skipped = dict(state.skipped)
        self._events = {step: list(visit.events) for step, visit in state.visits.items()}

    def into(self, state: State) -> State:
        """Return the state with the rounds as they stand now."""
        visits = {step: self._whole(visit) for step, visit in self._visits.items()}
        return replace(state, visits=visits, past=tuple(self._past), status=self._status, skipped=self._skipped)

    def newest(self, step: str) -> Visit:
        """Return a step's newest round; it was entered."""
        return self._visits[step]

    def keep(self, event: Event, step: str) -> None:
        """Keep an event with the newest round of its step."""
        if step in self._events:
            self._events[step].append(event)

    def enter(self, event: Event, fact: Entered) -> None:
        """Begin a round."""
        earlier = self._visits.pop(fact.step, None)
        if earlier:
            self._past.append(self._whole(earlier))
        self._visits[fact.step] = Visit(fact.step, fact.round, fact.wave, event.at)
        self._events[fact.step] = [event]
        self._status[fact.step] = StepStatus.OPEN

    def skip(self, fact: Skipped) -> None:
        """Pass a step over."""
        self._status[fact.step] = StepStatus.SKIPPED
        self._skipped[fact.step] = fact.why

    def conclude(self, event: Event, fact: Concluded) -> None:
        """End a round; by "back" its step and the one that it leads to wait to run again (rule 17)."""
        target = fact.route.removeprefix(BACK) if fact.route.startswith(BACK) else ""
        self._visits[fact.step] = replace(
            self._visits[fact.step],
            outcome=fact.outcome,
            route=fact.route,
            ended_at=event.at,
            found=self._status.get(target),
        )
        self.keep(event, fact.step)
        self._status[fact.step] = StepStatus.SKIPPED if fact.outcome == EXPIRED else StepStatus.DONE
        if target:
            self._status[fact.step] = StepStatus.WAITING
            self._status[target] = StepStatus.WAITING

    def wait_again(self, step: str) -> None:
        """Let a step wait, to be entered for another round."""
        self._status[step] = StepStatus.WAITING
        self._skipped.pop(step, None)

    def undo(self, step: str) -> None:
        """Let a step that was entered or passed over since wait again, as after its round before."""
        self._leave_round(step)
        self.wait_again(step)

    def take_back(self, event: Event, step: str) -> None:
        """Open the round of a step again whose conclusion is taken back, and undo where it had led back to."""
        visit = self._visits[step]
        self.keep(event, step)
        if visit.found is not None:
            self._restore(visit.route.removeprefix(BACK), visit.found)
        self._visits[step] = replace(visit, outcome="", route="", ended_at=None, found=None)
        self._status[step] = StepStatus.OPEN

    def _restore(self, step: str, status: StepStatus) -> None:
        """A step that was to run again stands as it ended before."""
        self._leave_round(step)
        self._status[step] = status

    def _leave_round(self, step: str) -> None:
        """Put an open round that is undone behind the one that ended before, if there is any."""
        current = self._visits.get(step)
        ended = [visit for visit in self._past if visit.step == step and visit.ended_at is not None]
        if current is not None and current.ended_at is None and ended:
            self._past.remove(ended[-1])
            self._past.append(self._whole(current))
            self._visits[step] = ended[-1]
            self._events[step] = list(ended[-1].events)

    def _whole(self, visit: Visit) -> Visit:
        return replace(visit, events=tuple(self._events[visit.step]))
