"""Rule 25: what a `when` may name, on each sort of journey."""

import pytest

from engine.company import MATCH, OFFER, PLAN, REPORT, Company, program_of

NEEDS = (
    "  - {id: needs, kind: form, for_each: mentee,"
    " fields: {topics: {type: topics, min: 1}, urgent: {type: number, required: false}}}\n"
)


def extra(when, scope="mentee"):
    return (
        f"  - {{id: extra, kind: form, for_each: {scope}, by: hr, when: '{when}', fields: {{why: {{type: text}}}}}}\n"
    )


@pytest.mark.parametrize(
    ("when", "asked"),
    [
        ("groups.hr", True),
        ("groups.nobody", False),
        ('person.site == "Paris"', True),
        ('person.department == "sales"', False),
        ('"web" in needs.topics', True),
        ('"data" in needs.topics', False),
        ("needs.urgent > 3", False),
    ],
)
def test_a_step_is_for_those_for_whom_its_condition_holds(when, asked):
    """Rule 25: groups, people columns and earlier fields; an empty group is false, as is what nobody said."""
    company = Company(program_of(NEEDS, extra(when), OFFER, MATCH, PLAN, REPORT))

    company.answer("E001", "needs", topics={"web": {}})

    assert ("extra" in company.asks("E001")) is asked


def test_a_pair_s_condition_sees_both_and_their_topics():
    """Rule 25: `mentee.<column>`, `mentor.<column>`, `topics.<topic>`."""
    when = 'mentee.department == "of-me1" and mentor.department == "of-mo1" and topics.web'
    company = Company(program_of(NEEDS, OFFER, MATCH, extra(when, "pair"), PLAN, REPORT))

    company.answer("E001", "needs", topics={"web": {}})
    company.offer("M001")

    assert company.asks("P001") == ["extra"]
