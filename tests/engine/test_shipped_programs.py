"""Every shipped program runs to its end in memory: willing people, months in a moment."""

from collections import Counter
from pathlib import Path

import pytest

from engine.company import Company
from engine.script import Script
from revflow import shipped
from revflow.definition.load import load
from revflow.domain.journeys import Scope

PROGRAMS = sorted(path.stem for path in Path(shipped.folder("programs")).glob("*.yaml"))
MENTEES, MENTORS = 4, 5


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_shipped_program_runs_to_its_end(name):
    """Every executive finishes with a mentor, every pair has held its sessions, nobody is asked any more."""
    program = load(shipped.folder("programs") / f"{name}.yaml").require()
    company = Company(program, MENTEES, MENTORS)

    Script(company).play()

    endings = Counter((company.states[code].journey.scope, company.ending(code)) for code in company.states)
    assert endings[Scope.MENTEE, "finished"] == MENTEES
    assert endings[Scope.PAIR, "finished"] == MENTEES
    assert company.tasks() == ()


def test_the_practice_ships_as_thirteen_programs():
    """Ten companies whose practice is published or named, classic mentoring, a pilot and the full one."""
    assert len(PROGRAMS) == 13
