"""A mail that could not be rendered is a fault of the program, found before months have passed."""

from pathlib import Path

import pytest

from fixtures.house import House
from revflow import shipped
from revflow.bootstrap import open_letters
from revflow.domain.errors import Fault, FaultyInputError
from revflow.service import status
from revflow.service.check import check
from revflow.service.launch import launch
from revflow.service.mail_context import EMPTY
from revflow.service.mail_sample import sample
from revflow.texts import say
from service_people import PAIRS

PILOT = shipped.folder("programs") / "pilot.yaml"


@pytest.fixture
def program(tmp_path) -> Path:
    """A company's copy of the pilot, whose people read French, without templates of its own."""
    path = tmp_path / "company" / "programs" / "pilot.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(PILOT.read_text("utf-8"), encoding="utf-8")
    return path


def own(program: Path, name: str, text: str) -> Path:
    """Write one file of the company's own mails; a mail's other files are good."""
    path = program.parent.parent / "templates" / "mail" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    language = path.name.split(".")[1]
    if path.parent.name != "mail":
        for part in (f"subject.{language}.txt", f"body.{language}.txt", f"body.{language}.html"):
            (path.parent / part).write_text("Good", encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    return path


def faults(program: Path) -> list[Fault]:
    return list(check(open_letters(), program).faults)


@pytest.mark.parametrize("path", sorted(shipped.folder("programs").glob("*.yaml")), ids=lambda path: path.stem)
def test_all_shipped_mails_render_with_the_sample(path):
    """Beside the shipped programs lie the shipped mails: each is tried."""
    assert not check(open_letters(), path).errors


def test_the_sample_has_every_name_that_a_mail_may_use():
    """Else a good template would be called faulty."""
    assert set(sample("fr")) == set(EMPTY) | {"language"}


@pytest.mark.parametrize(
    ("name", "text", "line", "reason"),
    [
        ("needs/subject.fr.txt", "S {{ zork }}", 1, "undefined"),
        ("needs/body.fr.html", "<p>\n{% for x in %}</p>", 2, "syntax"),
        ("needs/body.fr.txt", "Bonjour\n\n{{ person.prenom }}", 3, "undefined"),
        ("needs/body.fr.txt", "{% include 'nowhere.txt' %}", 1, "missing"),
        ("ending-left/body.fr.txt", "{{ ''.__class__ }}", 1, "forbidden"),
        ("layout.html", "\n{% block body %}", 2, "syntax"),
    ],
)
def test_a_faulty_template_is_told_with_its_place_in_both_languages(program, name, text, line, reason):
    """Also of a mail that the engine orders by itself, and of what all mails share."""
    path = own(program, name, text)

    [fault] = faults(program)

    assert (fault.code, fault.warning, fault.data["reason"]) == ("mail-faulty", False, reason)
    assert (fault.line, fault.column) == (1 if reason == "missing" else line, 1)
    assert fault.path == str(path if reason != "missing" else path.parent.parent / "nowhere.txt")
    sentences = {say(language, "fault-mail-faulty", **fault.data) for language in ("fr", "en")}
    assert len(sentences) == 2


def test_a_mail_of_the_company_in_one_language_alone_is_a_fault_where_two_are_read(program):
    """Its other readers would never get it."""
    text = program.read_text("utf-8").replace("languages: [fr]", "languages: [fr, en]")
    program.write_text(text.replace("use: needs\n", "use: needs\n    mail: our-needs\n"), encoding="utf-8")
    path = own(program, "our-needs/body.fr.txt", "Bonjour")

    found = [fault for fault in faults(program) if not fault.warning]

    assert [(fault.path, fault.data["reason"]) for fault in found] == [(str(path.parent / "subject.en.txt"), "missing")]


def test_a_mail_that_this_program_never_sends_may_be_unfinished(program):
    """Several programs share one folder of templates."""
    own(program, "next-year/body.fr.txt", "{{ zork }}")

    assert faults(program) == []


def test_a_program_with_a_faulty_mail_is_not_launched(house: House, program, tmp_path):
    """Its file and line are told, and not one journey is made."""
    people = tmp_path / "people.csv"
    people.write_text(PAIRS, encoding="utf-8")
    path = own(program, "needs/subject.fr.txt", "S {{ zork }}")

    with pytest.raises(FaultyInputError) as refused:
        launch(house.app.ports, program, people)

    assert [fault.path for fault in refused.value.faults if not fault.warning] == [str(path)]
    assert refused.value.data["count"] == 1
    assert status.cohorts(house.app.ports) == []
