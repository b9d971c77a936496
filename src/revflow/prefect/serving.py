"""`python -m revflow.prefect.serving server start …`: Prefect's command line, garbage collected beside its loop.

A cursor of its SQLite database that nobody closed, and that is part of a cycle, is left to the garbage collector. A
collector that runs in the event loop's thread waits for the mutex of the cursor's connection; a statement of that
connection may hold it for 60 s, waiting for SQLite's write lock; and whoever has the write lock cannot commit without
the event loop. So the server stood still for a minute at a time, with `database is locked` at its end (seen in gdb:
`gc_collect_main`, `sqlite3_reset`, `pthread_mutex_lock`). In a thread of its own the collector waits, nobody for it.
"""

import gc
import runpy
import threading
import time

YOUNG_SECONDS = 0.1
"""How often what is young is looked through; that takes a few milliseconds."""

YOUNG = 1
"""Up to which generation."""

PASSES = 300
"""All is looked through each so many times."""


def collect_beside() -> None:
    """Collect garbage in a thread of its own from now on, and in no other."""
    gc.disable()
    threading.Thread(target=_collect, name="garbage", daemon=True).start()


def _collect() -> None:
    passes = 0
    while True:
        time.sleep(YOUNG_SECONDS)
        passes += 1
        gc.collect() if passes % PASSES == 0 else gc.collect(YOUNG)


if __name__ == "__main__":
    collect_beside()
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)
