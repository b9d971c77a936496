"""HR looks after a pair: one of the two asks to be called, or the mentor pulls the safety brake.

Neither is asked for a reason, and the other one is told of no call. A junior cannot be expected to tell an executive to
stop (both trainings are about just that: hierarchical boundaries, PwC Australia 2014), so the brake works at once, by
one click, and is HR's to sort out. What predicts lasting pairs is the frequency of support (`engine.sessions.pulse`).
"""

from collections.abc import Iterable
from dataclasses import replace

from revflow.definition.text import Duration
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Asked, Ended, Held, HelpCalled, Stopped, Voted
from revflow.domain.journeys import Ending, Scope
from revflow.domain.mails import HR_LATE, MailOrder
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import calendar
from revflow.engine.asking import mail_key, site_of
from revflow.engine.endings import end
from revflow.engine.holding import go_on
from revflow.engine.moves import Change, Move
from revflow.engine.sessions.round import planned
from revflow.engine.situation import Situation
from revflow.engine.standing import stand_in
from revflow.engine.state import CARE, OPEN_STATES, State
from revflow.engine.view import View
from revflow.engine.whom import HR, deciders_of, people_of, subject_of, subjects_of

BRAKE = "brake"
"""Why a journey is on hold that its mentor has paused."""

TIME_TO_CALL = Duration(2, "working days")
"""Then HR's late tasks' group hears that somebody waits for a call, and no more than that."""

GO_ON, REMATCH, END = "go-on", "rematch", "end"
"""What HR may say of a paused pair: it goes on, it ends and both are matched anew, it ends and so for the executive."""


def call(view: View, actor: str, plea: str) -> Change:
    """Ask HR to call one of the pair; `plea` is a digest, or empty. Asked twice before HR has called, nothing changes.

    Raises RefusedError `help-of-two`, `help-nobody` (all of HR, and of whom it escalates to, are of the pair).
    """
    if actor not in subjects_of(view.state.journey, view.linked):
        raise RefusedError("help-of-two")
    if open_call(view.state, actor) is not None:
        return Change()
    if not deciders_of(view, HR):
        raise RefusedError("help-nobody")
    task = next_call(view)
    asked = _ask_hr(view, TaskKind.HELP, task, actor)
    return Change(facts=(*asked.facts, HelpCalled(view.step.id, view.round, task, plea)), mails=asked.mails)


def brake(view: View, actor: str) -> Change:
    """Pause the pair at its mentor's word: nothing is asked or sent, invitations stay; HR says how it goes on.

    Raises RefusedError `brake-of-mentor`.
    """
    journey = view.state.journey
    if actor != subject_of(Scope.MENTOR.value, journey, view.linked):
        raise RefusedError("brake-of-mentor")
    task = f"{_place(view)}.pause{1 + _asked_before(view, TaskKind.PAUSE)}"
    held = Change(facts=(Held(BRAKE),), mails=tuple(_to_both(view, "pair-paused", task)))
    return held + _ask_hr(view, TaskKind.PAUSE, task, actor)


def due_move(it: Situation) -> Move | None:
    """Return the asking of somebody who stands in for HR, on hold too: nobody waits for a call in vain (rule 16)."""
    for task in it.state.open_tasks():
        if task.kind in CARE and (found := stand_in(view := _view(it, task), task)) is not None:
            order = _request(view, task.kind, task.id, called_by(it.state, task.id)[0])
            mails = _to_each(view, order, f"stand-in-{it.state.version}.{task.id}", (found.deputy,))
            title = f"{task.step}: ask a deputy of {task.awaits}"
            return Move(title, task.step, Change(facts=(found,), mails=tuple(mails)))
    return None


def _view(it: Situation, task: Task) -> View:
    return it.view(it.program.step(task.step), it.state.visits[task.step])


def outcomes(it: Situation) -> tuple[str, ...]:
    """Return what HR may say of a paused pair: a new mentor only where the program has waves to come."""
    match = it.plan.match
    again = match is not None and it.state.journey.wave < match.waves.max
    return (GO_ON, REMATCH, END) if again else (GO_ON, END)


def resume(it: Situation, task: Task, outcome: str) -> Change:
    """Return what HR's word on a paused pair changes. An end has no blame: both hear it in the same neutral way.

    Raises RefusedError `outcome-unknown`.
    """
    if outcome not in outcomes(it):
        raise RefusedError("outcome-unknown", outcome=outcome, known=", ".join(outcomes(it)))
    said = Voted(task.id, outcome)
    match outcome:
        case "go-on":
            return Change(facts=(said, *go_on(it)), mails=resumed(it))
        case "rematch":
            return end(it, Ended(Ending.STOPPED, HR), said)
        case _:
            return Change(facts=(said,), tells=((it.state.journey.mentee, Stopped(HR)),))


def resumed(it: Situation) -> tuple[MailOrder, ...]:
    """Return the word to both of a pair that it goes on, by whichever door; nothing where none is paused.

    It names the session that lies ahead: where pairs meet together the others may have moved their date meanwhile, and
    the mentor's calendar with it, while this pair keeps its own.
    """
    paused = ((task, _view(it, task)) for task in it.state.open_tasks() if task.kind is TaskKind.PAUSE)
    return tuple(
        replace(mail, data=_ahead(view)) for task, view in paused for mail in _to_both(view, "pair-resumed", task.id)
    )


def _ahead(view: View) -> dict[str, object]:
    """Return when the next session is, where one lies ahead."""
    coming = [one for one in planned(view) if one.starts > view.now]
    return {"number": coming[0].number, "starts": coming[0].starts.isoformat()} if coming else {}


def open_call(state: State, caller: str) -> Task | None:
    """Return the task by which HR is asked to call somebody, if it is open."""
    callers = {event.fact.task: event.actor for event in state.events if isinstance(event.fact, HelpCalled)}
    open_ = (task for task in state.tasks.values() if task.kind is TaskKind.HELP and task.state in OPEN_STATES)
    return next((task for task in open_ if callers.get(task.id) == caller), None)


def called_by(state: State, task: str) -> tuple[str, str]:
    """Return who asked for what a task is about (a reference), and the digest of what he or she said, or nothing."""
    for event in state.events:
        match event.fact:
            case HelpCalled(task=name, plea=plea) if name == task:
                return event.actor, plea
            case Asked(task=name) if name == task and event.fact.kind == TaskKind.PAUSE:
                return event.actor, ""
            case _:
                pass
    return "", ""


def next_call(view: View) -> str:
    """Return the id of the task that a call made now would make."""
    return f"{_place(view)}.help{1 + _asked_before(view, TaskKind.HELP)}"


def _ask_hr(view: View, kind: TaskKind, task: str, caller: str) -> Change:
    """Ask HR, none of whom decides on his or her own pair; whom its late tasks go to hears once it is late."""
    to = deciders_of(view, HR)
    due = calendar.deadline(view.program.calendar, site_of(to, view.linked), view.now, TIME_TO_CALL)
    asked = _request(view, kind, task, caller)
    late = replace(asked, template=HR_LATE, task=task, data={}, not_before=due)
    tail = task.rpartition(".")[2]
    mails = [*_to_each(view, asked, f"asked.{tail}", to), *_to_each(view, late, f"late.{tail}", _late(view, to))]
    return Change(facts=(Asked(task, view.step.id, view.round, kind.value, to, HR, due),), mails=tuple(mails))


def _request(view: View, kind: TaskKind, task: str, caller: str) -> MailOrder:
    """Return what HR is sent, still without key and reader; it names the task's page, and so goes on hold too."""
    template = "hr-help" if kind is TaskKind.HELP else "hr-pause"
    data: dict[str, object] = {"page": task, "caller": caller}
    return MailOrder("", view.state.journey.code, template, "", step=view.step.id, urgent=True, data=data)


def _late(view: View, asked: tuple[str, ...]) -> tuple[str, ...]:
    entry = view.program.groups[HR].escalate_to
    found = people_of(entry, view.program, view.state.journey, view.linked) if entry else ()
    subjects = subjects_of(view.state.journey, view.linked)
    return tuple(ref for ref in found if ref not in asked and ref not in subjects)


def _to_both(view: View, template: str, task: str) -> Iterable[MailOrder]:
    order = MailOrder("", view.state.journey.code, template, "", step=view.step.id, urgent=True)
    return _to_each(view, order, f"{template}.{task.rpartition('.')[2]}", subjects_of(view.state.journey, view.linked))


def _to_each(view: View, order: MailOrder, purpose: str, to: Iterable[str]) -> Iterable[MailOrder]:
    return (replace(order, key=mail_key(view, purpose, ref), to=ref) for ref in to if ref in view.linked.people)


def _place(view: View) -> str:
    return f"{view.state.journey.code}.{view.step.id}.{view.round}"


def _asked_before(view: View, kind: TaskKind) -> int:
    mine = (task for task in view.state.tasks.values() if (task.step, task.round) == (view.step.id, view.round))
    return sum(1 for task in mine if task.kind is kind)
