"""The web server of one process."""

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
