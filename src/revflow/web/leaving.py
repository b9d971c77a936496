"""Leaving: a page that asks once whether one is sure, and a button. No reason is asked (rule 11)."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from revflow.domain.errors import RefusedError
from revflow.service import leave, links
from revflow.service.leaving import leave_page
from revflow.service.ports import Ports
from revflow.service.roles import spoken_role
from revflow.web.guard import check_same_origin
from revflow.web.intake import Sent, read_form
from revflow.web.look import Look
from revflow.web.words import Words

_SEE_OTHER = 303


def leave_routes(ports: Ports, look: Look) -> APIRouter:
    """Return `GET` and `POST /leave/{token}`."""
    router = APIRouter()

    async def form(request: Request, token: str) -> AsyncIterator[Sent]:
        check_same_origin(request, ports.web_url)
        request.state.speech = await run_in_threadpool(links.speech, ports, token, "leave")
        async for sent in read_form(request, 0):
            yield sent

    @router.api_route("/leave/{token}", methods=["GET", "HEAD"])
    def show(token: str) -> Response:
        link = links.read(ports, token, "leave")
        page = leave_page(ports, link.subject, link.ref)
        words = Words(page.program, page.language, page.program.calendar.timezone)
        values: dict[str, object] = {
            "program": page.program,
            "roles": [(code, words.role(role)) for code, role in page.roles],
            "left": spoken_role(page.program, page.over[0]) if page.over else "",
            "gone": page.left,
            "stays": spoken_role(page.program, page.roles[0][1]) if page.roles else "",
            "acting": words.acting(page.reader, ""),
        }
        return look.page("leave.html", page.language, values)

    @router.post("/leave/{token}")
    def act(token: str, sent: Annotated[Sent, Depends(form)]) -> Response:
        link = links.read(ports, token, "leave")
        page = leave_page(ports, link.subject, link.ref)
        codes = [code for code, _role in page.roles]
        alone = len(page.roles) + len(page.over) == 1
        wanted = sent.one("code") or (link.subject if alone else "")  # of two roles none is left unnamed
        if page.program.participation == "required":
            raise RefusedError("web-leave-required")
        if wanted in codes:  # who has left already is shown just that
            leave.leave(ports, wanted, link.ref)
        return RedirectResponse(f"/leave/{token}", _SEE_OTHER)

    return router
