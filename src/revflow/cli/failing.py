"""How a failure is told: one sentence with its remedy, and the exit code that scripts read."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from revflow.cli.say import LANGUAGE, err, on_one_line, t, tell
from revflow.domain.errors import Fault, FaultyInputError, RevflowError, StaleError
from revflow.home import OWNER_ONLY, make_home
from revflow.texts import known, say

UNEXPECTED = 3


def told(error: Exception) -> int:
    """Tell an error on standard error; return the exit code. REVFLOW_DEBUG shows the traceback too."""
    if os.environ.get("REVFLOW_DEBUG"):
        err.print("".join(traceback.format_exception(error)), markup=False)
    if isinstance(error, RevflowError) and not isinstance(error, StaleError):
        try:
            return _told_in_words(error)
        except Exception as untold:  # noqa: BLE001  # what cannot be told in words is logged like what nobody foresaw
            error = untold
    path = _logged(error)
    tell("cli-unexpected", log=path) if path else tell("cli-unexpected-unlogged", error=type(error).__name__)
    return UNEXPECTED


def message(fault: Fault) -> str:
    """Return what is wrong with an input, and what to do."""
    return say(LANGUAGE, f"fault-{fault.code}", **fault.data)


def sentence(fault: Fault) -> str:
    """Return a fault as `path:line:col: message`; parts of the place that are not known are left out."""
    numbers = (str(number) for number in (fault.line, fault.column) if number)
    place = ":".join(part for part in (fault.path, *numbers) if part)
    return on_one_line(f"{place}: {message(fault)}" if place else message(fault))


def in_words(error: RevflowError) -> str:
    """Return an error's sentence, with moments as the terminal's tables tell them; of one that has none, its code."""
    if known(f"error-{error.code}"):
        told = {name: v.astimezone() if isinstance(v, datetime) else v for name, v in error.data.items()}
        return on_one_line(say(LANGUAGE, f"error-{error.code}", **told))
    return t("cli-refused", code=error.code)


def _told_in_words(error: RevflowError) -> int:
    if isinstance(error, FaultyInputError):
        for fault in error.faults:
            err.print(sentence(fault), markup=False)
    if known(f"error-{error.code}") or not isinstance(error, FaultyInputError):
        err.print(in_words(error), markup=False)
    return error.exit_code


def _logged(error: Exception) -> Path | None:
    """Append the traceback to a file that only its owner reads; None where even that fails."""
    home = Path(os.environ.get("REVFLOW_HOME") or ".revflow")
    path = home / "logs" / "cli.log"
    try:
        make_home(home)
        path.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()}\n{''.join(traceback.format_exception(error))}\n")
    except OSError:
        return None
    return path
