"""The forms of programs in which who learns is no executive: classic mentoring, and crossed training."""

import html as escapes
from dataclasses import replace

import httpx
import pytest

from web.conftest import HERE, launched
from web.samples import SAMPLES
from web.test_page_rendering import html

CROSSING = {"needs": "d'un seul côté", "mentor-offer": "on one side only"}
"""Each in its reader's language."""


@pytest.fixture(params=["mentees_are: learners", "crossed: true", "mentees_are: executives"])
def learners(house, request, tmp_path):
    """The pages' program with one line more, of the whole or of its match."""
    program, text = tmp_path / "learners.yaml", (HERE / "pages.yaml").read_text("utf-8")
    line = request.param
    crossed = line.startswith("crossed")
    changed = text.replace("use: matching\n", f"use: matching\n    {line}\n", 1) if crossed else f"{text}\n{line}\n"
    assert changed != text
    program.write_text(changed, "utf-8")
    with launched(house, str(program), str(HERE / "people.csv")) as site:
        yield site, line


def test_a_form_of_topics_speaks_of_the_crossing_and_of_nobody_s_rank(learners, client: httpx.Client):
    """In crossed training it says beforehand that nobody is taught what they teach; as an executive acts who is one."""
    site, line = learners
    pages = {step: escapes.unescape(client.get(site.link(site.task(step))).text) for step in CROSSING}
    shown = {step: text.replace("\u2019", "'") for step, text in pages.items()}

    assert [said in shown[step] for step, said in CROSSING.items()] == [line == "crossed: true"] * 2
    assert ("dirigeant" in shown["needs"]) == line.endswith("executives")
    assert ("qui apprend" in shown["needs"]) != line.endswith("executives")


@pytest.mark.parametrize(("crossed", "who"), [(False, "Executive"), (True, "Learner")])
def test_the_sheet_on_which_hr_draws_calls_them_what_the_program_does(crossed, who):
    """Its head and, on a phone, each line."""
    page = SAMPLES["drawing"]("en")
    program = page.program.model_copy(update={"mentees_are": "learners" if crossed else "executives"})
    source = html(replace(page, program=program))

    assert f">{who}</th>" in source
    assert f'data-label="{who}"' in source
    assert ("Executive" in source) != crossed
