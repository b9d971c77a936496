"""Whole programs as golden paths: what is written in the journals, in order, from launch to end."""

import pytest

from engine.company import Company
from engine.golden_path import assert_golden
from engine.script import Script
from revflow import shipped
from revflow.definition.load import load
from revflow.domain.journeys import Scope


def company_of(program, mentees, mentors):
    return Company(load(shipped.folder("programs") / f"{program}.yaml").require(), mentees, mentors)


def smooth_pilot():
    """The pilot: everybody does what is asked."""
    company = company_of("pilot", 2, 2)
    Script(company).play()
    return company


def eventful_program():
    """The whole program: a mentor fails vetting, a pair is declined, a module comes back, an executive leaves."""
    company = company_of("transition-numerique", 3, 4)
    script = Script(
        company,
        outcomes={
            "E001.needs-review.1": "revise",
            "M004.mentor-vetting.1": "decline",
            "P002.pair-acceptance.1.1": "decline",
            "T001.module-design.1.a1": "revise",
        },
        topics={"E001": ("data",), "E002": ("assistants", "data"), "E003": ("social-media",)},
        before={"P003.sessions.1.s3": lambda: company.leave(company.states["P003"].journey.mentee)},
    )
    script.play()
    return company


def silent_program():
    """Nobody ever answers: reminders, escalations, then the forms expire."""
    company = company_of("transition-numerique", 1, 1)
    company.jump_to_end()
    return company


@pytest.mark.parametrize("story", [smooth_pilot, eventful_program, silent_program], ids=lambda story: story.__name__)
def test_a_whole_program_goes_its_golden_path(story):
    """From launch to end, event by event."""
    assert_golden(story.__name__.replace("_", "-"), story().path)


def test_a_whole_program_ends_every_journey_as_the_story_says():
    """Every journey of the eventful program has the ending that its people made for it (rule 5)."""
    company = eventful_program()

    endings = {code: company.ending(code) for code in company.states}

    assert company.over
    assert endings["M004"] == "declined"
    assert sorted(endings[code] for code in company.of(Scope.MENTEE)) == ["finished", "finished", "left"]
    assert sorted(endings[code] for code in company.of(Scope.PAIR)) == ["declined", "finished", "finished", "stopped"]


def test_two_runs_of_one_story_are_the_same():
    """Neither chance nor the wall clock is in the engine."""
    assert eventful_program().path == eventful_program().path
