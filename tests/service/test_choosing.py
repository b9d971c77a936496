"""A mentee names a mentor, HR draws the pairs: from the page to the pair, on a real store."""

import threading

import pytest

from changed_programs import start, until
from fixtures.script import willing
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.service.choose import choose, draw
from revflow.service.tasks import page
from service.test_trainings import MORNING, everything, mails

CHOSEN, DRAWN = (("chosen_by: rules ", f"chosen_by: {who} ") for who in ("mentee", "hr"))
WISH = "I need somebody who speaks Portuguese"


@pytest.fixture
def choosing(house, tmp_path):
    """Return the tasks of mentees who are to choose."""
    house.app.clock.advance_to(MORNING)
    start(house, tmp_path, "transition-numerique", CHOSEN)
    return until(house, "matching")


def test_the_page_offers_mentors_with_reasons_and_nothing_private(house, choosing):
    """Who has come forward and fits, the best first: no answers, no pairs of others."""
    shown = page(house.app.ports, choosing[0].id, choosing[0].to[0])
    assert {one.name for one in shown.choosable} == {"Lina Roy", "Tom Petit", "Ana Petit"}
    assert all(one.pros for one in shown.choosable)
    assert (shown.shown, shown.wave.pairs, shown.files) == ((), (), ())


def test_two_who_name_the_last_place_at_one_moment_do_not_both_get_it(house, choosing):
    """Real threads: one is taken, the other hears that the place is gone, and still has the task."""
    first, second = choosing[:2]
    mentor = page(house.app.ports, first.id, first.to[0]).choosable[0].code
    assert mentor in {one.code for one in page(house.app.ports, second.id, second.to[0]).choosable}
    told = []

    def name(task):
        try:
            choose(house.app.ports, task.id, task.to[0], mentor)
            told.append("")
        except RefusedError as refused:
            told.append(refused.code)

    threads = [threading.Thread(target=name, args=(task,)) for task in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["", "mentor-taken"]
    (left,) = house.tasks(step="matching")
    assert mentor not in {one.code for one in page(house.app.ports, left.id, left.to[0]).choosable}


def test_what_a_mentee_says_to_hr_goes_by_mail_to_hr_alone(house, choosing):
    """The journal knows a digest; the mail has the words, and the commands that help."""
    task = choosing[0]
    choose(house.app.ports, task.id, task.to[0], said=WISH)
    house.settle()

    told = mails(house, "hr-incident")

    (text,) = next(iter(told.values()))
    assert WISH in text
    assert f"--mentee {task.journey} --mentor CODE" in text
    assert WISH in everything(house)
    assert len(told) == 1


def test_hr_draws_what_the_rules_suggest_but_for_one(house, tmp_path):
    """Given a suggestion with reasons, when HR leaves one out, then the approval shows the rest, and whom it left."""
    start(house, tmp_path, "transition-numerique", DRAWN)
    (task,) = until(house, "matching")
    rows = page(house.app.ports, task.id, task.to[0]).sheet.rows
    assert all(row.suggested and row.pair is not None for row in rows)

    draw(house.app.ports, task.id, task.to[0], {row.mentee: row.suggested.partition(" ")[0] for row in rows[1:]})
    house.settle()

    approval = house.tasks(step="matching-approval")[0]
    wave = page(house.app.ports, approval.id, approval.to[0]).wave
    assert len(wave.pairs) == len(rows) - 1
    assert rows[0].mentee in {single.code for single in wave.singles}


@pytest.mark.parametrize("line", [CHOSEN, DRAWN], ids=["mentee", "hr"])
def test_a_whole_program_runs_to_its_end_by_choices(house, tmp_path, line):
    """Every executive finishes with a mentor."""
    cohort = start(house, tmp_path, "transition-numerique", line)
    house.live(willing, cohort)
    with house.app.store.read() as db:
        summaries = db.summaries(cohort)
    scopes = {scope: {one.ending for one in summaries if one.journey.scope is scope} for scope in Scope}
    assert scopes[Scope.MENTEE] == scopes[Scope.PAIR] == scopes[Scope.COHORT] == {"finished"}
