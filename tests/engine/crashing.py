"""A company whose worker may die between any two commits, and whose mails are looked at as they are ordered."""

from contextlib import suppress

from engine.company import Company
from revflow.domain.facts import Entered, Held, Paired, Released, Reopened, Skipped, TakenBack
from revflow.engine import advance
from revflow.engine.state import OPEN_STATES

_SHOWN_AT_ONCE = (TakenBack, Reopened, Held, Released)
_GOING_ON = (Entered, Skipped, Paired)
_OF_A_REQUEST = ("task-", "reminder")


class _DiedError(Exception):
    """The worker is dead: nothing more is driven."""


class Crashing(Company):
    """Acts are kept while the worker is dead, their nudges are lost, and a sweep finds all later.

    `commits_left` counts what the worker still commits before it dies; None: it lives. `order` counts all events, by
    journey and number, as they were committed; `went_on` says of each journey when it last went on to anything.
    """

    commits_left = None

    def __init__(self, *arguments):
        self.order, self.went_on = {}, {}
        super().__init__(*arguments)

    def _append(self, code, facts, actor):
        known = len(self.events(code))
        super()._append(code, facts, actor)
        for event in self.events(code)[known:]:
            self.order[code, event.number] = len(self.order)
            if isinstance(event.fact, _GOING_ON):
                self.went_on[code] = self.order[code, event.number]

    def settle(self):
        """Drive until all is quiet; a worker that dies does so between two commits."""
        if self.commits_left is None:
            super().settle()
            return
        with suppress(_DiedError):
            super().settle()
        self._nudged.clear()

    def sweep(self):
        """Start the worker again, and look at every journey that has not ended."""
        self.commits_left = None
        self.look_again()

    def look_again(self):
        """Look at every journey, as far as the worker lives: who is there has changed."""
        for code in self.states:
            self._nudge(code)
        self.settle()

    def drive(self, code):
        if self.commits_left == 0:
            raise _DiedError
        super().drive(code)

    def _change_of(self, code, move):
        if self.commits_left == 0:
            raise _DiedError
        if self.commits_left is not None:
            self.commits_left -= 1
        return super()._change_of(code, move)

    def _write(self, code, change, actor):
        """Commit; what others must not go by any more is seen at once, and nobody hears of what asks for nothing."""
        repeated = [one.key for one in change.mails if one.key in self._keys]
        assert not [key for key in repeated if "/asked" in key], f"a request that nobody gets: {repeated}"
        super()._write(code, change, actor)
        if any(isinstance(fact, _SHOWN_AT_ONCE) for fact in change.facts):
            self._keep(code, advance(self.program, self.states[code], self.linked(code), self.now).summary)
        for mail in change.mails:
            if mail.task and mail.template.startswith(_OF_A_REQUEST):
                task = self.states[mail.journey].tasks[mail.task]
                assert task.state in OPEN_STATES, f"{mail.template} of {task}"
