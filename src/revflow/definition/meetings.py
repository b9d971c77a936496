"""Steps at which people meet."""

from typing import Literal

from revflow.definition.base import Count, DurationIn, Flag, Model, RangeIn, Words
from revflow.definition.step_base import BaseStep
from revflow.definition.text import read_range


class Pulse(Model):
    """A short question to each of `by`, for HR's eyes alone, after the sessions with these numbers; never the last."""

    after_sessions: tuple[Count, ...]
    by: Words


class Alert(Model):
    """When the executive's time slips: after how many cancellations in a row, or how long with nothing planned.

    First the executive hears; after five working days still without a session, `to` does (HBR, Jordan & Sorell 2019:
    after two cancelled sessions it withers).
    """

    to: str
    cancellations: Count = 2
    unplanned: DurationIn | None = None


class CircleStep(BaseStep):
    """Those of one side meet, `every` so often, while pairs run; `by` gives each meeting its date and place.

    At PwC Australia in 2014 the mentors met each quarter. Nobody waits for it, and without `after` it waits for the
    first pairs alone.
    """

    kind: Literal["circle"]
    by: Words = ()
    who: Literal["mentor", "mentee"] = "mentor"
    every: DurationIn | None = None
    duration: DurationIn | None = None
    invite: Flag = True


class SessionsStep(BaseStep):
    """Mentoring sessions: `count` are to be held (rule 12); `bounds` (lowest, highest) is written `5-10`.

    `agenda` names a field of the pair's plan (`plan.agenda`): its k-th line says what session k is for. `together`: the
    pairs of one mentor on the same lead topic meet as a small group (AXA France 2014: one to one, later small groups).
    """

    kind: Literal["sessions"]
    count: Count = 6
    bounds: RangeIn = "5-10"
    duration: DurationIn | None = None
    every: DurationIn | None = None
    guide: str | None = None
    agenda: str | None = None
    invite: Flag = True
    confirm_by: Words = ()
    together: Flag = False
    pulse: Pulse | None = None
    alert: Alert | None = None

    @property
    def lowest(self) -> int:
        """The fewest sessions of a whole mentoring; below, the pair counts as stopped (rule 12)."""
        return read_range(self.bounds)[0]

    @property
    def highest(self) -> int:
        """The most sessions that the pair may ask for."""
        return read_range(self.bounds)[1]
