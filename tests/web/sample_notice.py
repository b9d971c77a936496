"""Pages that show the privacy notice: to be read with a first form, changed since, and folded away."""

from dataclasses import replace
from datetime import UTC, datetime

from revflow import shipped
from revflow.domain.tasks import TaskKind
from revflow.service.notice import Notice
from revflow.service.page import TaskPage
from revflow.texts.content import content
from web.sample_page import EVE, page, program
from web.sample_sessions import pulse

READ = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)


def notice(language: str) -> Notice:
    """Return the shipped notice, not read yet."""
    return Notice(content((shipped.folder("templates"),), "notice", language), "rh@exemple.test")


def informed(language: str) -> TaskPage:
    """Return a first form, sent together with the word that the notice was read."""
    fields = tuple(program().step("needs").fields.items())[1:]
    return page("needs", TaskKind.ANSWER, EVE, "mentee", language, fields=fields, notice=notice(language))


def informed_anew(language: str) -> TaskPage:
    """Return a form whose notice has changed since it was read."""
    built = informed(language)
    return replace(built, notice=replace(notice(language), changed=True))


def informed_before(language: str) -> TaskPage:
    """Return a form whose notice was read before."""
    built = informed(language)
    return replace(built, notice=replace(notice(language), read=READ))


def informed_aside(language: str) -> TaskPage:
    """Return the short question how it goes, with the notice at hand."""
    return replace(pulse(language), notice=notice(language))
