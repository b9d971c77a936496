"""What guides a session, as the mail that invites to it says it (rule 9)."""

from revflow.definition.steps import SessionsStep
from revflow.domain.tasks import Task
from revflow.engine.guiding import Guide
from revflow.service.case import Case
from revflow.service.desk import Desk
from revflow.service.mail_context import MailContext
from revflow.service.reading import FRAME, parts_of, text_of
from revflow.service.sight import guide_of_case


def guide_names(desk: Desk, case: Case, task: Task) -> MailContext:
    """Return the names of what guides a session's pair: a module by its topic, a text by its title and parts."""
    step = case.program.step(task.step)
    if not isinstance(step, SessionsStep):
        return MailContext()
    guide = guide_of_case(case, step, task.session)
    if guide is Guide.MODULE:
        return MailContext(guide=guide.value, guide_title=", ".join(desk.topics(case.state.journey)[:1]))
    name = step.guide if guide is Guide.CONTENT and step.guide else FRAME
    text = text_of(desk.ports, desk.cohort, name, (desk.language, *desk.program.languages))
    return MailContext(guide=guide.value, guide_title=text.title, guide_parts=parts_of(text))
