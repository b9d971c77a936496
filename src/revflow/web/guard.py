"""What stands around all pages: headers that keep links secret, the same-origin rule, logs without people."""

import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from revflow.domain.errors import RefusedError
from revflow.service.trouble import told
from revflow.web.look import Look

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    # The address of a page holds its token. `no-referrer` would keep it secret too, but makes browsers send
    # `Origin: null` with our own forms; `same-origin` tells no other site, and lets the origin be checked.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}

_log = logging.getLogger(__name__)


class Guard:
    """ASGI middleware: adds the headers to every answer; an unforeseen exception becomes a page and a bare log line.

    The log names the kind of the exception and the line of code, never its text, which may hold what a person wrote,
    nor the path, which holds the token.
    """

    def __init__(self, app: ASGIApp, look: Look) -> None:
        self._app = app
        self._look = look

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", _caching(scope["path"]))
            await send(message)

        try:
            await self._app(scope, receive, guarded)
        except Exception as error:
            _log.error("%s", told(error))
            if begun:
                raise
            answer = self._look.trouble(Headers(scope=scope).get("accept-language", ""), "internal", 500)
            await answer(scope, receive, guarded)


def check_same_origin(request: Request, web_url: str) -> None:
    """Refuse a form that another site has sent. Raises RefusedError `web-cross-origin`.

    Browsers say where a request comes from by Sec-Fetch-Site, older ones and plain http by Origin. What says neither
    is no browser: its authority is the token alone.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None:
        allowed = site in {"same-origin", "none"}
    elif origin is not None:
        allowed = urlsplit(origin).netloc in {request.headers.get("host", ""), urlsplit(web_url).netloc}
    else:
        allowed = True
    if not allowed:
        raise RefusedError("web-cross-origin")


def _caching(path: str) -> str:
    return "public, max-age=3600" if path.startswith("/static/") else "no-store"
