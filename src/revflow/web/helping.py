"""Help for one of a pair: a page with one button that asks HR for a call, and the mentor's safety brake."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from revflow.domain.errors import RefusedError
from revflow.service import care, links
from revflow.service.ports import Ports
from revflow.web.guard import check_same_origin
from revflow.web.intake import Sent, read_form
from revflow.web.look import Look
from revflow.web.words import Words

_SEE_OTHER = 303


def help_routes(ports: Ports, look: Look) -> APIRouter:
    """Return `GET` and `POST /help/{token}`: the form says `what`, `call` or `pause`, and may have a `text`."""
    router = APIRouter()

    async def form(request: Request, token: str) -> AsyncIterator[Sent]:
        check_same_origin(request, ports.web_url)
        request.state.speech = await run_in_threadpool(links.speech, ports, token, "help")
        async for sent in read_form(request, 0):
            yield sent

    @router.api_route("/help/{token}", methods=["GET", "HEAD"])
    def show(token: str) -> Response:
        link = links.read(ports, token, "help")
        page = care.help_page(ports, link.subject, link.ref)
        words = Words(page.program, page.language, page.zone)
        values: dict[str, object] = {
            "program": page.program,
            "page": page,
            "until": words.until,
            "acting": words.acting(page.reader, ""),
        }
        return look.page("help.html", page.language, values)

    @router.post("/help/{token}")
    def act(token: str, sent: Annotated[Sent, Depends(form)]) -> Response:
        link = links.read(ports, token, "help")
        match sent.one("what"):
            case "call":
                care.call_hr(ports, link.subject, link.ref, sent.one("text"))
            case "pause":
                care.brake(ports, link.subject, link.ref)
            case _:
                raise RefusedError("web-no-form")
        return RedirectResponse(f"/help/{token}", _SEE_OTHER)

    return router
