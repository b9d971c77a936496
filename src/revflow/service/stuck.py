"""A journey whose drives fail again and again becomes an incident, so that HR and the operators hear of it."""

from dataclasses import replace

from revflow.domain.facts import Alerted
from revflow.engine import Change
from revflow.engine.incidents import CANNOT_GO_ON, tell_hr
from revflow.engine.situation import Situation
from revflow.service.case import load_case
from revflow.service.ports import Ports
from revflow.service.record import record


def tell_stuck(ports: Ports, code: str) -> bool:
    """Make a journey that cannot be driven an incident, and tell HR; say whether that was news.

    `advance` is not asked: it is what fails. The next drive that succeeds writes the summary anew, without the
    incident; if the journey is stuck again later, HR is told again.
    """
    now = ports.clock.now()
    with ports.store.write() as db:
        db.lock([code])
        case = load_case(db, code)
        if case.summary.ending is not None or case.summary.incident == CANNOT_GO_ON:
            return False
        it = Situation(case.program, case.state, case.linked, now)
        told = Change(facts=(Alerted("", 1, CANNOT_GO_ON),), mails=tell_hr(it, CANNOT_GO_ON))
        state = record(db, case, told, actor="", at=now)
        db.put_summary(replace(case.summary, version=state.version, incident=CANNOT_GO_ON))
    return True
