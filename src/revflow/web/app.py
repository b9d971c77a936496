"""The web application: routes, the guard around them, and one look for whatever goes wrong."""

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from revflow.bootstrap import App
from revflow.web.downloads import file_routes
from revflow.web.faults import install_faults
from revflow.web.guard import Guard
from revflow.web.health import health_routes
from revflow.web.helping import help_routes
from revflow.web.leaving import leave_routes
from revflow.web.look import Look
from revflow.web.notices import notice_routes
from revflow.web.tasks import task_routes


def create_app(app: App) -> FastAPI:
    """Build the application on the parts of one process. It answers to links: there is nothing to sign in to."""
    look = Look(app.ports.templates / "web")
    web = FastAPI(title="revflow", openapi_url=None, docs_url=None, redoc_url=None)
    web.mount("/static", StaticFiles(directory=app.ports.templates / "web" / "static"), name="static")
    web.include_router(health_routes(app.ports, look))
    web.include_router(task_routes(app.ports, look))
    web.include_router(leave_routes(app.ports, look))
    web.include_router(help_routes(app.ports, look))
    web.include_router(notice_routes(app.ports, look))
    web.include_router(file_routes(app.ports))
    install_faults(web, look)
    web.add_middleware(Guard, look=look)
    return web
