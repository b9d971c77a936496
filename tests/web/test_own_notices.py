"""A company's own notice, however it was written and wherever it lies: people read all of it, or HR is told why not."""

import httpx
import pytest

from fixtures.house import House
from revflow.definition.load import load
from revflow.texts.typography import typeset
from web.conftest import HERE, launched
from web.forms import NEEDS

OWN = "# Vos données\n\nLisez.\n\n## Questions\n\n- à dpo@essai.test\n\n## En bref\n\n- tout\n"


@pytest.fixture
def company(tmp_path):
    """Write a company's program with its notice (bytes), in a folder of templates; return the program's path."""

    def write(text: bytes, folder: str = "templates", languages: str = "[fr]"):
        contents = tmp_path / folder / "content"
        contents.mkdir(parents=True)
        (contents / "ours.fr.md").write_bytes(text)
        (tmp_path / "programs").mkdir(exist_ok=True)
        program = tmp_path / "programs" / "told.yaml"
        source = (HERE / "pages.yaml").read_text("utf-8").replace("languages: [fr, en]", f"languages: {languages}")
        program.write_text(source + "privacy: {notice: ours}\n", "utf-8")
        return program

    return write


def shown(house: House, client: httpx.Client, program) -> str:
    with launched(house, str(program), "people.csv") as site:
        answer = client.get(site.link(site.task("needs")))
    assert answer.status_code == 200
    return answer.text


def test_all_of_a_notice_is_shown_whatever_its_headings(house: House, client: httpx.Client, company):
    """Given a part “Questions”, which in a training is no text, when the notice is shown, then it is there as well."""
    text = shown(house, client, company(OWN.encode()))

    assert "à dpo@essai.test" in text
    assert "<h3>Questions</h3>" in text


@pytest.mark.parametrize("folder", ["templates", "programs/templates"])
def test_a_notice_is_found_where_check_finds_it(house: House, client: httpx.Client, company, folder: str):
    """Given a notice in a folder that `check` accepts, when a form is opened, then it stands there."""
    program = company(OWN.encode(), folder)
    assert "unknown-content" not in [fault.code for fault in load(program).faults]

    assert "à dpo@essai.test" in shown(house, client, program)


def test_a_notice_without_a_heading_has_one_all_the_same(house: House, client: httpx.Client, company):
    """Given a text alone, when it is shown, then it can be folded and unfolded by a name."""
    text = shown(house, client, company(b"Lisez ceci."))

    assert f"<h2>{typeset('Vos données', 'fr')}</h2>" in text


def test_the_mark_that_windows_puts_first_hides_no_heading(house: House, client: httpx.Client, company):
    """Given a file in UTF-8 with a byte order mark, when it is shown, then its heading is its heading."""
    text = shown(house, client, company(b"\xef\xbb\xbf# Chez nous\n\nLisez.\n"))

    assert "<h2>Chez nous</h2>" in text
    assert "<p>Lisez.</p>" in text


def test_a_notice_that_cannot_be_read_is_a_fault_of_the_program(company):
    """Given a file in another encoding, when the program is checked, then HR is told which one and what to do."""
    faults = load(company("# Vos données\n".encode("latin-1"))).faults

    (fault,) = [fault for fault in faults if fault.code == "content-unreadable"]
    assert (fault.warning, fault.data["file"]) == (False, "content/ours.fr.md")


def test_a_notice_that_is_too_big_is_told_as_such(company):
    """Given a file that is no text anybody reads, when the program is checked, then nobody is told of its encoding."""
    faults = load(company(b"# Vos donn\xc3\xa9es\n" + b"mot " * 2_000_000)).faults

    (fault,) = [fault for fault in faults if fault.data.get("file")]
    assert (fault.code, fault.data["file"]) == ("content-too-big", "content/ours.fr.md")


@pytest.mark.parametrize(
    "text", ["", " \n\n", "\ufeff# Vos données\n", "# Vos données\n\n## Ce que nous lisons\n\n---\n"]
)
def test_a_notice_that_says_nothing_is_a_fault_of_the_program(company, text: str):
    """Given a file with headings at most, when the program is checked, then nobody will confirm to have read it."""
    faults = load(company(text.encode())).faults

    (fault,) = [fault for fault in faults if fault.data.get("file")]
    assert (fault.code, fault.warning, fault.data["file"]) == ("content-empty", False, "content/ours.fr.md")


@pytest.mark.parametrize("text", ["Lisez ceci.", "# Vos données\n\n## Questions\n\n- à dpo@essai.test\n"])
def test_a_notice_of_one_line_says_something(company, text: str):
    """Given a text without a title, or a list alone, when the program is checked, then it is taken as it is."""
    assert [fault.code for fault in load(company(text.encode())).faults if fault.data.get("file")] == []


def test_a_notice_in_another_language_than_its_page_is_spoken_in_its_own(house: House, client: httpx.Client, company):
    """Given a notice in French alone, when somebody's page is English, then screen readers are told (WCAG 3.1.2)."""
    program = company(OWN.encode(), languages="[fr, en]")

    with launched(house, str(program), "people.csv") as site:
        french, english = (client.get(site.link(site.task(step))).text for step in ("needs", "mentor-offer"))

    assert '<html lang="en">' in english
    assert english.count('lang="fr"') == 2
    assert french.count('lang="fr"') == 1


def test_a_notice_that_was_emptied_after_the_launch_is_confirmed_by_nobody(house: House, client: httpx.Client, company):
    """Given a notice that holds its title alone by now, when a form is opened, then nobody confirms to have read it."""
    program = company(OWN.encode())
    with launched(house, str(program), "people.csv") as site:
        emptied = program.parents[1] / "templates" / "content" / "ours.fr.md"
        emptied.write_text("# Vos données\n", "utf-8")

        answer = client.get(site.link(site.task("needs")))

    assert answer.status_code == 200
    assert typeset("Vos données", "fr") not in answer.text


def test_a_file_that_was_spoilt_after_the_launch_keeps_nobody_from_answering(
    house: House, client: httpx.Client, company
):
    """Given a notice that is saved in another encoding while a cohort runs, when a form is sent, then it is taken."""
    program = company(OWN.encode())
    with launched(house, str(program), "people.csv") as site:
        spoilt = program.parents[1] / "templates" / "content" / "ours.fr.md"
        spoilt.write_bytes("# Vos données\n".encode("latin-1"))
        link = site.link(site.task("needs"))

        answers = client.get(link), client.post(link, data=NEEDS | {":notice": "0" * 64})

    assert [answer.status_code for answer in answers] == [200, 303]
