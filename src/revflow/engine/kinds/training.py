"""A training: its subject is told, and whoever ticks it off confirms that it is done.

Both sides are trained before the first session: training mentors only gives under half the benefit (Clutterbuck).
Mentors learn posture and pedagogy (AXA France 2014) and hierarchical boundaries (PwC Australia 2014), executives "leave
your ego at the door" (Engie / Electrabel 2013); what both undertake is put in writing (`domain.md`, Training content).
"""

from collections.abc import Sequence

from revflow.definition.steps import TrainingStep
from revflow.domain.facts import Asked, Confirmed
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.asking import Request, ask_all, mail_key
from revflow.engine.kinds.shared import awaits_entries, concluded, never, no_expiry, nothing_promised
from revflow.engine.moves import Change, Move
from revflow.engine.state import SUBJECTS
from revflow.engine.view import View
from revflow.engine.whom import subjects_of

_FOR_OTHERS = "task-training"

expire = no_expiry
wake_at = never
abandon = nothing_promised


def enter(view: View) -> Change:
    """Ask each of `confirm_by` (rule 13), else the subject (rule 19); a subject who is not asked is told by mail."""
    asked = ask_all(view, _requests(view))
    confirming = {ref for fact in asked.facts if isinstance(fact, Asked) for ref in fact.to}
    told = [ref for ref in subjects_of(view.state.journey, view.linked) if ref not in confirming]
    return asked + Change(mails=tuple(_told(view, ref) for ref in told))


def proceed(view: View) -> Sequence[Move]:
    """Ask those who have been found since."""
    missing = ask_all(view, _requests(view))
    return (Move(f"{view.step.id}: ask again", view.step.id, missing),) if missing.facts else ()


def awaits(view: View) -> tuple[str, ...]:
    """Return the entries that have not confirmed."""
    return awaits_entries(view, _requests(view))


def confirm(view: View, task: Task, _actor: str, digest: str) -> Change:
    """Return what a confirmation changes; `digest` names the commitments that were chosen. The last ends the step."""
    done = Change(facts=(Confirmed(task.id, digest),))
    waiting = [entry for entry in awaits(view) if entry != task.awaits]
    return done if waiting else done + concluded(view)


def _requests(view: View) -> tuple[Request, ...]:
    entries = _entries(view)
    several = len(entries) > 1
    return tuple(
        Request(TaskKind.CONFIRM, entry, index, several, template="" if entry in SUBJECTS else _FOR_OTHERS)
        for index, entry in enumerate(entries)
    )


def _entries(view: View) -> tuple[str, ...]:
    step = view.step
    assert isinstance(step, TrainingStep)
    scope = view.state.journey.scope.value
    return step.confirm_by or ((scope,) if scope in SUBJECTS else SUBJECTS)


def _told(view: View, ref: str) -> MailOrder:
    return MailOrder(
        key=mail_key(view, "told", ref),
        journey=view.state.journey.code,
        template=view.step.mail or "training",
        to=ref,
        step=view.step.id,
    )
