"""Every fault has its sentence in every language, and every sentence a test."""

import re
from pathlib import Path

from revflow import definition, texts

CATALOGUES = Path(texts.__file__).parent
CODE = Path(definition.__file__).parent
CLAIMS = Path(__file__).parents[1]


def _keys(language, area):
    lines = (CATALOGUES / language / f"{area}.ftl").read_text(encoding="utf-8").splitlines()
    return [found[1] for line in lines if (found := re.match(r"([a-z][a-z0-9-]*) =", line))]


def _codes():
    return {key.removeprefix("fault-") for key in _keys("en", "definition") if key.startswith("fault-")}


def test_both_languages_tell_the_same():
    """Given the catalogues, when their keys are compared, then no language lacks one, and none stands there twice."""
    assert _keys("en", "definition") == _keys("fr", "definition")
    assert len(_keys("en", "definition")) == len(set(_keys("en", "definition")))


def test_no_other_area_has_the_same_keys():
    """Given all areas, when their keys are compared, then none hides one of ours."""
    others = {path.stem for path in (CATALOGUES / "en").glob("*.ftl")} - {"definition"}

    assert not set(_keys("en", "definition")) & {key for area in others for key in _keys("en", area)}


def test_every_sentence_is_told_in_a_test():
    """Given the codes of all faults, when the tests are read, then each is expected by one of them."""
    claims = "".join(path.read_text(encoding="utf-8") for path in CLAIMS.rglob("test_*.py"))

    assert sorted(code for code in _codes() if not re.search(rf'[ "]{re.escape(code)}"', claims)) == []


def test_every_code_that_is_written_has_its_sentence():
    """Given the code of the definition, when its fault codes are read, then each is in the catalogue."""
    source = "".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    written = set(re.findall(r'\b(?:fault|warn|Fault)\(\s*"([a-z0-9-]+)"', source))

    assert len(written) > 50
    assert written <= _codes()


def test_what_people_choose_has_one_name_in_french():
    """One word, one meaning: a topic is a “sujet” on pages, in mails and in what is refused."""
    said = {path.name: path.read_text(encoding="utf-8") for path in (CATALOGUES / "fr").glob("*.ftl")}

    assert [name for name, text in said.items() if "thème" in text] == []
