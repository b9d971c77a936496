"""What guides a session, and what it is for, as the mail that invites to it says it (rule 9)."""

from collections.abc import Mapping

from revflow.definition.meetings import SessionsStep
from revflow.domain.facts import Answered
from revflow.domain.tasks import Task
from revflow.engine.guiding import Guide
from revflow.service.case import Case
from revflow.service.desk import Desk
from revflow.service.mail_context import MailContext
from revflow.service.ports import Db
from revflow.service.reading import FRAME, parts_of, text_of
from revflow.service.sight import guide_of_case


def guide_names(desk: Desk, case: Case, task: Task) -> MailContext:
    """Return the names of what guides a session's pair: a module by its topic, a text by its title and parts."""
    step = case.program.step(task.step)
    if not isinstance(step, SessionsStep):
        return MailContext()
    guide, aim = guide_of_case(case, step, task.session), aim_of(desk.db, case, step, task.session)
    if guide is Guide.MODULE:
        return MailContext(guide=guide.value, guide_title=", ".join(desk.topics(case.state.journey)[:1]), aim=aim)
    name = step.guide if guide is Guide.CONTENT and step.guide else FRAME
    text = text_of(desk.ports, desk.cohort, name, (desk.language, *desk.program.languages))
    return MailContext(guide=guide.value, guide_title=text.title, guide_parts=parts_of(text), aim=aim)


def aim_of(db: Db, case: Case, step: SessionsStep, session: int) -> str:
    """Return what the pair's plan says a session is for, by its number (from 1); empty where it says nothing.

    For the two alone, as their plan is: neither for an assistant nor for a calendar that others may look into.
    """
    form, _, name = (step.agenda or "").partition(".")
    visit = case.state.visits.get(form)
    digests = [event.fact.digest for event in visit.events if isinstance(event.fact, Answered)] if visit else []
    answer = db.content(digests[-1]) if digests else None
    lines = answer.get(name) if isinstance(answer, Mapping) else None
    return str(lines[session - 1]) if isinstance(lines, list) and 0 < session <= len(lines) else ""
