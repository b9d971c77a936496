"""The report: an interim one when it is time and some still run, the final one when all have ended (rule 3)."""

from collections.abc import Sequence

from revflow.definition.steps import ReportStep
from revflow.domain.facts import ActionDone
from revflow.domain.mails import MailOrder
from revflow.engine.asking import mail_key
from revflow.engine.circles import held_in
from revflow.engine.joins import PAIRS, all_ended
from revflow.engine.kinds.shared import concluded, never, no_expiry, nothing_promised, nothing_to_ask
from revflow.engine.measures import Survey, measures
from revflow.engine.moves import Change, Move, Reporting
from revflow.engine.reporting import headline
from revflow.engine.view import View
from revflow.engine.whom import people_of

INTERIM, FINAL = "interim-report", "report"
"""Names of the two actions; each is done once a round."""

enter = nothing_to_ask
expire = no_expiry
wake_at = never
abandon = nothing_promised


def proceed(view: View) -> Sequence[Move]:
    """Make the report that is due: the final one ends the step, the interim one leaves it open."""
    if view.visit is None or view.visit.ended_at:
        return ()
    interim = not all_ended(view.program, view.step, view.state, view.linked)
    if interim and INTERIM in _made(view):
        return ()
    title = f"{view.step.id}: {INTERIM if interim else FINAL}"
    return (Move(title=title, step=view.step.id, work=Reporting(view.step.id, view.round, interim)),)


def awaits(view: View) -> tuple[str, ...]:
    """The pairs that still run."""
    return () if view.visit is None or view.visit.ended_at else (PAIRS,)


def perform(view: View, work: Reporting, surveys: Sequence[Survey] = ()) -> Change:
    """Return what a report's making leaves: that it was made, its mails, and the end of the step if it is final."""
    action = INTERIM if work.interim else FINAL
    made = Change(
        facts=(ActionDone(work.step, work.round, action),), mails=_mails(view, action, surveys, interim=work.interim)
    )
    return made if work.interim else made + concluded(view)


def _made(view: View) -> set[str]:
    events = view.visit.events if view.visit else ()
    return {event.fact.action for event in events if isinstance(event.fact, ActionDone)}


def _mails(view: View, action: str, surveys: Sequence[Survey], *, interim: bool) -> tuple[MailOrder, ...]:
    step = view.step
    assert isinstance(step, ReportStep)
    readers = (people_of(entry, view.program, view.state.journey, view.linked) for entry in step.to)
    told = {
        "interim": interim,
        **headline(view.program, view.linked),
        "circles": held_in(view.state),
        "measures": measures(view.program, surveys),
    }
    return tuple(
        MailOrder(
            key=mail_key(view, action, ref),
            journey=view.state.journey.code,
            template=step.mail or "report",
            to=ref,
            step=step.id,
            data=told,
        )
        for ref in dict.fromkeys(ref for refs in readers for ref in refs)
    )
