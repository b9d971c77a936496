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
    from revflow.cli.usage import is_usage, told_usage

    prepare_streams()
    try:
        check_arguments(sys.argv[1:])
        code = app(prog_name="revflow", standalone_mode=False)
    except Exception as error:  # noqa: BLE001  # nobody is shown a traceback: see failing
        return told_usage(error, app, sys.argv[1:]) if is_usage(error) else told(error)
    return int(code or 0)
