"""`python -m revflow.leash MODULE …`: run a module that ends when its parent does, even one that was killed.

The parent holds the other end of our standard input and writes nothing: the kernel closes it when the parent is gone.
We lead a process group of our own; what we started ends with us.
"""

import os
import runpy
import signal
import sys
import threading
import time

GRACE_SECONDS = 15.0


def command(*words: str) -> list[str]:
    """Return the command for a module and its arguments; to be started with a pipe as input, in its own session."""
    return [sys.executable, "-m", "revflow.leash", *words]


def _watch() -> None:
    while os.read(0, 1):
        pass
    os.killpg(0, signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    threading.Thread(target=_watch, name="leash", daemon=True).start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
