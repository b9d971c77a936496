"""A worker one of whose threads dies: what it works on ends whoever wants to hear of commits."""

import sys
from dataclasses import replace

from revflow.bootstrap import open_app
from revflow.cli.failing import told
from revflow.domain.errors import OutsideError
from revflow.worker import run_worker


class EndingStore:
    """The real store, but for the one question that only the polling thread asks."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def changes(self):
        raise SystemExit


if __name__ == "__main__":
    app = open_app()
    try:
        run_worker(replace(app, ports=replace(app.ports, store=EndingStore(app.store))))
    except OutsideError as error:
        sys.exit(told(error))
