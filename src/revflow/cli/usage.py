"""Wrong usage, told in one sentence of the reader's language: Typer's own words are English."""

from collections.abc import Sequence
from typing import Any

import typer

from revflow.cli.say import err, tell
from revflow.definition.nearest import near
from revflow.domain.errors import UsageError

_NOT_CONFIRMED = 1
_USAGE: type[Exception] = typer.BadParameter.__bases__[0]
"""What Typer raises for all wrong usage: of its own Click, or of Click's, by its version."""


def is_usage(error: Exception) -> bool:
    """Tell whether Typer found the command wrong, or the person did not confirm it."""
    return isinstance(error, _USAGE | typer.Abort)


def told_usage(error: Exception, app: typer.Typer, words: Sequence[str]) -> int:
    """Tell on standard error what is wrong with the words of a command, and where its usage stands; return the code."""
    if isinstance(error, typer.Abort):
        tell("cli-not-confirmed")
        return _NOT_CONFIRMED
    command, path, left = _command(app, words)
    if type(error).__name__ == "NoArgsIsHelpError":
        err.print(str(error), markup=False)
    else:
        see = " ".join(["revflow", *path, "--help"])
        key, data = _wrong(error, command, left)
        tell(f"cli-usage-{key}", see=see, **data)
    return UsageError.exit_code


def _command(app: typer.Typer, words: Sequence[str]) -> tuple[Any, list[str], Sequence[str]]:
    """Follow the words to a command; return it, its path, and the words that are left."""
    command: Any = typer.main.get_command(app)
    path: list[str] = []
    for word in words:
        below = getattr(command, "commands", {}).get(word)
        if below is None:
            break
        command = below
        path.append(word)
    return command, path, words[len(path) :]


def _wrong(error: Exception, command: Any, left: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Return the kind of wrong usage, and what its sentence names."""
    below = getattr(command, "commands", {})
    option = str(getattr(error, "option_name", ""))
    param = getattr(error, "param", None)
    if below and left and not left[0].startswith("-"):
        return "command", {"word": left[0], "near": near(left[0], below)}
    match type(error).__name__:
        case "NoSuchOption":
            known = [name for one in command.params for name in one.opts]
            return "option", {"word": option, "near": near(option, known)}
        case "BadOptionUsage":
            return "option-value", {"word": option}
        case "MissingParameter" if param is not None:
            return "missing", {"word": _name(param), "meaning": _meaning(param)}
        case "BadParameter" if param is not None:
            return "value", {"word": _name(param), "meaning": _meaning(param)}
        case _:
            return "words", {}


def _name(param: Any) -> str:
    """Return what the help calls an option or an argument."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name).strip("[].")


def _meaning(param: Any) -> str:
    return str(param.help or "")
