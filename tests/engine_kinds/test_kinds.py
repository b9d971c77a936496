"""Each plain kind of step: whom it asks, and when it is done."""

from datetime import UTC, datetime, timedelta

from engine_kinds.small_world import MONDAY, World, expect_refused, program_of
from revflow.domain.facts import ActionDone, Attached, Concluded, Entered, Skipped, Voted
from revflow.domain.tasks import TaskKind
from revflow.engine.kinds import module, training
from revflow.engine.moves import Change

SHA, OTHER = "a" * 64, "b" * 64
DONE = "done"


# --- wait ---------------------------------------------------------------------------------------------------------
def test_a_wait_of_some_time_ends_by_itself():
    """Waiting costs nothing until the time has come (rule 21)."""
    made = World(program_of({"id": "settle", "kind": "wait", "for_each": "pair", "duration": "2 weeks"}))
    assert made.enter() == Change()
    assert (made.kind.awaits(made.view), made.proceed()) == (("time",), ())
    assert made.kind.wake_at(made.view) == MONDAY + timedelta(days=14)
    made.now += timedelta(days=14)
    assert made.proceed()[0].change.facts == (Concluded("settle", 1, DONE, "next"),)


def test_a_wait_until_a_date_ends_when_that_day_begins_in_the_programs_zone():
    """A date that is past lets the journey go on at once."""
    calendar = {"timezone": "Europe/Paris"}
    made = World(program_of({"id": "w", "kind": "wait", "until": "2027-12-01"}, calendar=calendar))
    made.enter()
    assert made.kind.wake_at(made.view) == datetime(2027, 11, 30, 23, tzinfo=UTC)
    past = World(program_of({"id": "w", "kind": "wait", "until": "2026-12-01"}, calendar=calendar))
    past.enter()
    assert len(past.proceed()) == 1


# --- mail ---------------------------------------------------------------------------------------------------------
def test_a_mail_goes_to_each_once_with_copies_on_the_first():
    """Done at once; a file that a step above has made rides along, a certificate with its holder's mail alone."""
    call = {"id": "certificate", "kind": "call", "for_each": "pair", "function": "certificate"}
    mail = {
        "id": "thanks",
        "kind": "mail",
        "for_each": "pair",
        "to": ["mentor", "mentee"],
        "cc": ["hr", "mentee"],
        "mail": "thanks",
        "attach": ["certificate"],
    }
    made = World(program_of(call, mail))
    made.write("", Entered("certificate", 1), ActionDone("certificate", 1, "certificate", (("certificate.pdf", SHA),)))
    change = made.enter()
    assert change.facts == (Concluded("thanks", 1, DONE, "next"),)
    assert [(m.to, m.cc, m.template, m.attach) for m in change.mails] == [
        ("U2", ("U3",), "thanks", (SHA,)),
        ("U1", (), "thanks", ()),
    ]


def test_a_mail_to_nobody_holds_nothing_up():
    """An empty group is no fault."""
    made = World(program_of({"id": "m", "kind": "mail", "to": "empty"}))
    change = made.enter()
    assert change.mails == ()
    assert len(change.facts) == 1


# --- training -----------------------------------------------------------------------------------------------------
def test_a_training_asks_its_subject():
    """Without `confirm_by`, the one whom it is for confirms (rule 19)."""
    made = World(program_of({"id": "ego", "kind": "training", "for_each": "mentee", "content": "ego", "mail": "ego"}))
    made.enter()
    task = made.task("E1.ego.1")
    assert (task.kind, task.to, task.awaits) == (TaskKind.CONFIRM, ("U1",), "mentee")
    assert made.to("ego") == ["U1"]
    change = made.apply(training.confirm(made.view, task, "U1", "digest"), "U1")
    assert change.facts[1] == Concluded("ego", 1, DONE, "next")
    assert made.open() == []


def test_a_training_that_hr_ticks_off_is_told_to_its_subject():
    """The mail goes to the mentor, the task to HR."""
    step = {
        "id": "com",
        "kind": "training",
        "for_each": "mentor",
        "content": "c",
        "confirm_by": "hr",
        "mail": "training",
    }
    made = World(program_of(step))
    made.enter()
    assert made.task("M1.com.1").to == ("U3",)
    assert made.to("training") == ["U2"]
    assert made.to("task-training") == ["U3"]
    assert next(mail for mail in made.mails if mail.to == "U2").task == ""


def test_a_training_of_a_pair_is_done_when_both_have_confirmed():
    """A list means a task each (rule 13)."""
    step = {"id": "t", "kind": "training", "for_each": "pair", "content": "c", "confirm_by": ["mentor", "mentee"]}
    made = World(program_of(step))
    made.enter()
    assert made.open() == ["P1.t.1.0", "P1.t.1.1"]
    first = made.apply(training.confirm(made.view, made.task("P1.t.1.0"), "U2", ""), "U2")
    assert len(first.facts) == 1
    assert made.kind.awaits(made.view) == ("mentee",)
    second = made.apply(training.confirm(made.view, made.task("P1.t.1.1"), "U1", ""), "U1")
    assert isinstance(second.facts[-1], Concluded)


def test_a_training_that_nobody_can_tick_off_is_no_silent_pass():
    """The group is awaited, which the core shows as an incident; its first member is asked as soon as there is one."""
    step = {"id": "t", "kind": "training", "for_each": "mentor", "content": "c", "confirm_by": "empty"}
    made = World(program_of(step))
    made.enter()
    assert (made.open(), made.kind.awaits(made.view), made.proceed()) == ([], ("empty",), ())
    made.program.groups["empty"] = made.program.groups["hr"]
    (move,) = made.proceed()
    made.apply(move.change)
    assert made.task("M1.t.1").to == ("U3",)


# --- module -------------------------------------------------------------------------------------------------------
def modules(**lines):
    deliverables = {"outline": {"accept": ["pdf"]}, "slides": {"required": "false"}}
    step = {
        "id": "design",
        "kind": "module",
        "for_each": "topic",
        "by": "consultant",
        "review_by": "hr",
        "deliverables": deliverables,
        **lines,
    }
    made = World(program_of(step))
    made.enter()
    return made


def hand_in(made, task, *files):
    return made.apply(module.attach(made.view, made.task(task), "U5", files), "U5")


def look(made, task, outcome, remark=""):
    return made.apply(module.review(made.view, Voted(made.task(task).id, outcome, remark)), "U3")


def test_a_module_is_written_reviewed_sent_back_and_approved():
    """One review, as often as it takes; what was handed in before stays."""
    made = modules()
    assert made.task("T1.design.1").to == ("U5",)
    assert hand_in(made, "T1.design.1", ("outline", SHA)).facts[0] == Attached("T1.design.1", (("outline", SHA),))
    assert (made.open(), made.kind.awaits(made.view)) == (["T1.design.1.a1"], ("hr",))
    assert made.task("T1.design.1.a1").kind is TaskKind.REVIEW
    assert made.to("task-review") == ["U3"]
    look(made, "T1.design.1.a1", "revise", "digest")
    assert (made.open(), made.kind.awaits(made.view)) == (["T1.design.1.a2"], ("consultant",))
    hand_in(made, "T1.design.1.a2", ("slides", OTHER))
    change = look(made, "T1.design.1.a3", "approve")
    assert change.facts == (Voted("T1.design.1.a3", "approve"), Concluded("design", 1, "approve", "next"))
    assert made.open() == []
    assert [(mail.template, mail.data["round"]) for mail in made.mails] == [
        ("task-module", 1),
        ("task-review", 1),
        ("task-module", 2),
        ("task-review", 2),
    ]


def test_a_module_without_review_is_done_when_handed_in():
    """Nobody has to approve."""
    made = modules(review_by=[])
    assert hand_in(made, "T1.design.1", ("outline", SHA)).facts[-1] == Concluded("design", 1, DONE, "next")


def test_a_module_that_nobody_writes_is_passed_over():
    """Without a consultant nothing waits for it."""
    assert modules(by="empty").enter().facts == (Skipped("design", "nobody"),)


def test_a_hand_in_has_what_is_required_and_only_that():
    """Told by name; nothing is taken."""
    made = modules()
    expect_refused("deliverable-none", lambda: hand_in(made, "T1.design.1"))
    expect_refused("deliverable-missing", lambda: hand_in(made, "T1.design.1", ("slides", SHA)))
    expect_refused("deliverable-unknown", lambda: hand_in(made, "T1.design.1", ("film", SHA)))
    assert made.open() == ["T1.design.1"]


def test_a_review_sends_back_with_a_remark_and_not_for_ever():
    """At `max_rounds` hand-ins only approval is offered (rule 17)."""
    made = modules(max_rounds="2")
    hand_in(made, "T1.design.1", ("outline", SHA))
    expect_refused("comment-required", lambda: look(made, "T1.design.1.a1", "revise"))
    expect_refused("outcome-unknown", lambda: look(made, "T1.design.1.a1", "maybe"))
    look(made, "T1.design.1.a1", "revise", "digest")
    hand_in(made, "T1.design.1.a2", ("outline", OTHER))
    assert module.outcomes(made.view) == ("approve",)
    expect_refused("rounds-used-up", lambda: look(made, "T1.design.1.a3", "revise", "digest"))


def test_a_review_without_reviewers_waits_for_one():
    """Never a silent pass: the group is awaited, and asked when it has somebody."""
    made = modules(review_by="empty")
    hand_in(made, "T1.design.1", ("outline", SHA))
    assert (made.open(), made.kind.awaits(made.view), made.proceed()) == ([], ("empty",), ())
    made.program.groups["empty"] = made.program.groups["hr"]
    (move,) = made.proceed()
    made.apply(move.change)
    assert made.open() == ["T1.design.1.a1"]


def test_the_mails_of_a_module_name_no_participant():
    """A consultant is external: sees the topic, never who."""
    made = modules()
    assert [(mail.to, mail.journey, mail.cc) for mail in made.mails] == [("U5", "T1", ())]
    assert not {"U1", "U2"} & {str(value) for mail in made.mails for value in mail.data.values()}
