"""What people and HR do with tasks and journeys from a terminal."""

import json

import pytest

from revflow.domain.journeys import Ending
from revflow.domain.tasks import TaskState

OFFER = {"topics": {"data": {"now": 4}}}


def state(small, task):
    with small.house.app.store.read() as db:
        return db.task(task.id)


def offered(small, revflow, tmp_path):
    """Answer the first mentor's form, and return the gate that follows."""
    answer = tmp_path / "offer.json"
    answer.write_text(json.dumps(OFFER), encoding="utf-8")
    assert revflow("answer", small.task("offer").id, "--json", answer).code == 0
    small.house.settle()
    return small.task("vetting")


def test_a_form_is_answered_from_a_file(revflow, cohort, tmp_path):
    """Only one person may answer it: nobody needs to be named."""
    task = cohort.task("offer")

    offered(cohort, revflow, tmp_path)

    assert state(cohort, task).state is TaskState.DONE


def test_wrong_fields_are_all_told_and_nothing_is_taken(revflow, cohort, tmp_path):
    """A form's faults come together, each by its field."""
    task = cohort.task("offer")
    answer = tmp_path / "offer.json"
    answer.write_text(json.dumps({"topics": {"cooking": {"now": 9}}, "note": 3}), encoding="utf-8")

    said = revflow("answer", task.id, "--json", answer)

    assert said.code == 1
    assert "topics" in said.err
    assert "note" in said.err
    assert state(cohort, task).state is TaskState.OPEN


@pytest.mark.parametrize("text", ["{", "[1, 2]", "[" * 100_000], ids=["open", "list", "deep"])
def test_an_answer_must_be_a_json_object(revflow, cohort, tmp_path, text):
    """The sentence names the file and shows how it should look."""
    answer = tmp_path / "offer.json"
    answer.write_text(text, encoding="utf-8")

    said = revflow("answer", cohort.task("offer").id, "--json", answer)

    assert said.code == 1
    assert str(answer) in said.err


def test_an_answer_may_begin_with_a_byte_order_mark(revflow, cohort, tmp_path):
    """Some editors write one before the text; it says nothing."""
    answer = tmp_path / "offer.json"
    answer.write_text(json.dumps(OFFER), encoding="utf-8-sig")

    assert revflow("answer", cohort.task("offer").id, "--json", answer).code == 0


def test_an_answer_of_any_length_is_told_in_a_sentence_of_some_lines(revflow, cohort, tmp_path):
    """What is wrong is shown by its beginning: it may be as long as a book."""
    answer = tmp_path / "offer.json"
    answer.write_text(json.dumps({"topics": {"t" * 30_000: {}}}), encoding="utf-8")

    said = revflow("answer", cohort.task("offer").id, "--json", answer)

    assert said.code == 1
    assert "ttt…" in said.err
    assert len(said.err) < 1000


def test_a_file_that_is_not_there_is_wrong_usage(revflow, cohort, tmp_path):
    """A mistyped path is no fault of the answer."""
    said = revflow("answer", cohort.task("offer").id, "--json", tmp_path / "nowhere.json")

    assert said.code == 2


def test_a_gate_is_decided_with_its_rubric(revflow, cohort, tmp_path):
    """Scores may follow the outcome or the option, as one likes."""
    gate = offered(cohort, revflow, tmp_path)

    said = revflow("decide", gate.id, "approve", "--rubric", "mastery=4", "--as", "HR@mini.test")

    assert said.code == 0
    assert state(cohort, gate).result == "approve"


def test_a_score_below_the_minimum_is_refused_by_its_line(revflow, cohort, tmp_path):
    """Rule 18: a rubric never decides, but it refuses an approval, and says which line."""
    gate = offered(cohort, revflow, tmp_path)

    said = revflow("decide", gate.id, "approve", "mastery=1")

    assert said.code == 1
    assert "mastery" in said.err
    assert state(cohort, gate).state is TaskState.OPEN


def test_a_score_is_written_with_an_equals_sign(revflow, cohort, tmp_path):
    """What is no score is wrong usage, told before anything is done."""
    gate = offered(cohort, revflow, tmp_path)

    said = revflow("decide", gate.id, "approve", "--rubric", "mastery:4")

    assert said.code == 2
    assert "mastery=3" in said.err


def test_an_outcome_that_is_not_offered_is_refused_with_those_that_are(revflow, cohort, tmp_path):
    """Who mistypes sees what may be typed."""
    gate = offered(cohort, revflow, tmp_path)

    said = revflow("decide", gate.id, "aprove", "mastery=4")

    assert said.code == 1
    assert "approve" in said.err


def test_all_open_gates_of_a_step_are_decided_at_once(revflow, cohort, tmp_path):
    """Fifty offers are fifty clicks, or one command."""
    offered(cohort, revflow, tmp_path)
    first = cohort.task("vetting")
    offered(cohort, revflow, tmp_path)

    said = revflow("decide", "--all", "vetting", "approve", "mastery=4", "--cohort", cohort.cohort)

    assert said.code == 0
    assert state(cohort, first).state is TaskState.DONE
    assert cohort.house.tasks(step="vetting") == []


def test_of_several_gates_each_refusal_is_told(revflow, cohort, tmp_path):
    """The first that is refused does not end the command: all are tried, and the exit code is 1."""
    first = offered(cohort, revflow, tmp_path)
    offered(cohort, revflow, tmp_path)

    said = revflow("decide", "--all", "vetting", "approve", "mastery=1", "--cohort", cohort.cohort)

    assert said.code == 1
    told = [line for line in said.err.splitlines() if "mastery" in line]
    assert {line.split()[0] for line in told} == {task.id for task in cohort.house.tasks(step="vetting")}
    assert first.id in {line.split()[0] for line in told}


def test_deciding_all_needs_a_cohort_and_an_open_gate(revflow, cohort):
    """A forgotten cohort is wrong usage; a step where nothing is open is an answer."""
    without = revflow("decide", "--all", "vetting", "approve")
    nothing = revflow("decide", "--all", "vetting", "approve", "--cohort", cohort.cohort)

    assert (without.code, nothing.code) == (2, 1)


def test_where_several_may_act_one_must_be_named(revflow, cohort, tmp_path):
    """A command never guesses who acts; it says who may."""
    (tmp_path / "outline.md").write_text("# Outline", encoding="utf-8")

    said = revflow("attach", cohort.task("module").id, tmp_path / "outline.md")

    assert said.code == 2
    assert "ada@mini.test, bob@mini.test" in said.err


@pytest.mark.parametrize(("address", "code"), [("nobody@mini.test", 2), ("hr@mini.test", 1)])
def test_only_who_is_asked_can_act(revflow, cohort, tmp_path, address, code):
    """An unknown address is a slip; a known one that is not asked is refused."""
    (tmp_path / "outline.md").write_text("# Outline", encoding="utf-8")

    said = revflow("attach", cohort.task("module").id, tmp_path / "outline.md", "--as", address)

    assert said.code == code
    assert cohort.task("module").state is TaskState.OPEN


@pytest.mark.parametrize("names", [["outline.md"], ["draft.md"], ["outline=draft.md"], ["slides.pdf", "draft.md"]])
def test_a_file_is_the_deliverable_that_its_name_or_ending_says(revflow, cohort, tmp_path, names):
    """By its own name, by what stands before the equals sign, or by the first place that takes its ending."""
    task = cohort.task("module")
    files = []
    for name in names:
        label, equals, own = name.rpartition("=")
        (tmp_path / own).write_text("content", encoding="utf-8")
        files.append(f"{label}{equals}{tmp_path / own}")

    said = revflow("attach", task.id, *files, "--as", "bob@mini.test")

    assert said.code == 0
    with cohort.house.app.store.read() as db:
        labels = {file.label for file in db.deliverables(journey=task.journey)}
    assert labels == ({"outline", "slides"} if len(names) == 2 else {"outline"})


def test_a_file_of_no_kind_that_is_asked_for_is_not_guessed(revflow, cohort, tmp_path):
    """The sentence names what is asked for."""
    (tmp_path / "notes.txt").write_text("content", encoding="utf-8")

    said = revflow("attach", cohort.task("module").id, tmp_path / "notes.txt", "--as", "bob@mini.test")

    assert said.code == 2
    assert "outline, slides" in said.err


def test_a_file_for_a_task_that_asks_for_none_is_refused_for_that(revflow, cohort, tmp_path):
    """There are no deliverables that could be named."""
    (tmp_path / "notes.pdf").write_text("content", encoding="utf-8")

    said = revflow("attach", cohort.task("offer").id, tmp_path / "notes.pdf")

    assert said.code == 1
    assert "does not take this" in said.err
    assert "()" not in said.err


def test_a_reminder_brings_a_fresh_mail(revflow, cohort):
    """HR need not know who is asked, only the task."""
    task = cohort.task("offer")

    said = revflow("remind", task.id)
    cohort.house.settle()

    assert said.code == 0
    mails = json.loads(revflow("outbox", "--json").out)
    assert [mail["to"] for mail in mails if mail["template"] == "reminder" and mail["task"] == task.id]


def test_who_leaves_is_asked_nothing_more(revflow, cohort):
    """Rule 11, on somebody's behalf; a script has no terminal and is asked no question."""
    task = cohort.task("offer")

    said = revflow("leave", task.journey, "--yes")
    cohort.house.settle()

    assert said.code == 0
    assert cohort.house.state(task.journey).ending is Ending.LEFT
    assert state(cohort, task).state is TaskState.WITHDRAWN


def test_stopping_the_cohorts_journey_stops_all(revflow, cohort):
    """One command ends a cohort that was launched by mistake."""
    own = next(one["code"] for one in json.loads(revflow("status", cohort.cohort, "--json").out)["journeys"])

    said = revflow("stop", own, "--yes")
    cohort.house.settle()

    assert (own[0], said.code) == ("C", 0)
    assert json.loads(revflow("status", "--json").out)[0]["journeys"]["mentor"] == {"stopped": 2}
    assert cohort.house.tasks() == []


def test_a_journey_on_hold_shows_it_and_goes_on(revflow, cohort):
    """Hold and release are each other's undo."""
    code = cohort.task("offer").journey

    def shown():
        cohort.house.settle()
        journeys = json.loads(revflow("status", cohort.cohort, "--json").out)["journeys"]
        return next(one["state"] for one in journeys if one["code"] == code)

    assert revflow("hold", code).code == 0
    held = shown()
    assert revflow("release", code).code == 0
    assert (held, shown()) == ("held", "running")


def test_a_reminder_of_no_task_says_that_the_task_does_not_exist(revflow, cohort):
    """What was mistyped is a task; its journey was never named."""
    said = revflow("remind", "nope")

    assert said.code == 1
    assert "There is no task nope" in said.err


@pytest.mark.parametrize("words", [["leave", "M999"], ["decide", "M999.vetting.1", "approve"], ["remind", "M999.x.1"]])
def test_what_does_not_exist_is_told(revflow, cohort, words):
    """A mistyped code is one sentence, not a traceback."""
    said = revflow(*words)

    assert said.code == 1
    assert "M999" in said.err
