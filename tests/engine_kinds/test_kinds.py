"""Each plain kind of step: whom it asks, and when it is done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine_kinds.small_world import JOURNEYS, MONDAY, World, ended, program_of
from revflow.domain.errors import RefusedError
from revflow.domain.facts import ActionDone, Attached, Concluded, Entered, Proposed, Skipped, Voted
from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.domain.tasks import TaskKind
from revflow.engine.kinds import match, module, report, training
from revflow.engine.moves import Change, Matching, Reporting
from revflow.engine.reporting import counts_of
from revflow.engine.reporting import report as numbers

SHA, OTHER = "a" * 64, "b" * 64
DONE = "done"


def refused(code, act):
    with pytest.raises(RefusedError) as caught:
        act()
    assert caught.value.code == code


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
    """Done at once; files that a step above has made ride along."""
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
        ("U1", (), "thanks", (SHA,)),
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
    return made.apply(module.review(made.view, made.task(task), "U3", outcome, remark), "U3")


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
    refused("deliverable-none", lambda: hand_in(made, "T1.design.1"))
    refused("deliverable-missing", lambda: hand_in(made, "T1.design.1", ("slides", SHA)))
    refused("deliverable-unknown", lambda: hand_in(made, "T1.design.1", ("film", SHA)))
    assert made.open() == ["T1.design.1"]


def test_a_review_sends_back_with_a_remark_and_not_for_ever():
    """At `max_rounds` hand-ins only approval is offered (rule 17)."""
    made = modules(max_rounds="2")
    hand_in(made, "T1.design.1", ("outline", SHA))
    refused("comment-required", lambda: look(made, "T1.design.1.a1", "revise"))
    refused("outcome-unknown", lambda: look(made, "T1.design.1.a1", "maybe"))
    look(made, "T1.design.1.a1", "revise", "digest")
    hand_in(made, "T1.design.1.a2", ("outline", OTHER))
    assert module.outcomes(made.view) == ("approve",)
    refused("rounds-used-up", lambda: look(made, "T1.design.1.a3", "revise", "digest"))


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


# --- match --------------------------------------------------------------------------------------------------------
def matching():
    steps = [
        {"id": "needs", "kind": "form", "for_each": "mentee", "fields": {"topics": {"type": "topics"}}},
        {"id": "matching", "kind": "match"},
    ]
    people = [Summary(JOURNEYS[Scope.MENTEE], steps={"needs": DONE}), Summary(JOURNEYS[Scope.MENTOR])]
    answers = {"E1": {"needs": {"topics": {"data": {}}}}}
    made = World(program_of(*steps), journeys=people, answers=answers)
    made.enter(wave=1)
    return made


def test_a_match_is_work_done_once_a_round():
    """As many codes are minted as there can be pairs; then the wave is proposed, and the step is done."""
    made = matching()
    assert made.kind.awaits(made.view) == ("match",)
    (move,) = made.proceed()
    assert move.work == Matching("matching", 1, 1, codes=1)
    change = made.apply(match.perform(made.view, move.work, ["P1"]))
    proposed, concluded = change.facts
    assert isinstance(proposed, Proposed)
    assert [(p.code, p.mentee, p.mentor, p.topics) for p in proposed.pairs] == [("P1", "E1", "M1", ("data",))]
    assert concluded == Concluded("matching", 1, DONE, "next")
    assert made.proceed() == ()


def test_a_broken_pair_is_not_proposed_again_in_its_wave():
    """Sent back with its code, it is barred in that wave; nobody else is there (rule 6)."""
    steps = [
        {"id": "matching", "kind": "match"},
        {
            "id": "ok",
            "kind": "approval",
            "by": "hr",
            "outcomes": {"approve": {"then": "next"}, "revise": {"then": "matching"}},
        },
    ]
    made = World(program_of(*steps))
    made.step = made.program.step("matching")
    made.enter(wave=1)
    made.apply(match.perform(made.view, Matching("matching", 1, 1, 1), ["P1"]))
    made.write("U3", Entered("ok", 1, 1), Concluded("ok", 1, "revise", "back:matching", ("P1",)))
    made.write("", Entered("matching", 2, 1))
    change = match.perform(made.view, Matching("matching", 2, 1, 1), ["P2"])
    assert change.facts[0] == Proposed("matching", 2, 1, (), (("E1", "barred"), ("M1", "barred")))


def test_pairs_that_were_not_named_are_proposed_again_under_their_codes():
    """Only what HR breaks changes."""
    steps = [
        {"id": "matching", "kind": "match"},
        {
            "id": "ok",
            "kind": "approval",
            "by": "hr",
            "outcomes": {"approve": {"then": "next"}, "revise": {"then": "matching"}},
        },
    ]
    people = [
        Summary(Journey(f"{letter}{n}", "c", scope, person=f"U{letter}{n}"))
        for letter, scope in (("E", Scope.MENTEE), ("M", Scope.MENTOR))
        for n in (1, 2, 3)
    ]
    made = World(program_of(*steps), journeys=people)
    made.step = made.program.step("matching")
    made.enter(wave=1)
    first = made.apply(match.perform(made.view, Matching("matching", 1, 1, 3), ["P1", "P2", "P3"])).facts[0]
    made.write("U3", Entered("ok", 1, 1), Concluded("ok", 1, "revise", "back:matching", ("P2", "P3")))
    made.write("", Entered("matching", 2, 1))
    second = match.perform(made.view, Matching("matching", 2, 1, 3), ["P4", "P5", "P6"]).facts[0]
    assert second.pairs[0] == first.pairs[0]
    broken = {(pair.mentee, pair.mentor) for pair in first.pairs[1:]}
    assert len(second.pairs) == 3
    assert not broken & {(pair.mentee, pair.mentor) for pair in second.pairs}


def test_a_wave_sent_back_with_a_reason_alone_is_matched_anew():
    """Nothing is kept: a mentor who has come meanwhile, and offers more, is taken."""
    offer = {"id": "offer", "kind": "form", "for_each": "mentor", "fields": {"topics": {"type": "topics"}}}
    made = World(program_of(offer, {"id": "matching", "kind": "match"}))
    people = [Summary(JOURNEYS[s], steps={"offer": DONE}) for s in (Scope.MENTEE, Scope.MENTOR)]
    late = Summary(Journey("M2", "c", Scope.MENTOR, person="U5"), steps={"offer": DONE})
    answers = {"M1": {"offer": {"topics": {"data": {}}}}, "M2": {"offer": {"topics": {"data": {}, "chat": {}}}}}
    made.linked = replace(made.linked, journeys=tuple(people), answers=answers)
    made.enter(wave=1)
    made.apply(match.perform(made.view, Matching("matching", 1, 1, 1), ["P1"]))
    made.write("U3", Concluded("matching", 1, "revise", "back:matching"), Entered("matching", 2, 1))
    made.linked = replace(made.linked, journeys=(*people, late))
    proposed = match.perform(made.view, Matching("matching", 2, 1, 1), ["P2"]).facts[0]
    assert [(pair.code, pair.mentor) for pair in proposed.pairs] == [("P2", "M2")]


# --- report -------------------------------------------------------------------------------------------------------
def reporting(*journeys):
    step = {"id": "report", "kind": "report", "to": ["hr", "hr"], "ready": {"at_latest": "1 week"}}
    form = {"id": "survey", "kind": "form", "for_each": "pair", "fields": {"t": {"type": "text"}}}
    people = [ended(JOURNEYS[s]) for s in (Scope.MENTEE, Scope.MENTOR)]
    made = World(program_of(form, step), journeys=[*people, *journeys])
    made.enter()
    return made


def test_an_interim_report_is_made_once_then_the_final_one_when_all_have_ended():
    """The first is mailed while pairs run; the last ends the step (rule 3)."""
    running = Summary(JOURNEYS[Scope.PAIR])
    made = reporting(running)
    (move,) = made.proceed()
    assert move.work == Reporting("report", 1, interim=True)
    made.apply(report.perform(made.view, move.work))
    assert (made.proceed(), made.kind.awaits(made.view)) == ((), ("pairs",))
    last = reporting(ended(JOURNEYS[Scope.PAIR], steps={"survey": DONE}))
    last.write("", ActionDone("report", 1, "interim-report"))
    (move,) = last.proceed()
    assert move.work == Reporting("report", 1, interim=False)
    change = last.apply(report.perform(last.view, move.work))
    assert change.facts == (ActionDone("report", 1, "report"), Concluded("report", 1, DONE, "next"))
    assert [(mail.to, mail.data["interim"], mail.data["pairs"]) for mail in change.mails] == [("U3", False, 1)]
    assert made.mails[0].key != last.mails[0].key
    assert last.proceed() == ()


def test_a_report_counts_everyone_who_started():
    """A pair that somebody left stands in the denominator (rule 11)."""
    pairs = [
        ended(Journey(f"P{n}", "c", Scope.PAIR), ending, counts=counts)
        for n, (ending, counts) in enumerate(
            [
                (Ending.FINISHED, {"sessions.held": 6, "sessions.moved": 2, "asked.survey": 2, "answered.survey": 1}),
                (Ending.STOPPED, {"sessions.held": 1, "asked.survey": 2}),
                (None, {}),
            ]
        )
    ]
    made = reporting(*pairs)
    found = numbers(made.program, made.linked, made.now)
    assert found["scopes"]["pair"] == {
        "started": 3,
        "running": 1,
        "finished": 1,
        "left": 0,
        "declined": 0,
        "stopped": 1,
        "unmatched": 0,
    }
    assert found["sessions"] == {"held": 7, "moved": 2, "cancelled": 0, "missed": 0}
    assert found["pairs_with_session"] == 2
    assert found["answers"] == {"survey": {"asked": 4, "answered": 1}}
    assert found["interim"] is True


def test_a_journey_counts_its_own_sessions_and_answers():
    """What its summary carries for the report."""
    step = {
        "id": "survey",
        "kind": "form",
        "for_each": "pair",
        "by": ["mentor", "mentee"],
        "fields": {"t": {"type": "text"}},
    }
    made = World(program_of(step))
    made.enter()
    assert counts_of(made.state) == {"asked.survey": 2}
