"""Files that a task shows, for the person whom it is shown to."""

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from revflow.domain.errors import RefusedError
from revflow.service import links, tasks
from revflow.service.ports import Ports


def file_routes(ports: Ports) -> APIRouter:
    """Return `GET /files/{token}`: always a download, never shown in the page's own origin."""
    router = APIRouter()

    @router.api_route("/files/{token}", methods=["GET", "HEAD"])
    def download(token: str) -> Response:
        link = links.read(ports, token, "file")
        task_id, _, sha256 = link.subject.rpartition("/")
        page = tasks.page(ports, task_id, link.ref)
        shown = next((file for file in page.files if file.sha256 == sha256), None)
        if shown is None:
            raise RefusedError("file-unknown")
        return FileResponse(
            ports.files.path(sha256),
            media_type="application/octet-stream",
            filename=shown.name,
            content_disposition_type="attachment",
        )

    return router
