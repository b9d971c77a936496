"""The pages behind the links of mails."""

from revflow.web.app import create_app
from revflow.web.serving import make_server, serve

__all__ = ["create_app", "make_server", "serve"]
