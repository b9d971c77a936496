"""The head of a program: names, languages, calendar, groups, topics, levels, and the ids of its steps."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from zoneinfo import available_timezones

from holidays.registry import COUNTRIES

from revflow import texts
from revflow.definition.address import is_address
from revflow.definition.checks.times import FIRST_YEAR, LAST_YEAR, read_date
from revflow.definition.draft import Draft
from revflow.definition.nearest import near
from revflow.definition.signs import has_line_break
from revflow.definition.steps import FINISH, LEAVE, NEXT, REMATCH
from revflow.definition.templates import NAME
from revflow.definition.working_days import DAY, LONGEST_SEARCH, WEEKDAYS, next_working_day

RESERVED_STEPS = frozenset({NEXT, LEAVE, FINISH, REMATCH, "groups", "topics", "person", "mentee", "mentor"})
RESERVED_GROUPS = frozenset({"mentee", "mentor", "person", "match", "pairs", "time", "none"})
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,29}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_NO_PLACES = frozenset({"localtime", "posixrules", "Factory"})
_LEVELS = range(2, 11)
_LONGEST_CLOSURE = 366


def check(draft: Draft) -> None:
    """Check all of the head."""
    for key, value in (("program", draft.program.program), ("edition", draft.program.edition)):
        if not _LABEL.fullmatch(value):
            draft.fault("bad-label", key, word=value)
    if has_line_break(draft.program.company.strip()):
        draft.fault("text-line-break", "company")
    _check_languages(draft)
    _check_calendar(draft)
    _check_groups(draft)
    _check_names(draft, ("topics",), draft.program.topics)
    if len(draft.program.levels) not in _LEVELS:
        draft.fault("levels-count", "levels", least=_LEVELS.start, most=_LEVELS.stop - 1)
    _check_ids(draft)


def _check_languages(draft: Draft) -> None:
    languages = draft.program.languages
    if not languages:
        draft.fault("languages-none", "languages")
    for index, language in enumerate(languages):
        if not _LANGUAGE.fullmatch(language):
            draft.fault("unknown-language", "languages", index, word=language)
        elif texts.known_language(language) != language.partition("-")[0]:
            draft.warn("language-not-shipped", "languages", index, word=language, known=list(texts.LANGUAGES))
        if language in languages[:index]:
            draft.fault("word-twice", "languages", index, word=language)


def _check_calendar(draft: Draft) -> None:
    calendar, before = draft.program.calendar, len(draft.tree.faults)
    _check_zone(draft, calendar.timezone, calendar.country, "calendar")
    for name, site in calendar.sites.items():
        _check_zone(draft, site.timezone, site.country, "calendar", "sites", name)
    if not calendar.weekdays:
        draft.fault("weekdays-none", "calendar", "weekdays")
    for index, day in enumerate(calendar.weekdays):
        if day not in WEEKDAYS:
            draft.fault(
                "unknown-weekday",
                "calendar",
                "weekdays",
                index,
                word=day,
                near=near(day, WEEKDAYS),
                known=list(WEEKDAYS),
            )
    for index, closed in enumerate(calendar.closed):
        _check_closed(draft, closed, index)
    if len(draft.tree.faults) == before:
        _check_open(draft)


def _check_zone(draft: Draft, timezone: str, country: str | None, *at: str) -> None:
    zones = _zones()
    if timezone not in zones:
        draft.fault("unknown-timezone", *at, "timezone", word=timezone, near=near(timezone, zones))
    if country is not None and country not in _countries():
        draft.fault("unknown-country", *at, "country", word=country)


@cache
def _zones() -> frozenset[str]:
    """Return the zones that mean the same on every machine."""
    return frozenset(available_timezones()) - _NO_PLACES


@cache
def _countries() -> frozenset[str]:
    """Return the two-letter codes, from the registry: holidays' own list would import every country."""
    return frozenset(codes[1] for codes in COUNTRIES.values())


def _check_closed(draft: Draft, closed: str, index: int) -> None:
    first, _, last = closed.partition("/")
    begins, ends = read_date(first), read_date(last or first)
    if begins is None or ends is None:
        draft.fault("bad-date", "calendar", "closed", index, word=closed)
    elif not all(FIRST_YEAR <= day.year <= LAST_YEAR for day in (begins, ends)):
        draft.fault("date-far", "calendar", "closed", index, word=closed, first=FIRST_YEAR, last=LAST_YEAR)
    elif not 0 <= (ends - begins).days < _LONGEST_CLOSURE:
        draft.fault("bad-closure", "calendar", "closed", index, word=closed)


def _check_open(draft: Draft) -> None:
    """Tell the first closure that leaves too long a time without a working day, together with those around it."""
    calendar = draft.program.calendar
    for index, closed in enumerate(calendar.closed):
        begins = date.fromisoformat(closed.partition("/")[0])
        for site in ("", *calendar.sites):
            last = next_working_day(calendar, site, begins, -DAY)
            if last is None or next_working_day(calendar, site, last) is None:
                draft.fault("closed-for-years", "calendar", "closed", index, word=closed, days=LONGEST_SEARCH)
                return


def _check_groups(draft: Draft) -> None:
    groups = draft.program.groups
    if "hr" not in draft.groups:
        draft.fault("hr-missing", "groups")
    _check_names(draft, ("groups",), groups)
    for name, group in groups.items():
        at = ("groups", name)
        if name in RESERVED_GROUPS:
            draft.fault("reserved-name", *at, key=True, word=name)
        for key in ("members", "deputies"):
            for index, address in enumerate(getattr(group, key)):
                if not is_address(address):
                    draft.fault("bad-address", *at, key, index, word=address)
        if name == "hr" and not group.members:
            draft.fault("hr-missing", *at, "members")
        if group.escalate_to is not None and group.escalate_to not in draft.groups:
            to = group.escalate_to
            draft.fault("unknown-group", *at, "escalate_to", word=to, near=near(to, draft.groups))
        elif group.escalate_to == name:
            draft.fault("escalates-to-itself", *at, "escalate_to", word=name)


def _check_names(draft: Draft, at: tuple[str, ...], names: Iterable[str]) -> None:
    for name in names:
        if not NAME.fullmatch(name):
            draft.fault("bad-name", *at, name, key=True, word=name)


def _check_ids(draft: Draft) -> None:
    if not draft.program.steps and draft.whole:
        draft.fault("steps-none", "steps")
    seen: dict[str, int] = {}
    for index, step in draft.steps():
        at = ("steps", index, "id")
        if not NAME.fullmatch(step.id):
            draft.fault("bad-name", *at, word=step.id)
        if step.id in RESERVED_STEPS:
            draft.fault("reserved-name", *at, word=step.id)
        if step.id in seen:
            draft.fault("duplicate-id", *at, word=step.id, first=draft.tree.place(("steps", seen[step.id], "id")).line)
        seen.setdefault(step.id, index)
