"""Refreshers: half-way through the sessions, the short form of a training comes once more."""

from collections.abc import Iterator

from revflow.definition.steps import TrainingStep
from revflow.domain.journeys import StepStatus
from revflow.domain.mails import MailOrder
from revflow.engine.state import SUBJECTS
from revflow.engine.view import View
from revflow.engine.whom import subject_of


def refreshers(view: View, held: int, count: int) -> tuple[MailOrder, ...]:
    """Return the mails that are due with the `held`-th of a pair's `count` sessions: from half of them on, once each.

    A person with several pairs hears it with the first that comes so far: the mail's key is that of his or her own
    journey. A training that was passed over is not repeated. (What predicts lasting pairs is the frequency of support,
    `engine.sessions.pulse`: half-way the pair takes its aims up again.)
    """
    if not count / 2 <= held < count:
        return ()
    return tuple(_mails(view))


def _mails(view: View) -> Iterator[MailOrder]:
    trainings = [step for step in view.program.steps if isinstance(step, TrainingStep) and step.refresher]
    for step in trainings:
        for role in SUBJECTS:
            code = _done_in(view, step, role)
            ref = subject_of(role, view.state.journey, view.linked)
            if code and ref in view.linked.people:
                yield MailOrder(
                    key=f"{code}/{step.id}.1/refresher/{ref}",
                    journey=view.state.journey.code,
                    template="refresher",
                    to=ref,
                    step=step.id,
                )


def _done_in(view: View, step: TrainingStep, role: str) -> str:
    """Return the journey in which one of the two has done a training, or nothing."""
    pair = view.state.journey
    code = pair.mentee if role == SUBJECTS[0] else pair.mentor
    if step.for_each is pair.scope:
        return pair.code if view.state.status.get(step.id) is StepStatus.DONE else ""
    if step.for_each.value != role:
        return ""
    own = next((other for other in view.linked.journeys if other.journey.code == code), None)
    passed = own is not None and own.steps.get(step.id, StepStatus.SKIPPED.value) != StepStatus.SKIPPED
    return code if passed else ""
