"""What people read, by key and language: Fluent catalogues in `texts/<language>/<area>.ftl`, one area to each part."""

import os
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, Protocol, runtime_checkable
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

LANGUAGES = ("en", "fr")
"""Languages that have catalogues; the first is what others fall back to."""

_FOLDER = Path(__file__).parent
_LONGEST_TEXT, _LONGEST_LIST = 200, 1000
"""Signs of what is put into a message. A path counts as a list: its end matters too."""

_SEPARATORS = str.maketrans("_.", "--")


@runtime_checkable
class Spoken(Protocol):
    """What is called otherwise in each language, as a program's topics are."""

    def say(self, language: str, /) -> str:
        """Return what it is called in that language."""


class UnknownTextError(KeyError):
    """A programming error: no message of that key, or its variables were not all given."""


def say(language: str, key: str, /, **data: object) -> str:
    """Return the message `key` in that language, filled with `data`. Raises UnknownTextError.

    `language` may name a country (`fr-CA`); one without a catalogue falls back to English. Lists are joined with
    commas; instants and days are written in words, in their own time zone; what is `Spoken` is told in that language.
    Long texts and lists are cut, with "…": what a person wrote wrongly may be of any length, and Fluent refuses it from
    some length on.
    """
    spoken = known_language(language)
    bundle = _bundle(spoken)
    if not bundle.has_message(key):
        raise UnknownTextError(key)
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise UnknownTextError(key)
    text, errors = bundle.format_pattern(pattern, {name: _plain(value, spoken) for name, value in data.items()})
    if errors:
        raise UnknownTextError(f"{key}: {errors[0]}")
    return str(text)


def say_error(language: str, error_code: str, data: Mapping[str, object], zone: str | tzinfo = "UTC") -> str:
    """Return the sentence of an error, `error-<code>`; instants in its data are told in the time zone `zone`."""
    told = {name: moment(v, zone, language) if isinstance(v, datetime) else v for name, v in data.items()}
    return say(language, f"error-{error_code}", **told)


def known(key: str) -> bool:
    """Say whether there is a message of that key: for keys made of a name that a program may have invented."""
    return bool(_bundle(LANGUAGES[0]).has_message(key))


def known_language(language: str) -> str:
    """Return the language of the catalogues for a tag such as `fr-CA` or `fr_FR.UTF-8`; English for all others."""
    name = language.translate(_SEPARATORS).lower().partition("-")[0]
    return name if name in LANGUAGES else LANGUAGES[0]


def message_language(environ: Mapping[str, str] = os.environ) -> str:
    """Return the language of messages on a terminal: `REVFLOW_LANG`, then `LC_ALL`, then `LANG`, else English."""
    for name in ("REVFLOW_LANG", "LC_ALL", "LANG"):
        if environ.get(name):
            return known_language(environ[name])
    return LANGUAGES[0]


def day(when: date, language: str) -> str:
    """Write a day out: `Monday 1 March 2027`, `lundi 1er mars 2027`. Of an instant, the day in its own time zone."""
    first = "'er'" if when.day == 1 and known_language(language) == "fr" else ""
    return _written(when, f"EEEE d{first} MMMM y", language)


def clock_time(when: datetime, language: str) -> str:
    """Write the time of day of an instant in its own time zone: `15:30`."""
    return _written(when, "HH:mm", language)


def moment(instant: datetime, zone: str | tzinfo, language: str) -> str:
    """Write an aware instant out in a time zone: `Monday 1 March 2027 at 15:30`."""
    there = instant.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
    link = "à" if known_language(language) == "fr" else "at"
    return f"{day(there, language)} {link} {clock_time(there, language)}"


def due_day(due: datetime, zone: str | tzinfo, language: str) -> str:
    """Write the last day on which something is in time: of a due moment at midnight, the day that ends with it."""
    there = due.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
    return day(there - timedelta(microseconds=1), language)


def _written(when: date, pattern: str, language: str) -> str:
    there = when.replace(tzinfo=None) if isinstance(when, datetime) else datetime.combine(when, time())
    return format_datetime(there, pattern, locale=known_language(language))


def _plain(value: object, language: str) -> Any:
    plain: Any = "" if value is None else _cut(str(value), _LONGEST_TEXT)
    match value:
        case bool():
            plain = str(value).lower()
        case int() | float():
            plain = fluent_number(value, useGrouping=False)  # ports and years carry no thousands mark
        case datetime() if value.tzinfo is not None:
            plain = moment(value, value.tzinfo, language)
        case date():
            plain = day(value, language)
        case list() | tuple() | set() | frozenset():
            plain = _cut(", ".join(str(_plain(item, language)) for item in value), _LONGEST_LIST)
        case Spoken():
            plain = _cut(value.say(language), _LONGEST_TEXT)
        case Path():
            plain = _cut(str(value), _LONGEST_LIST)
        case _:
            pass
    return plain


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((_FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
