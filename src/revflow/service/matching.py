"""The pairs of a cohort's newest wave, as HR reads them on a terminal."""

from functools import partial

from revflow.domain.journeys import Summary
from revflow.service.case import Case, load_case
from revflow.service.explained import Explained
from revflow.service.first_wave import tried
from revflow.service.ports import Ports
from revflow.service.wave import Wave, newest


def matching(ports: Ports, cohort: str, language: str) -> tuple[Wave, Explained]:
    """Return the wave that was proposed last, by name, and what says its codes in that language.

    Before the first one, numbered 0: where it cannot be formed, who found nobody and why.

    Raises RefusedError `cohort-unknown`.
    """
    with ports.store.read() as db:
        case = load_case(db, db.cohort(cohort).code)
    now = ports.clock.now()
    wave = tried(case, partial(_name, case), now) or newest(case, partial(_name, case))
    return wave, Explained(case.program, language)


def _name(case: Case, one: Summary) -> str:
    person = case.linked.people.get(one.journey.person)
    return person.name if person else one.journey.code
