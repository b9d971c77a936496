"""Journeys, their summaries, and the journal."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Text, and_, bindparam, func, insert, or_, select, update

from revflow.domain.errors import RefusedError, StaleError
from revflow.domain.facts import FORMAT, Event, Fact
from revflow.domain.journeys import Journey, Scope, Summary
from revflow.store import tables as t
from revflow.store.codec import decode, encode, kind_of
from revflow.store.part import Part, batches
from revflow.store.rows import JOURNEY, SUMMARY, journey_row, summary_row, to_summary

_J = t.journeys.c
# A code's first letter is its scope; P1000 comes after P999
_IN_ORDER = (func.substr(_J.code, 1, 1), func.length(_J.code), _J.code)
_SUMMARIES = select(*[_J[name] for name in JOURNEY + SUMMARY]).order_by(*_IN_ORDER)
_SUMMARY = _SUMMARIES.where(_J.code == bindparam("code"))
_OF_COHORT = _SUMMARIES.where(_J.cohort == bindparam("cohort"))
_ITSELF = bindparam("code", type_=Text)
_LEADS = _J.lead == bindparam("lead", type_=Text)
_JOINED = {
    Scope.MENTEE: _OF_COHORT.where(_J.mentee == _ITSELF),
    Scope.MENTOR: _OF_COHORT.where(_J.mentor == _ITSELF),
    Scope.PAIR: _OF_COHORT.where(
        or_(_J.code == bindparam("mentee"), _J.code == bindparam("mentor"), and_(_J.scope == Scope.TOPIC.value, _LEADS))
    ),
    Scope.TOPIC: _OF_COHORT.where(_J.scope == Scope.PAIR.value, _LEADS),
    Scope.COHORT: _OF_COHORT.where(_J.code != _ITSELF),
}
_ADD_JOURNEYS = insert(t.journeys)
# Not FOR UPDATE: rows that name a journey (tasks, mails, events) may be added by others meanwhile
_LOCK = (
    select(_J.code)
    .where(_J.code.in_(bindparam("codes", expanding=True)))
    .order_by(_J.code)
    .with_for_update(key_share=True)
)
_KNOWN = select(_J.version).where(_J.code == bindparam("code"))
_PUT_SUMMARY = (
    update(t.journeys)
    .where(_J.code == bindparam("key"), _J.version == bindparam("expected"))
    .values({name: bindparam(name) for name in SUMMARY if name != "version"})
)
_RAISE_VERSION = (
    update(t.journeys)
    .where(_J.code == bindparam("key"), _J.version == bindparam("expected"))
    .values(version=bindparam("raised"))
)
_ADD_EVENTS = insert(t.events)
_E = t.events.c
_EVENTS = (
    select(_E.number, _E.at, _E.actor, _E.format, _E.kind, _E.data)
    .where(_E.journey == bindparam("code"), _E.number > bindparam("after"))
    .order_by(_E.number)
)


class Journal(Part):
    """Queries on journeys and what happened on them."""

    def add_journeys(self, journeys: Iterable[Journey]) -> None:
        """Add journeys, at version 0; a pair's mentee and mentor, and everybody's person, must be there before."""
        rows = [journey_row(journey) for journey in journeys]
        if rows:
            self._db.execute(_ADD_JOURNEYS, rows)

    def lock(self, codes: Iterable[str]) -> None:
        """Keep others from writing to these journeys until this transaction ends; taken in the order of the codes."""
        if self._locks_rows:
            for some in batches(sorted(codes)):
                self._db.execute(_LOCK, {"codes": some}).all()

    def summary(self, code: str) -> Summary:
        """Return a journey's summary. Raises RefusedError `journey-unknown`."""
        return self._once("summary", code, self._summary)

    def _summary(self, code: str) -> Summary:
        row = self._db.execute(_SUMMARY, {"code": code}).one_or_none()
        if row is None:
            raise RefusedError("journey-unknown", journey=code)
        return to_summary(row)

    def summaries(self, cohort: str) -> list[Summary]:
        """Return the summaries of a cohort's journeys by scope and code, its own journey's included."""
        return [to_summary(row) for row in self._db.execute(_OF_COHORT, {"cohort": cohort})]

    def related(self, journey: Journey) -> list[Summary]:
        """Return the summaries of the joined journeys, as `engine.linked.Linked.journeys` says."""
        asked = {
            "cohort": journey.cohort,
            "code": journey.code,
            "mentee": journey.mentee,
            "mentor": journey.mentor,
            # no journey leads on the topic of a pair that has none
            "lead": journey.topics[0] if journey.topics else None,
        }
        return [to_summary(row) for row in self._db.execute(_JOINED[journey.scope], asked)]

    def put_summary(self, summary: Summary) -> None:
        """Write a journey's summary. Raises StaleError when it was derived from other events than are there now."""
        code = summary.journey.code
        values = summary_row(summary) | {"key": code, "expected": summary.version}
        if self._db.execute(_PUT_SUMMARY, values).rowcount != 1:
            self._stale(code)

    def events(self, code: str, after: int = 0) -> list[Event]:
        """Return a journey's events in order, those numbered above `after`."""
        return [
            Event(code, number, at, actor, decode(version, kind, data))
            for number, at, actor, version, kind, data in self._db.execute(_EVENTS, {"code": code, "after": after})
        ]

    def append(self, code: str, facts: Sequence[Fact], actor: str, at: datetime, expected: int) -> list[Event]:
        """Add facts to a journey's events. Raises StaleError when its version is not `expected`: read again."""
        if not facts:
            return []
        raised = {"key": code, "expected": expected, "raised": expected + len(facts)}
        if self._db.execute(_RAISE_VERSION, raised).rowcount != 1:
            self._stale(code)
        added = [Event(code, number, at, actor, fact) for number, fact in enumerate(facts, expected + 1)]
        self._db.execute(_ADD_EVENTS, [_event_row(event) for event in added])
        return added

    def _stale(self, code: str) -> None:
        if self._db.execute(_KNOWN, {"code": code}).scalar() is None:
            raise RefusedError("journey-unknown", journey=code)
        raise StaleError("version", journey=code)


def _event_row(event: Event) -> dict[str, object]:
    return {
        "journey": event.journey,
        "number": event.number,
        "at": event.at,
        "actor": event.actor,
        "format": FORMAT,
        "kind": kind_of(event.fact),
        "data": encode(event.fact),
    }
