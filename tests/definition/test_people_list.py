"""The people list: every bad row is told with its line, and nothing is half taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revflow import shipped, texts
from revflow.definition.load import load
from revflow.definition.people import read_people
from revflow.domain.errors import FaultyInputError
from revflow.domain.people import Role

PROGRAMS = shipped.folder("programs")
BASE = """\
name,email,role,department,site,manager,language,id,assistant,x-floor
Ana,ana@a.test,mentee,Finance,Paris,boss@a.test,fr,1,help@a.test,3
Ben,ben@a.test,mentor,IT,Lyon,boss@a.test,en,2,,4
"""
FAULTS = [
    ("2:2 bad-address", "ana@a.test", "ana@a"),
    ("2:6 bad-address", "boss@a.test", "boss"),
    ("2:3 unknown-role", "mentee", "mente"),
    ("2:1 cell-missing", "Ana,", ","),
    ("2:3 cell-missing", "mentee", ""),
    ("2:1 cell-missing", "Ana", "\u200b\u200d\ufeff"),
    ("2:1 cell-missing", "Ana", "\u0085 \u200e"),
    ("2:8 id-of-another", "fr,1", "fr,ben@a.test"),
    ("3:8 id-of-another", "en,2", "en,boss@a.test"),
    ("3:8 id-of-another", "en,2", "en,help@a.test"),
    ("2:1 csv-cell", "Ana,", "A" * 140_000 + ","),
    ("2:6 own-helper", "boss@a.test", "ANA@a.test"),
    ("2:9 own-helper", "help@a.test", "ana@a.test"),
    ("2:1 row-cells", "Finance,", ""),
    ("2:1 row-cells", "Finance", "Finance, IT"),
    ("2:1 cell-unfit", "Ana,", "A" * 201 + ","),
    ("2:1 cell-line-break", "Ana,", '"Ana\nBcc: x",'),
    ("2:1 cell-signs", "Ana,", "A\x00na,"),
    ("2:1 cell-signs", "Ana,", "\u202eanA,"),
    ("2:2 bad-address", "ana@a.test", "ána@a.test"),
    ("2:2 bad-address", "ana@a.test", "ana@-a.test"),
    ("2:2 bad-address", "ana@a.test", ".ana@a.test"),
    ("2:2 bad-address", "ana@a.test", "an..a@a.test"),
    ("2:7 unknown-language", "fr", "french"),
    ("2:7 language-not-spoken", "fr", "de"),
    ("3:8 person-twice", "en,2", "en,1"),
    ("3:2 person-twice", "ben@a.test", "Ana@A.test"),
    ("1:10 column-refused", "x-floor", "x-age"),
    ("1:4 column-refused", "department", "Date de naissance"),
    ("1:5 unknown-column", "site", "sites"),
    ("1:5 column-twice", "site", "department"),
    ("1:2 unknown-column", "email", "courriel"),
    ("3:1 csv-quotes", "Ben", '"Ben'),
    ("1:1 people-none", BASE.partition("\n")[2], ""),
    ("1:1 file-empty", BASE, " \n"),
    ("1:1 column-missing", BASE, "name,email\nAna,ana@a.test\n"),
]


def read(tmp_path, text, languages=("fr", "en"), encoding="utf-8"):
    path = tmp_path / "people.csv"
    path.write_text(text, encoding=encoding, newline="")
    return read_people(path, languages)


def told(people):
    return [f"{fault.line}:{fault.column} {fault.code}" for fault in people.faults]


@pytest.mark.parametrize(("expected", "old", "new"), FAULTS)
def test_a_bad_row_is_told_with_its_line_and_cell(tmp_path, expected, old, new):
    """Given one fault, when the list is read, then that alone is told, in both languages."""
    assert old in BASE

    people = read(tmp_path, BASE.replace(old, new, 1))

    assert told(people) == [expected]
    assert len({texts.say(one, f"fault-{people.faults[0].code}", **people.faults[0].data) for one in ("fr", "en")}) == 2


def test_nothing_is_half_taken(tmp_path):
    """Given one good and two bad rows, when the list is required, then all faults are told and no row is given."""
    people = read(tmp_path, BASE.replace("mentor", "guru") + "Cy,cy,mentee,,,,,,,\n")

    with pytest.raises(FaultyInputError) as caught:
        people.require()

    assert [(fault.line, fault.code) for fault in caught.value.faults] == [(3, "unknown-role"), (4, "bad-address")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spreadsheets_write_lists_in_several_ways(tmp_path, encoding, separator, end):
    """Given commas or semicolons, any line end, a BOM or none, when the list is read, then the rows are the same."""
    people = read(tmp_path, BASE.replace(",", separator).replace("\n", end) + separator * 9 + end, encoding=encoding)

    ana, ben = people.require()
    assert (ana.name, ana.email, ana.roles, ana.key, ana.line) == ("Ana", "ana@a.test", {Role.MENTEE}, "1", 2)
    assert (ben.manager, ben.assistant, dict(ben.extra)) == ("boss@a.test", "", {"x-floor": "4"})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("first", ["sep={}", '"sep={}"', "SEP={}"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_first_line_may_name_the_separator_to_excel(tmp_path, separator, first, end):
    """Given Excel's line sep=, when the list is read, then it counts as a line and is no row."""
    named = first.format(separator) + end + BASE.replace(",", separator).replace("\n", end)

    ana, ben = read(tmp_path, named, encoding="utf-8-sig").require()
    faults = told(read(tmp_path, named.replace("department", "dpt").replace("ben@a.test", "ben")))

    assert (ana.email, ana.department, ana.line, ben.line) == ("ana@a.test", "Finance", 3, 4)
    assert faults == ["2:4 unknown-column", "4:2 bad-address"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_list_in_excel_s_unicode_text_says_how_to_save_it(tmp_path, encoding):
    """Given UTF-16, when the list is read, then the fault names the type of file to choose in Excel."""
    people = read(tmp_path, "\ufeff" + BASE, encoding=encoding)

    assert told(people) == ["1:1 file-utf16"]
    assert all("CSV UTF-8" in texts.say(language, "fault-file-utf16") for language in ("en", "fr"))


def test_a_list_of_a_whole_group_of_companies_is_read(tmp_path):
    """A program is a page; a list may be as long as `people generate` makes them."""
    rows = [f"Person {n},person{n}@exemple.test,{'mentor' if n % 2 else 'mentee'},Finance" for n in range(30_000)]
    people = read(tmp_path, "\n".join(["name,email,role,department", *rows]))

    assert not people.faults
    assert len(people.rows) == 30_000


def test_addresses_are_lower_case_and_one_row_may_have_both_roles(tmp_path):
    """Rule 24: given capitals, the role both and no id, when the list is read, then the address is the one identity."""
    (row,) = read(tmp_path, "name,email,role,manager\nAna,Ana@A.Test,Both,Boss@A.test\n").require()

    assert (row.email, row.manager, row.roles, row.key) == ("ana@a.test", "boss@a.test", set(Role), "ana@a.test")


def test_an_id_may_be_the_row_s_own_address(tmp_path):
    """Rule 24: given an id that repeats the address of its row, when the list is read, then nothing is at fault."""
    assert told(read(tmp_path, BASE.replace("fr,1", "fr,ana@a.test"))) == []


def test_managers_in_a_circle_are_a_warning_told_once(tmp_path):
    """Given two people who are each other's manager, when the list is read, then it warns once and can be used."""
    people = read(
        tmp_path,
        "name,email,role,manager\nA,a@a.test,mentor,b@a.test\nB,b@a.test,mentee,a@a.test\nC,c@a.test,mentor,a@a.test\n",
    )

    assert told(people) == ["2:4 manager-circle"]
    assert len(people.require()) == 3


@pytest.mark.parametrize(("size", "where"), [(3, "(lines 2, 3, 4)"), (7, "(lines 2, 3, 4, 5, 6 and 2 more)")])
def test_a_circle_of_managers_says_in_which_lines_it_is(tmp_path, size, where):
    """Given a circle in a list, when it is told, then its lines are named: among hundreds nobody finds it otherwise."""
    rows = [f"P{n},p{n}@a.test,both,p{(n + 1) % size}@a.test" for n in range(size)]

    (fault,) = read(tmp_path, "\n".join(["name,email,role,manager", *rows])).faults

    assert where in texts.say("en", "fault-manager-circle", **fault.data).replace("\u00a0", " ")
    assert fault.line == 2


@pytest.mark.parametrize(("mentors", "would"), [(2, 3), (5, 1), (0, 0)])
def test_more_executives_than_mentors_are_told_with_what_would_do(tmp_path, mentors, would):
    """Given five mentees, when mentors are fewer, then a warning says how many each would do."""
    rows = [f"E{n},e{n}@a.test,mentee" for n in range(5)] + [f"M{n},m{n}@a.test,mentor" for n in range(mentors)]

    people = read(tmp_path, "\n".join(["name,email,role", *rows]))

    few = [fault for fault in people.faults if fault.code == "mentors-few"]
    assert [fault.data["would"] for fault in few] == ([] if would == 1 else [would])
    assert len(people.require()) == 5 + mentors


def test_a_missing_list_is_a_fault(tmp_path):
    """Given no file, when the list is read, then a fault says so."""
    assert [fault.code for fault in read_people(tmp_path / "none.csv").faults] == ["file-missing"]


@pytest.mark.parametrize(("name", "mentees", "mentors"), [("transition-numerique", 12, 16), ("pilot", 4, 4)])
def test_the_shipped_lists_fit_their_programs(name, mentees, mentors):
    """Given a shipped program, when its people list is read, then all speak its languages and nothing is at fault."""
    program = load(PROGRAMS / f"{name}.yaml").require()

    people = read_people(PROGRAMS / f"{name}.people.csv", program.languages)

    assert people.faults == ()
    assert sum(Role.MENTEE in row.roles for row in people.rows) == mentees
    assert sum(Role.MENTOR in row.roles for row in people.rows) == mentors


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.booleans())
def test_any_text_is_rows_or_faults(tmp_path_factory, text, headed):
    """Given any text, when it is read as a list, then there are rows or faults, never an exception."""
    path = tmp_path_factory.mktemp("lists") / "people.csv"
    path.write_bytes(((BASE.partition("\n")[0] + "\n" if headed else "") + text).encode())

    people = read_people(path)

    assert people.rows or people.faults
