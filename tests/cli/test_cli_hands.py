"""What HR and those who are asked do with whose a task is, and who is away, from a terminal."""

import json
from datetime import timedelta

import pytest

from revflow.domain.facts import Answered, Asked, Reopened, Voted
from revflow.domain.tasks import TaskState

OFFER = {"topics": {"data": {"now": 4}}}


def read(small, task):
    with small.house.app.store.read() as db:
        return db.task(task.id)


def ref(small, address):
    with small.house.app.store.read() as db:
        return db.people_at(address)[0][1].ref


def listed(revflow, task):
    return next(one for one in json.loads(revflow("tasks", "--json").out) if one["task"] == task.id)


def days(small, first, last):
    """Return the days so many days from now, as they are typed."""
    today = small.house.app.clock.now()
    return [(today + timedelta(days=number)).date().isoformat() for number in (first, last)]


def answered(small, revflow, tmp_path, *more):
    """Answer the first mentor's form; return the task."""
    task, file = small.task("offer"), tmp_path / "offer.json"
    file.write_text(json.dumps(OFFER), encoding="utf-8")
    assert revflow("answer", task.id, "--json", file, *more).code == 0
    small.house.settle()
    return task


def test_a_claimed_task_is_shown_with_who_has_it_and_given_back(revflow, cohort):
    """Given two who may act, when one claims the task, then lists say who, until it is given back."""
    task = cohort.task("module")
    unnamed = revflow("claim", task.id)

    claimed = revflow("claim", task.id, "--as", "ada@mini.test")

    assert (unnamed.code, claimed.code) == (2, 0)
    assert listed(revflow, task)["claimed_by"] == "ada@mini.test"
    assert "Claimed by" in revflow("tasks").out
    assert revflow("claim", task.id, "--as", "bob@mini.test").code == 1
    assert revflow("claim", task.id, "--as", "bob@mini.test", "--give-back").code == 1
    assert revflow("claim", task.id, "--give-back").code == 0
    assert listed(revflow, task)["claimed_by"] == ""


def test_somebody_away_is_stood_in_for_and_lists_say_by_whom(revflow, cohort, tmp_path):
    """Given a deputy for some days, when the days have begun, then he or she is asked; --back ends it."""
    answered(cohort, revflow, tmp_path)
    gate = cohort.task("vetting")
    first, last = days(cohort, 0, 5)

    said = revflow("away", "HR@mini.test", "--from", first, "--to", last, "--deputy", "vice@mini.test")
    cohort.house.settle()

    assert said.code == 0
    assert "vice@mini.test stands in" in said.err
    assert listed(revflow, gate)["deputies"] == ["vice@mini.test"]
    assert revflow("away", "hr@mini.test", "--back").err.strip() == "hr@mini.test is back."
    assert revflow("away", "hr@mini.test", "--back").err.strip() == "hr@mini.test was not away."
    assert revflow("decide", gate.id, "approve", "mastery=4", "--as", "vice@mini.test").code == 1


@pytest.mark.parametrize(("first", "last", "both"), [(0, 5, True), (5, 9, True), (6, 9, False)])
def test_a_deputy_who_is_away_too_is_told_with_what_to_do(revflow, cohort, first, last, both):
    """Given a deputy with days off of her own, when they overlap, then HR is told that nobody would stand in."""
    own = days(cohort, 3, 5)
    assert revflow("away", "mia@mini.test", "--from", own[0], "--to", own[1]).code == 0
    begins, ends = days(cohort, first, last)

    said = revflow("away", "hr@mini.test", "--from", begins, "--to", ends, "--deputy", "mia@mini.test")

    assert (said.code, "Name somebody else: revflow away hr@mini.test" in said.err) == (0, both)


def test_a_deputy_who_goes_away_later_is_told_for_whom_nobody_stands_in(revflow, cohort):
    """The other way round: the absence was there first; whoever is there all the time is not named."""
    begins, ends = days(cohort, 0, 5)
    assert revflow("away", "hr@mini.test", "--from", begins, "--to", ends, "--deputy", "mia@mini.test").code == 0

    said = revflow("away", "mia@mini.test", "--from", begins, "--to", begins)
    other = revflow("away", "ada@mini.test", "--from", begins, "--to", ends)

    assert (said.code, "the deputy of hr@mini.test is away" in said.err) == (0, True)
    assert (other.code, "deputy of" in other.err) == (0, False)


@pytest.mark.parametrize(
    "options", [[], ["--from", "2027-03-01"], ["--back", "--to", "2027-03-01"], ["--back", "--deputy", "x@mini.test"]]
)
def test_an_absence_has_both_its_days_or_is_over(revflow, cohort, options):
    """Given half an absence, when it is told, then the sentence says what belongs together."""
    said = revflow("away", "hr@mini.test", *options)

    assert said.code == 2
    assert "--from DATE and --to DATE" in said.err


@pytest.mark.parametrize(
    ("address", "first", "last", "why"),
    [
        ("nobody@mini.test", 1, 2, "Nobody at nobody@mini.test"),
        ("hr@mini.test", 2, 1, "before the first"),
        ("hr@mini.test", -9, -8, "is over"),
        ("hr@mini.test", 1, 5000, "Check the year"),
    ],
)
def test_an_absence_that_cannot_be_is_told_why(revflow, cohort, address, first, last, why):
    """Given days or a person that cannot be, when an absence is told, then one sentence says what is wrong."""
    first_day, last_day = days(cohort, first, last)

    said = revflow("away", address, "--from", first_day, "--to", last_day)

    assert said.code == 1
    assert why in said.err


def test_hr_hands_a_task_over_and_who_is_asked_delegates(revflow, cohort, tmp_path):
    """Given a gate, when HR names somebody new, then that person alone is asked, and may hand it on."""
    answered(cohort, revflow, tmp_path)
    gate = cohort.task("vetting")

    said = revflow("reassign", gate.id, "--to", "new@mini.test")

    assert said.code == 0
    assert listed(revflow, gate)["awaits"] == ["new@mini.test"]
    assert revflow("reassign", gate.id, "--to", "noe@mini.test", "--as", "eve@mini.test").code == 1
    assert revflow("reassign", gate.id, "--to", "hr@mini.test", "--as", "new@mini.test").code == 0
    assert listed(revflow, gate)["awaits"] == ["hr@mini.test"]


def test_hr_answers_and_decides_for_somebody_with_a_reason(revflow, cohort, tmp_path):
    """Given --for and --reason, when HR acts, then the journal says for whom and who did it."""
    task = cohort.task("offer")
    person = read(cohort, task).to[0]
    with cohort.house.app.store.read() as db:
        address = db.people(cohort.cohort)[person].email
    behalf = ["--for", address, "--as", "hr@mini.test"]
    file = tmp_path / "offer.json"
    file.write_text(json.dumps(OFFER), encoding="utf-8")

    assert revflow("answer", task.id, "--json", file, "--for", address, "--reason", "By phone").code == 2
    assert revflow("answer", task.id, "--json", file, *behalf).code == 1
    assert revflow("answer", task.id, "--json", file, *behalf, "--reason", "By phone").code == 0

    events = [event for event in cohort.house.state(task.journey).events if isinstance(event.fact, Answered)]
    assert [(event.actor, event.fact.principal) for event in events] == [(ref(cohort, "hr@mini.test"), person)]
    with cohort.house.app.store.read() as db:
        assert db.content(events[0].fact.reason) == "By phone"


def test_nobody_but_hr_decides_for_somebody(revflow, cohort, tmp_path):
    """Given a colleague who is not of HR, when he or she decides for HR, then it is refused."""
    answered(cohort, revflow, tmp_path)
    gate = cohort.task("vetting")

    said = revflow(
        *["decide", gate.id, "approve", "mastery=4", "--for", "hr@mini.test"],
        *["--as", "ada@mini.test", "--reason", "She asked me to"],
    )

    assert said.code == 1
    assert not [event for event in cohort.house.state(gate.journey).events if isinstance(event.fact, Voted)]


def test_who_decided_takes_it_back(revflow, cohort, tmp_path):
    """Given a decision that nobody has gone on after, when who gave it takes it back, then the gate is open again."""
    answered(cohort, revflow, tmp_path)
    gate = cohort.task("vetting")
    assert revflow("decide", gate.id, "decline").code == 0

    unnamed = revflow("take-back", gate.id)
    other = revflow("take-back", gate.id, "--as", "ada@mini.test")
    own = revflow("take-back", gate.id, "--as", "hr@mini.test")

    assert (unnamed.code, other.code, own.code) == (2, 1, 0)
    assert read(cohort, gate).state is TaskState.OPEN


def test_hr_reopens_a_step_with_a_reason(revflow, cohort, tmp_path):
    """Given an answered form, when HR reopens it, then its person is asked again and the reason is kept apart."""
    task = answered(cohort, revflow, tmp_path)

    assert revflow("reopen", task.id, "--reason", "  ").code == 1
    assert revflow("reopen", task.id, "--reason", "Wrong topics").code == 0
    cohort.house.settle()

    again = next(one for one in cohort.house.tasks(step="offer") if one.journey == task.journey)
    reopened = [e.fact for e in cohort.house.state(task.journey).events if isinstance(e.fact, Reopened)]
    with cohort.house.app.store.read() as db:
        assert db.content(reopened[0].reason) == "Wrong topics"
    assert again.round == 2


@pytest.mark.parametrize("words", [["reopen", "--reason", "x"], ["take-back", "--as", "a@b.test"], ["claim"]])
def test_a_task_that_does_not_exist_is_told_as_a_task(revflow, cohort, words):
    """Given a mistyped task, when anything is done with it, then the sentence names the task."""
    said = revflow(words[0], "M999.x.1", *words[1:])

    assert said.code == 1
    assert "There is no task M999.x.1" in said.err


@pytest.mark.parametrize("by_name", [True, False])
def test_a_cohort_is_held_and_released_whole_by_its_name_or_code(revflow, cohort, by_name):
    """Given the cohort's name or its own code, when it is held, then all of its journeys are, and the words say so."""
    with cohort.house.app.store.read() as db:
        own = db.cohort(cohort.cohort).code
    word = cohort.cohort if by_name else own

    def shown():
        cohort.house.settle()
        journeys = json.loads(revflow("status", cohort.cohort, "--json").out)["journeys"]
        return {one["state"] for one in journeys if one["state"] != "finished"}

    held = revflow("hold", word)
    assert shown() == {"held"}
    released = revflow("release", word)

    assert shown() == {"running"}
    assert all(f"The whole cohort {cohort.cohort}" in said.err for said in (held, released))


def test_one_of_hr_says_who_gives_a_vote_that_nobody_could_be_asked_for(revflow, small, tmp_path):
    """Given a gate of a mentor's own, when HR hands it over with --as, then it is asked, and the journal says who."""
    source = small.program.read_text("utf-8").replace("by: hr\n    rubric", "by: mia@mini.test\n    rubric")
    small.program.write_text(source, "utf-8")
    revflow("launch", small.program, "--people", small.people)
    small.house.settle()
    gate = answered(small, revflow, tmp_path).id.replace("offer", "vetting")

    unknown = revflow("reassign", "nothing", "--to", "noe@mini.test", "--as", "hr@mini.test")
    stranger = revflow("reassign", gate, "--to", "noe@mini.test", "--as", "eve@mini.test")
    said = revflow("reassign", gate, "--to", "noe@mini.test", "--as", "hr@mini.test")

    assert [one.code for one in (unknown, stranger, said)] == [1, 1, 0]
    assert "nothing" in unknown.err
    assert listed(revflow, small.task("vetting"))["awaits"] == ["noe@mini.test"]
    asked = [
        event.actor for event in small.house.state(small.task("vetting").journey).events if type(event.fact) is Asked
    ]
    assert asked[-1] == ref(small, "hr@mini.test")


def test_a_task_of_a_journey_on_hold_is_listed_as_on_hold(revflow, cohort):
    """Given a journey that HR holds, when tasks are listed, then nobody reads that its own could be done now."""
    task = cohort.task("offer")
    revflow("hold", task.journey)

    assert (listed(revflow, task)["state"], listed(revflow, task)["on_hold"]) == ("open", True)
    table = revflow("tasks").out
    assert "on hold" in next(line for line in table.splitlines() if task.id in line)
    revflow("release", task.journey)
    assert listed(revflow, task)["on_hold"] is False
    assert "on hold" not in revflow("tasks").out
