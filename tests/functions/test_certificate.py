"""The certificate: whose it is, what it says, in which letters; the same bytes for the same facts."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from revflow import shipped
from revflow.domain.calls import Call, CallPerson, CallSession, Signer
from revflow.domain.errors import OutsideError
from revflow.functions import InstalledFunctions

TITLE = {"fr": "Mentorat inversé, transition numérique", "en": "Reverse mentoring, digital transition"}
TOPICS = ({"fr": "Assistants d'IA", "en": "AI assistants"}, {"fr": "Données", "en": "Data"})


def call(name: str = "Karim Benali", language: str = "fr", role: str = "mentor", **more: object) -> Call:
    """Return a call for a pair whose six sessions of an hour were held."""
    given = Call(
        key="P017/certificate.1",
        journey="P017",
        scope="pair",
        step="certificate",
        cohort="c",
        company="Groupe Exemple",
        title=TITLE,
        at=datetime(2027, 5, 31, 22, 30, tzinfo=UTC),
        zone="Europe/Paris",
        told={"for": role},
        people={role: CallPerson("M001", name, "k@exemple.test", language)},
        topics=TOPICS,
        sessions=tuple(CallSession(n, datetime(2027, 4, n, 9, tzinfo=UTC), 60 + 30 * (n == 1)) for n in range(1, 7)),
        signer=Signer({"fr": "Direction générale", "en": "Executive board"}, "Éléonore Dąbrowska"),
        templates=(shipped.folder("templates"),),
    )
    return replace(given, **more)


def made(asked: Call) -> tuple[str, PdfReader]:
    (file,) = InstalledFunctions().call("certificate", asked)
    return file.name, PdfReader(io.BytesIO(file.data))


def text(asked: Call) -> str:
    _, reader = made(asked)
    (page,) = reader.pages
    return " ".join(page.extract_text().split())


def test_a_mentors_certificate_says_who_what_and_when_in_the_mentors_language():
    """The day is that of the program's time zone, the hours are those of the sessions held, the signer is named."""
    assert text(call()) == (
        "Groupe Exemple Attestation Mentorat décernée à Karim Benali"
        " pour avoir, comme mentor, partagé son savoir-faire dans le programme"
        " « Mentorat inversé, transition numérique »"
        " Sujets : Assistants d\N{RIGHT SINGLE QUOTATION MARK}IA, Données 6 séances tenues, 6,5 heures"
        " Mardi 1er juin 2027 Référence P017 Éléonore Dąbrowska Direction générale"
    )


def test_an_executives_certificate_in_english_names_a_group_that_signs_alone():
    """`with: {for: mentee}`; without topics or sessions nothing is said of them."""
    asked = call(language="en", role="mentee", topics=(), sessions=(), signer=Signer(call().signer.title))

    said = text(asked)

    assert "Karim Benali for taking part, and learning, in the program “Reverse mentoring, digital transition”" in said
    assert said.endswith("Tuesday 1 June 2027 Reference P017 Executive board")


@pytest.mark.parametrize("name", ["Łukasz Şahin-Grønbech", "Кирилл Ёлкин", "Nguyễn Thị Ánh", "Ελένη", "გიორგი Հայկ"])
def test_names_are_written_in_their_own_letters(name):
    """Composed or not, each letter of a name is drawn by a font that has it."""
    assert name in text(call(name))


@pytest.mark.parametrize("name", ["محمد الأمين", "דוד לוי"])
def test_names_that_are_written_from_right_to_left_are_drawn(name):
    """Their letters are joined as the script does: a reader of PDF may give them in another order."""
    assert set(text(call(name))) - set(text(call("x")))


def test_a_name_of_accents_apart_is_the_same_name():
    """What a list typed as `e` and an accent is written as one letter."""
    assert "Élodie" in text(call("E\N{COMBINING ACUTE ACCENT}lodie"))


def test_a_slash_in_a_name_is_none_in_the_files():
    """Else the file would be named after the last part alone."""
    name, _ = made(call("Ana Lima / Direction"))

    assert name == "Attestation Ana Lima - Direction.pdf"


def test_a_long_name_stays_on_one_page():
    """Its letters are smaller."""
    _, reader = made(call("Maximiliana Wolfeschlegelsteinhausenbergerdorff de la Tour du Pin Chambly " * 2))

    assert len(reader.pages) == 1


def test_a_letter_that_no_font_has_makes_no_certificate():
    """Not a square instead of a name: the company's own folder may bring a font."""
    with pytest.raises(OutsideError, match="letters-missing"):
        made(call("王小明"))


def test_a_company_brings_a_font_of_its_own(tmp_path):
    """Of two files with one name its own counts: a font that is none is found, and not read."""
    own = tmp_path / "fonts"
    own.mkdir()
    shipped_font = shipped.folder("templates") / "fonts" / "NotoSerif-Regular.ttf"
    (own / "Own.ttf").write_bytes(shipped_font.read_bytes())

    name, _ = made(call(templates=(tmp_path, shipped.folder("templates"))))

    assert name == "Attestation Karim Benali.pdf"


def test_a_role_that_the_pair_does_not_have_is_told():
    """A code, as of any action that fails."""
    with pytest.raises(OutsideError, match="certificate-nobody"):
        made(call(told={"for": "mentee"}))


def test_the_same_facts_make_the_same_bytes_in_any_process():
    """Nothing in it depends on the machine's clock or on chance: a call that is made again makes the same file."""
    (here,) = InstalledFunctions().call("certificate", call("Łukasz"))
    code = (
        "from functions.test_certificate import call; from revflow.functions import InstalledFunctions; import sys;"
        "sys.stdout.buffer.write(InstalledFunctions().call('certificate', call('Łukasz'))[0].data)"
    )
    paths = [str(Path(__file__).parents[1]), *filter(None, sys.path)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}

    there = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout

    assert there == here.data


def test_it_is_one_landscape_page_of_a4_with_its_language_and_title():
    """Readers of screens say in which language it is; its creation date is the call's moment."""
    _, reader = made(call())

    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (842, 595)
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    assert reader.metadata.title == "Attestation, Karim Benali"
    assert reader.metadata.creation_date == call().at


def test_no_font_stays_open_when_the_certificate_is_made():
    """A worker makes hundreds: each would keep two files open until they are collected."""
    before = len(list(Path("/proc/self/fd").iterdir()))

    files = [InstalledFunctions().call("certificate", call()) for _ in range(3)]

    assert len(files) == 3
    assert len(list(Path("/proc/self/fd").iterdir())) <= before
