"""Every shipped program runs to its end in memory: willing people, months in a moment."""

from collections import Counter
from pathlib import Path

import pytest

from engine.company import Company
from engine.script import Script
from revflow import shipped
from revflow.definition.fields import ChoiceField
from revflow.definition.load import load
from revflow.domain.journeys import Scope

PROGRAMS = sorted(path.stem for path in Path(shipped.folder("programs")).glob("*.yaml"))
CROSSED = ("crossed-training", "danone")
MENTEES, MENTORS = 4, 5


@pytest.mark.parametrize("name", sorted({*PROGRAMS} - {*CROSSED}))
def test_a_shipped_program_runs_to_its_end(name):
    """Every executive finishes with a mentor, every pair has held its sessions, nobody is asked any more."""
    program = load(shipped.folder("programs") / f"{name}.yaml").require()
    company = Company(program, MENTEES, MENTORS)

    Script(company).play()

    endings = Counter((company.states[code].journey.scope, company.ending(code)) for code in company.states)
    assert endings[Scope.MENTEE, "finished"] == MENTEES
    assert endings[Scope.PAIR, "finished"] == MENTEES
    assert company.tasks() == ()


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_closing_survey_asks_what_was_done_at_work(name):
    """Two or three items of what one did, beside the levels: the full program's survey had none."""
    program = load(shipped.folder("programs") / f"{name}.yaml").require()

    fields = [one for step in program.steps if step.id == "closing-survey" for one in step.fields.values()]

    done = [one for one in fields if isinstance(one, ChoiceField)]
    assert [(one.by, list(one.options)) for one in done] == [("mentee", ["no", "once", "often"])] * 3


@pytest.mark.parametrize("name", CROSSED)
def test_a_crossed_program_runs_to_its_end(name):
    """Each teaches one topic and asks for another two: everybody finishes on both sides, each pair on one topic."""
    program = load(shipped.folder("programs") / f"{name}.yaml").require()
    topics = tuple(program.topics) * 2
    company = Company(program, mentees=0, mentors=0, both=len(program.topics) * 2)
    codes = list(zip(company.of(Scope.MENTOR), company.of(Scope.MENTEE), strict=True))
    places = [place % len(program.topics) for place in range(len(codes))]
    said = {mentor: (topics[place],) for place, (mentor, _) in zip(places, codes, strict=True)}
    said |= {mentee: topics[place + 1 : place + 3] for place, (_, mentee) in zip(places, codes, strict=True)}

    Script(company, topics=said).play()

    endings = {(company.states[code].journey.scope, company.ending(code)) for code in company.states}
    assert endings == {(scope, "finished") for scope in (Scope.COHORT, Scope.MENTEE, Scope.MENTOR, Scope.PAIR)}
    pairs = [company.states[code].journey for code in company.of(Scope.PAIR)]
    assert all(len(pair.topics) == 1 and pair.topics == said[pair.mentor] for pair in pairs)
    assert {pair.mentee for pair in pairs} == set(company.of(Scope.MENTEE))
    assert company.tasks() == ()


def test_the_practice_ships_as_seventeen_programs():
    """Thirteen companies whose practice is published or named, two ways beside it, a pilot and the full one."""
    assert len(PROGRAMS) == 17


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_s_first_lines_say_what_is_published_and_what_is_ours(name):
    """As the README promises: the two that are copied most, the pilot and the full one, did not say it."""
    text = (shipped.folder("programs") / f"{name}.yaml").read_text(encoding="utf-8")

    head = text.partition("revflow: 1")[0]

    assert ("Published: " in head, "Ours: " in head) == (True, True)
