"""How many sessions a pair holds, as the page of one of its tasks shows it to one reader."""

from datetime import datetime

from revflow.definition.meetings import SessionsStep
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.commands.guards import view_of
from revflow.engine.sessions import agreement
from revflow.engine.sessions.round import held, step_of
from revflow.engine.situation import Situation
from revflow.engine.state import OPEN_STATES
from revflow.engine.view import View
from revflow.engine.whom import subjects_of
from revflow.service.page import PairCount
from revflow.service.ports import Db
from revflow.service.sight import Sight


def pair_count(db: Db, sight: Sight, task: Task, now: datetime) -> PairCount | None:
    """Return what the page of a session's task shows; None of any other task."""
    case = sight.case
    if not isinstance(case.program.step(task.step), SessionsStep):
        return None
    view = view_of(Situation(case.program, case.state, case.linked, now), task)
    asks = task.kind is TaskKind.AGREE
    proposal = agreement.proposal_of(view, task.id) if asks else agreement.open_proposal(view)
    return PairCount(
        now=agreement.count_of(view),
        held=held(view),
        lowest=step_of(view).lowest,
        choices=() if asks or proposal else _choices(sight, view, task),
        proposed=proposal.count if proposal else 0,
        by=sight.name(proposal.by) if proposal else "",
        reason=_text(db, proposal.reason) if proposal else "",
    )


def _choices(sight: Sight, view: View, task: Task) -> tuple[int, ...]:
    """Return what the reader may propose here: one of the two, while the sessions are under way."""
    mine = sight.reader.ref in subjects_of(view.state.journey, view.linked)
    return agreement.choices(view) if mine and task.state in OPEN_STATES and not view.state.on_hold else ()


def _text(db: Db, digest: str) -> str:
    text = db.content(digest) if digest else None
    return text if isinstance(text, str) else ""
