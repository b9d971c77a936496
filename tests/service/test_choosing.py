"""A mentee names a mentor, HR draws the pairs: from the page to the pair, on a real store."""

from functools import partial

import pytest
from sqlalchemy import event

from changed_programs import start, until
from fixtures.script import willing
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.service.choose import choose, draw, suggested
from revflow.service.leave import leave
from revflow.service.tasks import page
from service.racing import codes, together
from service.test_trainings import MORNING, everything, mails
from service_people import HEAD

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


def test_of_those_who_name_one_mentor_in_the_same_moment_one_does(anywhere, tmp_path):
    """On both databases: the others hear that the place is gone, and may still choose among the rest."""
    people = "".join(f"Me {n},me{n}@x.test,mentee,,,,\nMo {n},mo{n}@x.test,mentor,,,,\n" for n in range(1, 5))
    start(anywhere, tmp_path, "ge-1999", people=HEAD + people)
    asked = until(anywhere, "matching")
    ports = anywhere.app.ports
    for mentor in ("M001", "M002", "M003"):
        refused = together(*[partial(choose, ports, task.id, task.to[0], mentor) for task in asked])

        assert sorted(codes(refused)) == ["done", *["mentor-taken"] * (len(asked) - 1)]
        asked = [task for task in anywhere.tasks(step="matching") if task.id in {one.id for one in asked}]
        left = page(ports, asked[0].id, asked[0].to[0]).choosable
        assert mentor not in {one.code for one in left}
    assert [one.code for one in left] == ["M004"]


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


def cohorts_read(house, act) -> int:
    """Return how often an act reads all journeys of a cohort."""
    ran: list[str] = []
    engine = house.app.store._reading
    listen = ("before_cursor_execute", lambda _c, _cursor, statement, *_more: ran.append(statement))
    event.listen(engine, *listen)
    try:
        act()
    finally:
        event.remove(engine, *listen)
    return sum(1 for statement in ran if "WHERE journeys.cohort" in statement)


def test_drawing_many_pairs_looks_for_their_people_once(house, tmp_path):
    """By code or by address: five hundred pairs are not five hundred readings of the cohort."""
    people = "".join(f"Me {n},me{n}@x.test,mentee,,,,\nMo {n},mo{n}@x.test,mentor,,,,\n" for n in range(1, 7))
    start(house, tmp_path, "ge-1999", ("chosen_by: mentee", "chosen_by: hr"), people=HEAD + people)
    (task,) = until(house, "matching")
    draws = partial(draw, house.app.ports, task.id, task.to[0])

    def unknown(many: int) -> None:
        pairs = {f"E{n:03d}": f"mo{n}@x.test" for n in range(1, many + 1)}
        with pytest.raises(RefusedError):
            draws(pairs | {"E006": "M099"})

    assert cohorts_read(house, partial(unknown, 4)) == 1


def test_a_suggested_pair_of_somebody_who_has_left_is_suggested_no_more(house, tmp_path):
    """HR takes what the rules suggest, on the page or by its command, and nothing is refused for who is gone."""
    start(house, tmp_path, "transition-numerique", DRAWN)
    (task,) = until(house, "matching")
    ports = house.app.ports
    before = suggested(ports, task.id)
    gone = next(iter(before.values()))
    leave(ports, gone, house.state(gone).journey.person)
    house.settle()

    rows = page(ports, task.id, task.to[0]).sheet.rows

    assert gone not in suggested(ports, task.id).values()
    assert gone not in {row.suggested.partition(" ")[0] for row in rows}
    draw(ports, task.id, task.to[0], suggested(ports, task.id))
