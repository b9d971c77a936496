"""The command line: thin commands around use cases. Prefect is imported only by what runs it."""

import os
import sys

_OTHERS = 0o077


def main() -> int:
    """Run the command that the arguments name; return its exit code (0 done, 1 faults, 2 usage, 3 outside)."""
    os.umask(_OTHERS)  # logs, databases and mails are for their owner, whoever writes them
    from revflow.cli.app import app
    from revflow.cli.arguments import check_arguments
    from revflow.cli.failing import told
    from revflow.cli.say import prepare_streams

    prepare_streams()
    try:
        check_arguments(sys.argv[1:])
        app(prog_name="revflow")
    except Exception as error:  # noqa: BLE001  # nobody is shown a traceback: see failing
        return told(error)
    return 0
