"""Where errors become pages: strangers, dead links and wrong addresses get a friendly one with a remedy."""

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from revflow.domain.errors import FaultyInputError, OutsideError, RefusedError, RevflowError
from revflow.web.look import Look, spoken

_STATUS = {
    "link-forged": 403,
    "link-expired": 410,
    "task-handed": 410,
    "not-yours": 403,
    "task-not-yours": 403,
    "web-cross-origin": 403,
    "web-too-big": 413,
    "web-too-much-text": 413,
    "file-too-big": 413,
    "web-no-form": 400,
    "web-no-heir": 400,
    "task-unknown": 404,
    "journey-unknown": 404,
    "file-unknown": 404,
    "no-notice": 404,
}
_MISSING = 404
_METHOD = 405


def status_of(error: RevflowError) -> int:
    """Return the HTTP status of an error: what is refused is a conflict unless its code says more."""
    if isinstance(error, FaultyInputError):
        return 422
    if isinstance(error, OutsideError):
        return 503
    return _STATUS.get(error.code, 409)


def install_faults(web: FastAPI, look: Look) -> None:
    """Give the application its pages for errors, told to whom a link is for, where a page has said so, else by header.

    A page says so in its request's state: `speech` is its reader's language and time zone.
    """

    def refused(request: Request, error: RevflowError) -> Response:
        language, zone = getattr(request.state, "speech", (spoken(request.headers.get("accept-language", "")), "UTC"))
        return look.error(language, error, status_of(error), zone)

    def wrong_address(request: Request, error: HTTPException) -> Response:
        name = {_MISSING: "missing", _METHOD: "method"}.get(error.status_code, "internal")
        return look.trouble(request.headers.get("accept-language", ""), name, error.status_code)

    def wrong_request(request: Request, _error: RequestValidationError) -> Response:
        return refused(request, RefusedError("web-no-form"))

    handlers: dict[type[Exception], Callable[..., Response]] = {
        RevflowError: refused,
        HTTPException: wrong_address,
        RequestValidationError: wrong_request,
    }
    for sort, handler in handlers.items():
        web.add_exception_handler(sort, handler)
