"""The minute's tick: timers whose time has come, and the outbox. Prefect is not needed for either."""

from dataclasses import dataclass

from revflow.service.ports import Ports
from revflow.service.sending import send_due

DUE_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did: journeys nudged by time, mails settled."""

    nudged: int
    mails: int


def tick(ports: Ports) -> Ticked:
    """Nudge the journeys whose `wake_at` has come, send the mails that are due. With nothing due it only reads."""
    now = ports.clock.now()
    with ports.store.read() as db:
        due = db.due_journeys(now, DUE_AT_ONCE)
    if due:
        with ports.store.write() as db:
            db.nudge(due)
    return Ticked(len(due), send_due(ports))
