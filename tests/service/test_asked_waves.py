"""HR asks for a wave of a cohort that lives (rule 6): by two at once, on hold, stopped."""

from concurrent.futures import ThreadPoolExecutor

from changed_programs import start
from fixtures.house import House
from fixtures.script import willing
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Entered, WaveAsked
from revflow.service.ask_wave import ask_wave
from revflow.service.leave import hold, release, stop

SILENT = ("E002", "M002", "M003")


def one_of_each_side(house: House, tmp_path) -> tuple[str, str]:
    """Launch a cohort of which one executive and one mentor come as far as the match; return it and its code."""
    cohort = start(house, tmp_path, "transition-numerique")
    for _ in range(8):
        house.settle()
        for task in house.tasks():
            if task.journey not in SILENT:
                willing(house, task)
    house.settle()
    with house.app.store.read() as db:
        return cohort, db.cohort(cohort).code


def said(house: House, cohort: str) -> str:
    """Return why a wave is refused, or nothing."""
    try:
        ask_wave(house.app.ports, cohort)
    except RefusedError as error:
        return error.code
    return ""


def test_two_of_hr_who_ask_at_once_have_asked_for_one_wave(house: House, tmp_path):
    """Before the first word has had its effect the second says the same: the journal keeps it once."""
    cohort, code = one_of_each_side(house, tmp_path)

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda _: said(house, cohort), range(2)))
    house.settle()

    facts = [event.fact for event in house.state(code).events]
    assert told == ["", ""]
    assert [fact for fact in facts if isinstance(fact, WaveAsked)] == [WaveAsked(1)]
    assert [fact.wave for fact in facts if isinstance(fact, Entered) and fact.step == "matching"] == [1]


def test_of_a_cohort_on_hold_or_stopped_no_wave_is_asked_for(house: House, tmp_path):
    """Each is told as what it is, also before the cohort has been driven to its end; one that goes on can be asked."""
    cohort, code = one_of_each_side(house, tmp_path)
    hold(house.app.ports, code, "hr")
    on_hold = said(house, cohort)
    release(house.app.ports, code)
    house.settle()
    stop(house.app.ports, code)
    stopped = said(house, cohort)
    house.settle()

    assert (on_hold, stopped, said(house, cohort)) == ("held", "journey-ended", "journey-ended")
