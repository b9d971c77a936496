"""The pulse: a short question to each of a pair how it goes, after the sessions that the step names.

Its answer is for HR's eyes alone, and nothing follows from it: frequency of support predicts lasting pairs, survey
scores do not predict failure (N = 82,224, sensitivity 0.43). So what is acted on is behaviour, cancelled and unplanned
sessions. It holds nothing up, and closes by itself.
"""

from dataclasses import replace
from functools import cache

from revflow.definition.fields import ChoiceField, ScaleField
from revflow.definition.fill import builtin
from revflow.definition.steps import FormStep
from revflow.definition.text import Duration
from revflow.domain.facts import Answered
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import calendar
from revflow.engine.asking import Request, ask_all, asked_of, site_of
from revflow.engine.moves import Change
from revflow.engine.sessions.round import step_of
from revflow.engine.view import View

TIME_TO_ANSWER = Duration(5, "working days")
"""Then a pulse closes by itself."""

HELPS, WELL = "helps", "well"
"""Names of its two questions: how much the time together helps, from 1 to 5, and whether all is well."""

TALK = "talk"
"""The answer by which one asks HR for a call."""

_OPTIONS = ("fine", "manage", TALK)


@cache
def questions() -> FormStep:
    """Return the two questions, as a form asks them."""
    options = {name: builtin(f"pulse-{WELL}-{name}") for name in _OPTIONS}
    return FormStep.model_validate(
        {
            "kind": "form",
            "id": "pulse",
            "fields": {
                HELPS: ScaleField.model_validate({"type": "scale", "range": "1-5", "label": builtin(f"pulse-{HELPS}")}),
                WELL: ChoiceField.model_validate(
                    {"type": "choice", "options": options, "label": builtin(f"pulse-{WELL}")}
                ),
            },
        }
    )


def ask_pulse(view: View, number: int) -> Change:
    """Ask each whom the step names, after the session of that number was held; nothing where it names another one."""
    pulse = step_of(view).pulse
    if pulse is None or number not in pulse.after_sessions:
        return Change()
    several = len(pulse.by) > 1
    requests = (
        Request(TaskKind.PULSE, entry, index, several, suffix=f".pulse{number}", session=number)
        for index, entry in enumerate(pulse.by)
    )
    return ask_all(view, (_timed(view, request) for request in requests))


def answer_pulse(task: Task, digest: str) -> Change:
    """Take the answer, which lies apart under `digest`."""
    return Change(facts=(Answered(task.id, digest),))


def _timed(view: View, request: Request) -> Request:
    site = site_of(asked_of(view, request), view.linked)
    due = calendar.deadline(view.program.calendar, site, view.now, TIME_TO_ANSWER)
    return replace(request, due=due, template="session-pulse", data={"number": request.session})
