"""Facts survive the way into the journal and back."""

import dataclasses
import json
import typing
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revflow.domain import facts
from revflow.domain.errors import OutsideError
from revflow.store.codec import KINDS, decode, encode, kind_of

# A lone surrogate is no text: nothing that a person can send contains one
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
INSTANTS = st.datetimes(timezones=st.timezones()).map(lambda at: at.astimezone(UTC))


def _values(hint):
    if typing.get_origin(hint) is tuple:
        args = typing.get_args(hint)
        return st.lists(_values(args[0])).map(tuple) if args[-1] is Ellipsis else st.tuples(*map(_values, args))
    if dataclasses.is_dataclass(hint):
        return _facts(hint)
    if hint in (datetime | None, int | None):
        return st.none() | _values(typing.get_args(hint)[0])
    return {str: TEXT, int: st.integers(), bool: st.booleans(), datetime: INSTANTS}[hint]


def _facts(cls):
    return st.builds(cls, **{name: _values(hint) for name, hint in typing.get_type_hints(cls).items()})


@pytest.mark.parametrize("cls", typing.get_args(facts.Fact))
@given(data=st.data())
def test_every_fact_is_read_as_it_was_written(cls, data):
    """For all values of all kinds of facts; and the same fact is always the same bytes."""
    fact = data.draw(_facts(cls))
    text = encode(fact)
    again = decode(facts.FORMAT, kind_of(fact), text)
    assert again == fact
    assert encode(again) == text


def test_the_words_of_the_journal_stay_put():
    """They are written for ever: words may be added, a class that is renamed must keep its own."""
    written = (
        "opened ended left stopped held released entered skipped concluded asked answered voted attached confirmed "
        "withdrawn reminded escalated lapsed proposed paired unmatchable session-planned session-settled "
        "session-contested action-done action-failed action-retried alerted"
    )
    assert set(written.split()) <= set(KINDS)


def test_an_entry_that_lacks_a_newer_field_takes_its_default():
    """Formats only grow: a journal of the first version stays readable."""
    assert decode(1, "entered", '{"step":"needs","round":1}') == facts.Entered("needs", 1, wave=0)


@pytest.mark.parametrize(("version", "kind"), [(facts.FORMAT + 1, "entered"), (facts.FORMAT, "teleported")])
def test_what_a_later_revflow_wrote_is_refused(version, kind):
    """Better a plain sentence than a journey driven on half of its facts."""
    with pytest.raises(OutsideError, match="store-newer"):
        decode(version, kind, '{"step":"needs","round":1}')


def test_instants_are_written_in_utc_at_one_width():
    """So that the text sorts, and one instant has one text."""
    fact = facts.SessionPlanned(1, 0, datetime.fromisoformat("2027-07-01T12:00:00+02:00"), 60)
    assert json.loads(encode(fact))["starts"] == "2027-07-01T10:00:00.000000+00:00"
