"""Invented people lists: any size, the same for a seed, and good enough to be launched with."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revflow import shipped
from revflow.definition.invented import CHIEF, as_csv, invent_people
from revflow.definition.load import load
from revflow.definition.people import read_people
from revflow.domain.people import Role

AXA = load(shipped.folder("programs") / "axa-2014.yaml").require()


@settings(max_examples=20, deadline=None)
@given(mentees=st.integers(1, 60), more=st.integers(0, 60), seed=st.integers(0, 2**31))
def test_an_invented_list_has_no_fault(tmp_path_factory, mentees, more, seed):
    """Whatever its size, the list is read without fault or warning, with as many of each role as were asked for."""
    mentors = mentees + more
    path = tmp_path_factory.mktemp("people") / "people.csv"
    path.write_text(as_csv(invent_people(AXA, mentees, mentors, seed)), encoding="utf-8")

    found = read_people(path, AXA.languages)

    assert found.faults == ()
    assert sum(Role.MENTEE in row.roles for row in found.rows) == mentees
    assert sum(Role.MENTOR in row.roles for row in found.rows) == mentors


def test_a_seed_gives_the_same_people_and_another_seed_others():
    """A rehearsal can be told again."""
    assert invent_people(AXA, 5, 5, 7) == invent_people(AXA, 5, 5, 7)
    assert invent_people(AXA, 5, 5, 7) != invent_people(AXA, 5, 5, 8)
    assert invent_people(AXA, 2, 1, 7)[0] == (
        "Lena O'Brien",
        "lena.obrien@people.test",
        "mentee",
        "Sales",
        "London",
        CHIEF,
        "en",
    )


def test_invented_mentors_report_to_executives_of_their_department():
    """So the rules of a match have something to forbid."""
    rows = invent_people(AXA, 40, 40, 1)
    departments = {row[1]: row[3] for row in rows}

    managed = [row for row in rows if row[2] == "mentor" and row[5] != CHIEF]

    assert len(managed) > 30
    assert all(departments[row[5]] == row[3] for row in managed)


@pytest.mark.parametrize(
    ("sign", "plain"), [("Łukasik", "lukasik"), ("N'Diaye", "ndiaye"), ("de la Tour", "de-la-tour")]
)
def test_an_address_is_spelt_without_accents(sign, plain):
    """Each name that is invented has an address that mail systems take."""
    found = next(row for seed in range(300) for row in invent_people(AXA, 9, 1, seed) if row[0].endswith(sign))

    assert plain in found[1]


def test_a_crossed_program_has_people_of_both_roles():
    """As many as can be are mentor and mentee; whoever is left over has one role."""
    program = load(shipped.folder("programs") / "danone.yaml").require()

    assert Counter(row[2] for row in invent_people(program, 6, 8, 1)) == {"both": 6, "mentor": 2}
