"""The command line: thin commands around use cases. Prefect is imported only by what runs it."""


def main() -> int:
    """Run the command that the arguments name; return its exit code (0 done, 1 faults, 2 usage, 3 outside)."""
    from revflow.cli.app import app
    from revflow.cli.failing import told

    try:
        app(prog_name="revflow")
    except Exception as error:  # noqa: BLE001  # nobody is shown a traceback: see failing
        return told(error)
    return 0
