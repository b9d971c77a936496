"""The web server of one process."""

import gc

import uvicorn

from revflow.bootstrap import App
from revflow.web.app import create_app


def make_server(app: App, host: str, port: int) -> uvicorn.Server:
    """Return a server that is ready to `run()`. It writes no access log: paths hold tokens.

    A body that is refused early is read on and thrown away by the server, so that a browser still sees the answer.
    """
    config = uvicorn.Config(
        create_app(app),
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=5,
    )
    return uvicorn.Server(config)


def serve(server: uvicorn.Server) -> None:
    """Run a server until it is told to stop.

    What is loaded by now stays: the collector of garbage does not walk it again whenever a page has read a cohort.
    """
    gc.collect()
    gc.freeze()
    server.run()
