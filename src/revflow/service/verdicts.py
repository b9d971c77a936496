"""What a mail says of a verdict: the topics by name, when one may come again, and what would help, in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast

from revflow import texts
from revflow.definition.program import Program
from revflow.service.mail_context import MailContext
from revflow.texts.typography import typeset


def verdict(program: Program, language: str, data: Mapping[str, object]) -> MailContext:
    """Return the names `help`, `approved`, `refused`, `waiting`, `unmet`, `own` and `again`, as a mail's data say."""
    told = MailContext(help=[_help(program, language, str(line)) for line in _listed(data.get("lines"))])
    if "approved" in data:
        told["approved"] = _names(program, language, data["approved"])
        told["refused"] = _names(program, language, data.get("refused"))
    if "unmet" in data:
        told["waiting"], told["unmet"], told["own"] = (
            _names(program, language, data[name]) for name in ("waiting", "unmet", "own")
        )
    if "again" in data:
        told["again"] = datetime.fromisoformat(str(data["again"]))
    return told


def _help(program: Program, language: str, line: str) -> str:
    """Return what would help where a rubric's line was below its minimum; a company's own line is named as it is."""
    name, _, topic = line.partition(".")
    known = f"mail-help-{name}".replace("_", "-")
    key = known if texts.known(known) else "mail-help-other"
    if topic:
        key = f"{key}-topic"
    said = texts.say(language, key, line=name.replace("_", " "), topic="".join(_names(program, language, [topic])))
    return typeset(said, language)


def _names(program: Program, language: str, topics: object) -> list[str]:
    return [program.topics[topic].say(language) for topic in _listed(topics) if topic in program.topics]


def _listed(value: object) -> Iterable[str]:
    return cast("Iterable[str]", value) if isinstance(value, list | tuple) else ()
