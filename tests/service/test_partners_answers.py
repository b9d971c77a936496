"""What each of a pair says apart is HR's to hear: an old link of the other one does not show it."""

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import willing
from revflow.domain.tasks import Task, TaskKind
from revflow.service.handing import reassign
from revflow.service.tasks import page
from service_people import ONE_PAIR


def gates(house: House, journey: str) -> dict[str, Task]:
    """Return the gates of a journey by step and entry, closed ones too."""
    state = house.state(journey)
    return {f"{t.step} {t.awaits}": t for t in state.tasks.values() if t.kind is TaskKind.DECIDE}


def read_by(house: House, task: Task) -> tuple[list[str], list[str]]:
    """Return what the page of a task shows to who was asked: whose answers to what, and which files."""
    shown = page(house.app.ports, task.id, task.to[0])
    return [f"{one.title.say('en')}, {one.who}" for one in shown.shown], [file.name for file in shown.files]


def test_an_old_link_of_a_gate_shows_what_it_decided_about_and_nothing_said_since(house: House, tmp_path):
    """The links by which two accepted each other stay open: what either writes months later is not read there."""
    cohort = start(house, tmp_path, "transition-numerique", people=ONE_PAIR)
    house.live(willing, cohort)

    asked = gates(house, "P001")

    assert read_by(house, asked["pair-acceptance mentor"]) == ([], [])
    assert read_by(house, asked["pair-acceptance mentee"]) == ([], [])
    assert [line.partition(",")[0] for line in read_by(house, asked["plan-agreed mentee"])[0]] == ["Your plan"]
    assert len(read_by(house, asked["closing-review hr"])[0]) == 5


def test_at_a_gate_after_a_survey_one_of_a_pair_reads_ones_own_answers_alone(house: House, tmp_path):
    """Each answers the closing survey apart; a mentee who is asked to conclude it does not read the mentor's."""
    review = "  - id: closing-review\n    kind: approval\n    for_each: pair\n    by: hr\n"
    changed = (review, review.replace("hr", "mentee"))
    start(house, tmp_path, "transition-numerique", changed, people=ONE_PAIR)
    until(house, "closing-review")

    asked = gates(house, "P001")["closing-review mentee"]
    shown = page(house.app.ports, asked.id, asked.to[0])

    assert {one.who for one in shown.shown if one.title.say("en") == "Looking back"} == {shown.reader.name}


def test_who_takes_a_review_over_from_hr_reads_no_pulse(house: House, tmp_path):
    """How it goes is said for HR's ears alone: whom HR hands the closing review to reads the surveys, and no more."""
    start(house, tmp_path, "transition-numerique", people=ONE_PAIR)
    task = until(house, "closing-review")[0]
    before = read_by(house, task)[0]

    reassign(house.app.ports, task.id, "direction@exemple.test")
    after = read_by(house, gates(house, "P001")["closing-review hr"])[0]

    assert [line for line in before if line not in after] == [
        "How it went after session 2, Lina Roy",
        "How it went after session 2, Claire Martin",
    ]
