"""The grammar of `when` (rule 25)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revflow.definition.expression import Both, Compare, Literal, Name, Not
from revflow.definition.when import WhenError, evaluate, names, parse

_WORDS = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?", fullmatch=True)
_NAMES = st.lists(_WORDS, min_size=2, max_size=3).map(lambda parts: Name(".".join(parts)))
_TEXTS = st.text(st.characters(exclude_characters="'\"", exclude_categories=["Cs", "Cc"]), max_size=8)
_SCALARS = st.one_of(
    _TEXTS,
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.decimals(-1000, 1000, places=3).map(lambda one: float(one) + 0.0),
)
_LITERALS = st.one_of(_SCALARS, st.lists(_SCALARS, max_size=3).map(tuple)).map(Literal)
_SIGNS = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in"])
EXPRESSIONS = st.recursive(
    _NAMES | _LITERALS,
    lambda inner: st.one_of(
        inner.map(Not),
        st.builds(Both, st.sampled_from(["and", "or"]), inner, inner),
        st.builds(Compare, _SIGNS, inner, inner),
    ),
    max_leaves=8,
)
_VALUES = st.one_of(
    st.none(), _SCALARS, st.lists(_SCALARS, max_size=3), st.dictionaries(_TEXTS, st.integers(), max_size=2)
)


@given(EXPRESSIONS)
def test_what_is_written_out_reads_back_the_same(expression):
    """Given any expression, when it is written out and read, then it is the same."""
    assert parse(str(expression)) == expression


@given(EXPRESSIONS, st.lists(_VALUES, min_size=8, max_size=8))
def test_evaluation_never_fails(expression, given_values):
    """Given any values for the names, also none, when it is evaluated, then it is true or false."""
    values = dict(zip(sorted(names(expression)), given_values, strict=False))

    assert evaluate(expression, values) in {True, False}


def _offset(text):
    try:
        parse(text)
    except WhenError as error:
        return error.offset
    return 0


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_its_place(text):
    """Given any text, when it is read, then it is an expression or an error within the text."""
    assert 0 <= _offset(text) <= len(text)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("groups.consultant", False),
        ("groups.hr", True),
        ("not groups.consultant and groups.hr", True),
        ("groups.consultant or person.site == 'Lyon'", True),
        ('person.site in ["Paris", "Lyon"]', True),
        ("person.site not in ['Paris']", True),
        ("person.x-cost-centre >= 40", True),
        ("person.x-cost-centre == 42.0", True),
        ("person.site < 3", False),
        ("'data' in needs.topics", True),
        ("needs.volunteer == true", True),
        ("person.unknown", False),
        ("person.unknown < 3 or person.unknown >= 3", False),
        ("true", True),
        ("false", False),
        ("groups.consultant and groups.hr or groups.hr", True),
        ("groups.consultant and (groups.hr or groups.hr)", False),
    ],
)
def test_conditions_say_what_they_seem_to_say(text, holds):
    """Given values, when a condition is evaluated, then empty is false, numbers compare, and binds before or."""
    values = {
        "groups.consultant": (),
        "groups.hr": ("rh@essai.test",),
        "person.site": "Lyon",
        "person.x-cost-centre": "42",
        "needs.topics": {"data": {"now": 1}},
        "needs.volunteer": True,
    }

    assert evaluate(parse(text), values) is holds


@pytest.mark.parametrize(
    ("text", "offset", "found"),
    [
        ("", 0, ""),
        ("groups.hr and", 13, ""),
        ("groups.hr = 3", 10, "= 3"),
        ("(groups.hr", 10, ""),
        ("1 2", 2, "2"),
        ("a.b < c.d < e.f", 10, "<"),
        ("__import__('os')", 0, "__import__"),
        ("a.b()", 3, "("),
        ("(" * 30 + "a.b" + ")" * 30, 20, "("),
        ("not " * 30 + "a.b", 80, "not"),
    ],
)
def test_what_is_no_condition_is_refused_where_it_goes_wrong(text, offset, found):
    """Given a slip, when the condition is read, then the error says where and at what."""
    with pytest.raises(WhenError) as caught:
        parse(text)

    assert (caught.value.offset, caught.value.found) == (offset, found)
