"""docs/commands.md tells every command, and none that is not there."""

import re
from pathlib import Path

from typer.main import get_command

from revflow.cli.app import app

TOLD = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(group, before=()):
    """Yield the words of each command, and the command."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*before, name))
        else:
            yield " ".join((*before, name)), command


COMMANDS = dict(commands(get_command(app)))


def told():
    """Yield each line of use that is written out: the words of its command, and the options that it names."""
    for use in re.findall(r"`revflow ([^`]+)`", TOLD):
        words = re.match(r"(?:people )?[a-z-]*", use)[0].strip()
        yield words, re.findall(r"--[a-z-]+", use)


def test_every_command_is_told():
    """Whoever looks for a command finds it on the page, as `revflow --help` lists it."""
    assert sorted(COMMANDS.keys() - {words for words, _ in told()}) == []


def test_what_is_told_is_there():
    """Nobody types a command or an option from the page that is refused as unknown."""
    known = {words: {opt for param in command.params for opt in param.opts} for words, command in COMMANDS.items()}
    wrong = [(words, opts) for words, opts in told() if words and not set(opts) <= known[words]]

    assert wrong == []
