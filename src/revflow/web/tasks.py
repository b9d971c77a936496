"""The page of one task: GET shows it and changes nothing, POST acts and leads back to it."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from revflow.domain.errors import OutsideError, RefusedError, RevflowError
from revflow.service import links, tasks
from revflow.service.form import TaskForm, form_in
from revflow.service.ports import Ports
from revflow.web.acts import files_mb, take
from revflow.web.faults import status_of
from revflow.web.guard import check_same_origin
from revflow.web.handing import goes_from_hand_to_hand
from revflow.web.intake import Sent, read_form
from revflow.web.look import Look
from revflow.web.view import Attempt, task_view

_SEE_OTHER = 303

_Form = tuple[TaskForm, Sent | RevflowError]


def task_routes(ports: Ports, look: Look) -> APIRouter:
    """Return `GET` and `POST /tasks/{token}`. The token is the authority: for one person, one task."""
    router = APIRouter()

    async def form(request: Request, token: str) -> AsyncIterator[_Form]:
        """Yield what was sent, or why it cannot be read: the page says so in its reader's words.

        The link is judged before: who has a good one when the form comes in may send it to its end.
        """
        check_same_origin(request, ports.web_url)
        asked = await run_in_threadpool(_asked, ports, token)
        reading = read_form(request, files_mb(asked))
        try:
            sent: Sent | RevflowError = await anext(reading)
        except (RefusedError, OutsideError) as error:
            sent = error
        try:
            yield asked, sent
        finally:
            await reading.aclose()

    @router.api_route("/tasks/{token}", methods=["GET", "HEAD"])
    def show(token: str) -> Response:
        return _shown(ports, look, token, Attempt())

    @router.post("/tasks/{token}")
    def act(token: str, form: Annotated[_Form, Depends(form)]) -> Response:
        asked, sent = form
        try:
            if isinstance(sent, RevflowError):
                raise sent
            take(ports, asked, sent)
        except RevflowError as error:
            typed = sent.values if isinstance(sent, Sent) and not goes_from_hand_to_hand(sent) else None
            return _shown(ports, look, token, Attempt(typed, error))
        return RedirectResponse(f"/tasks/{token}", _SEE_OTHER)

    return router


def _asked(ports: Ports, token: str) -> TaskForm:
    with ports.store.read() as db:
        link = links.read_in(db, ports, token, "task")
        return form_in(db, link.subject, link.ref)


def _shown(ports: Ports, look: Look, token: str, attempt: Attempt) -> Response:
    with ports.store.read() as db:
        link = links.read_in(db, ports, token, "task")
        page = tasks.page_in(db, ports, link.subject, link.ref)
        view = task_view(
            page,
            attempt,
            lambda purpose, subject: links.sign(ports, db, page.cohort, purpose, subject, page.reader.ref),
        )
    return look.page("task.html", page.language, view, status_of(attempt.error) if attempt.error else 200)
