"""Dates at which several pairs of a mentor meet together: how they are named, and when a pair is left alone again."""

from revflow.domain.facts import Withdrawn
from revflow.domain.tasks import TaskKind
from revflow.engine.kinds.shared import open_tasks
from revflow.engine.moves import Change
from revflow.engine.sessions.requests import ask_for_date
from revflow.engine.sessions.round import meets_with_others, planners, step_of
from revflow.engine.view import View
from revflow.engine.whom import subject_of

ALONE = "alone"
"""Why a request for a date is over of which the mentor alone was asked: the pair meets with nobody any more."""


def meeting_of(view: View) -> str:
    """Return the name of a new date of a pair, empty where pairs never meet together; no two dates have the same.

    It counts by the pair's journal, which rises: numbers of sessions begin anew with each round and each step of them.
    """
    return f"{view.state.journey.code}.v{view.state.version}" if step_of(view).together else ""


def ask_when_alone(view: View) -> Change:
    """Ask all who may plan for a date that the mentor alone was asked for, once the pair's companions are gone."""
    if not step_of(view).together or meets_with_others(view):
        return Change()
    mentee = subject_of("mentee", view.state.journey, view.linked)
    for task in open_tasks(view):
        if task.kind is TaskKind.PLAN and mentee in planners(view) and mentee not in task.to:
            return Change(facts=(Withdrawn(task.id, ALONE),)) + ask_for_date(view, task.session)
    return Change()
