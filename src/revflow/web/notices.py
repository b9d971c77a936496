"""The privacy notice: a page of its own, where mails lead, and what a form shows of it."""

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import Response

from revflow.service import links
from revflow.service.notice import Notice, notice_page
from revflow.service.ports import Ports
from revflow.web.look import Look
from revflow.web.prose import prose
from revflow.web.words import Words

SHORT = 8
"""So many signs of a version are shown: enough to tell one text from another."""


def notice_routes(ports: Ports, look: Look) -> APIRouter:
    """Return `GET /notice/{token}`: it can be read as often as one likes, and records nothing."""
    router = APIRouter()

    @router.api_route("/notice/{token}", methods=["GET", "HEAD"])
    def show(token: str) -> Response:
        link = links.read(ports, token, "notice")
        page = notice_page(ports, link.subject, link.ref)
        words = Words(page.program, page.language, page.program.calendar.timezone)
        values: dict[str, object] = {
            "program": page.program,
            "acting": words.acting(page.reader, ""),
            **told_of_data(words, page.notice),
        }
        return look.page("notice.html", page.language, values)

    return router


def told_of_data(words: Words, notice: Notice | None, *, asked: bool = False) -> dict[str, object]:
    """Return what a page shows of the notice, None where there is nothing to show.

    `asked`: what is sent from the page says that the notice was read, unless it had been before.
    """
    return {
        "notice": notice,
        "notice_asked": asked and notice is not None and notice.read is None,
        "notice_title": (notice.text.title or words.say("web-notice-title")) if notice else "",
        "notice_lang": _language(words, notice),
        "notice_prose": prose(notice.text.whole_markdown) if notice else "",
        "notice_version": short(notice.text.version) if notice else "",
        "notice_read": words.day(notice.read) if notice and notice.read else "",
    }


def _language(words: Words, notice: Notice | None) -> Markup:
    """Return the attribute that says in which language a notice is that was not to be had in the page's own."""
    if notice is None or notice.text.language == words.language.partition("-")[0]:
        return Markup("")
    return Markup(' lang="{}"').format(notice.text.language)


def short(version: str) -> str:
    """Return a version as people read it."""
    return version[:SHORT]
