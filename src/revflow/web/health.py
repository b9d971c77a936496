"""Whether the web lives, whether it can work, and the plain page at its root."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from revflow.service.ports import Ports
from revflow.web.look import Look, spoken


def health_routes(ports: Ports, look: Look) -> APIRouter:
    """Return `/`, `/healthz` and `/readyz`."""
    router = APIRouter()

    @router.api_route("/", methods=["GET", "HEAD"])
    def home(request: Request) -> Response:
        language = spoken(request.headers.get("accept-language", ""))
        return look.message(language, "home", 200)

    @router.api_route("/healthz", methods=["GET", "HEAD"])
    def healthz() -> Response:
        return JSONResponse({"state": "alive"})

    @router.api_route("/readyz", methods=["GET", "HEAD"])
    def readyz() -> Response:
        """Ask the store. Anything that keeps it from answering means not ready."""
        try:
            with ports.store.read() as db:
                db.clock_offset()
        except Exception:  # noqa: BLE001 - whatever the reason, the answer is the same: not ready
            return JSONResponse({"state": "the store does not answer"}, status_code=503)
        return JSONResponse({"state": "ready"})

    return router
