"""What a decision that is taken back leaves behind: steps, rounds, due dates and mails stand as they were before."""

from datetime import timedelta

from engine.company import ACCEPT, HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_gates import at_gate, gate, refusal
from engine.test_hold import release
from engine.test_leaving import hold
from engine.test_second_thoughts import reopen, take_back
from revflow.domain.journeys import StepStatus
from revflow.engine import commands, offered

DECLINE = "outcomes: {approve: next, decline: leave}"


def written(company, code, command, *args, actor=""):
    """Write what a person does, while no worker goes on."""
    change = command(company.program, company.states[code], company.linked(code), actor, *args, company.now)
    company._write(code, change, actor)


def test_going_back_to_a_step_that_was_left_out_is_taken_back_before_it_was_entered():
    """The step is left out as before."""
    extra = "  - {id: extra, kind: form, for_each: mentee, when: groups.nobody, fields: {x: {type: text}}}\n"
    company = at_gate(extra, gate("by: hr", "outcomes: {approve: next, revise: extra}"))
    task, hr = company.task("E001", "review"), company.ref("hr")
    written(company, "E001", commands.decide, task.id, "revise", "", (), (), actor=hr)

    written(company, "E001", commands.take_back, task.id, actor=hr)

    assert company.states["E001"].status["extra"] is StepStatus.SKIPPED
    company.decide("E001", "review", "approve")
    assert company.steps("E001") == {"needs": "", "extra": "skipped", "review": "approve"}


def test_going_back_to_a_step_that_time_had_ended_is_taken_back():
    """The step counts as expired again, not as answered."""
    needs = NEEDS.replace("for_each: mentee,", "for_each: mentee, due: 2 days, on_expiry: skip,")
    company = Company(program_of(needs, gate(), OFFER, REPORT))
    while "review" not in company.asks("E001"):
        company.jump()
    task = company.task("E001", "review")
    company.decide("E001", "review", "revise")

    take_back(company, task, by="hr")

    assert company.asks("E001") == ["review"]
    assert company.steps("E001") == {"needs": "skipped"}


def test_a_round_that_was_undone_is_none_of_those_that_a_gate_may_have():
    """Rule 17: only rounds that ended count, so a take-back above takes no way back from the gate below."""
    company = at_gate(gate(), gate("by: sponsor, max_rounds: 2", name="second"))
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    take_back(company, task, by="hr")

    company.decide("E001", "review", "approve")

    second = company.task("E001", "second")
    assert "revise" in [name for name, *_ in offered(company.program, company.states["E001"], second)]


def test_a_decision_is_not_taken_back_once_a_joined_journey_went_on():
    """Whatever else of the pair has been open for long does not hide the step that it was asked for since."""
    steps = (
        "  - {id: goals, kind: approval, for_each: mentee, by: hr, after: [accept], outcomes: {approve: next}}\n",
        "  - {id: frame, kind: form, for_each: pair, by: mentor, after: [accept], fields: {x: {type: text}}}\n",
        "  - {id: plan, kind: form, for_each: pair, by: mentee, after: [goals], fields: {x: {type: text}}}\n",
    )
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, *steps, REPORT))
    company.all_forms()
    company.accept("P001")
    task = company.task("E001", "goals")
    company.move_to(company.now + timedelta(days=1))
    company.decide("E001", "goals", "approve")
    company.answer("P001", "plan", x="y")

    assert refusal(lambda: take_back(company, task, by="hr")).code == "follows-done"


def test_what_a_joined_journey_did_with_what_was_open_before_is_not_what_follows():
    """A mentee who answers something else leaves the cohort's decision to who made it."""
    steps = (
        "  - {id: side, kind: form, for_each: mentee, after: [], fields: {x: {type: text}}}\n",
        "  - {id: kick, kind: approval, by: hr, after: [], outcomes: {approve: next}}\n",
        "  - {id: last, kind: form, for_each: mentee, after: [side, later], fields: {x: {type: text}}}\n",
    )
    later = "  - {id: later, kind: form, by: sponsor, after: [], fields: {x: {type: text}}}\n"
    company = Company(program_of(steps[0], steps[1], later, steps[2], REPORT), 1, 0)
    task = company.task("C001", "kick")
    company.move_to(company.now + timedelta(days=1))
    company.decide("C001", "kick", "approve")
    company.move_to(company.now + timedelta(days=1))
    company.answer("E001", "side", x="y")

    take_back(company, task, by="hr")

    assert "kick" in company.asks("C001")


def test_a_hold_and_its_end_do_not_make_a_decision_final():
    """Nobody has done anything that follows."""
    company = at_gate(gate(), gate("by: sponsor", name="second"))
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    hold(company, "E001")
    release(company, "E001")

    take_back(company, task, by="hr")

    assert company.asks("E001") == ["review"]


def test_the_time_that_a_decision_stood_does_not_count_against_who_is_asked_anew():
    """Rule 20: ten days later the task is due as many days later, so time does not decide at once."""
    company = at_gate(gate("by: hr, due: 2 days, on_expiry: decline"), gate("by: hr, due: 60 days", name="second"))
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    company.move_to(company.now + timedelta(days=10))

    take_back(company, task, by="hr")

    assert company.asks("E001") == ["review"]
    assert company.task("E001", "review").due >= task.due + timedelta(days=10)
    company.jump_to_end()
    assert company.ending("E001") == "declined"


def test_what_a_conclusion_had_closed_is_due_later_too():
    """All that is open again has the time that it had."""
    company = at_gate(
        gate("by: [hr, sponsor], quorum: first, due: 2 days"), gate("by: hr, due: 60 days", name="second")
    )
    mine, other = company.task("E001", "review", "hr"), company.task("E001", "review", "sponsor")
    company.decide("E001", "review", "approve", "hr")
    company.move_to(company.now + timedelta(days=10))

    take_back(company, mine, by="hr")

    assert company.task("E001", "review", "sponsor").due >= other.due + timedelta(days=10)


def test_who_is_asked_again_is_told_and_who_takes_back_is_not():
    """A daily mail that was not sent because all was decided, and a link that was closed, leave nobody unasked."""
    company = at_gate(gate("by: [hr, sponsor], quorum: first"))
    task = company.task("E001", "review", "hr")
    company.decide("E001", "review", "revise", "hr")
    known = len(company.mails)

    take_back(company, task, by="hr")

    told = [(company.people[mail.to].name, mail.template, mail.task) for mail in company.mails[known:]]
    assert told == [("hr2", "task-approval", task.id), ("boss", "task-approval", "E001.review.1.1")]


def test_a_deputy_whose_principal_is_back_is_not_asked_again():
    """Rule 16: he or she could not decide any more."""
    company = at_gate(gate("by: [hr, sponsor], quorum: first"), gate("by: hr", name="second"))
    company.leave_for("boss", days=1, deputy="chief")
    task = company.task("E001", "review", "hr")
    company.decide("E001", "review", "approve", "hr")
    company.move_to(company.now + timedelta(days=2))
    known = len(company.mails)

    take_back(company, task, by="hr")

    assert [company.people[mail.to].name for mail in company.mails[known:]] == ["hr2", "boss"]


def test_a_vote_that_is_taken_back_after_hr_s_last_word_opens_all_others_again():
    """Rule 14: the last word stands on the votes that left no outcome; whoever had not voted has a voice again."""
    board = HEAD.replace("  nobody:", "  board: {members: [a@x.test, b@x.test, c@x.test]}\n  nobody:")
    company = at_gate(gate("by: board, each: true, quorum: 3", DECLINE), gate("by: hr", name="second"), head=board)
    first, second, third = (task for task in company.tasks() if task.step == "review")
    company.decide("E001", "review", "approve", task=first)
    company.decide("E001", "review", "decline", task=second)
    last_word = company.task("E001", "review", "hr")
    company.move_to(company.now + timedelta(days=1))
    company.decide("E001", "review", "approve", task=last_word)

    take_back(company, second, by="b")

    taken = company.events("E001")[-1].fact
    assert taken.withdraws == (last_word.id,)
    assert taken.reopens == (third.id,)
    company.decide("E001", "review", "approve", task=second)
    company.decide("E001", "review", "approve", task=third)
    assert company.steps("E001")["review"] == "approve"


def test_hr_takes_its_last_word_back_and_nobody_else_has_a_vote_again():
    """Rule 14: the votes leave no outcome still, so HR decides."""
    company = at_gate(gate("by: [mentee.manager, sponsor], quorum: majority"), gate("by: hr", name="second"))
    company.decide("E001", "review", "approve", "mentee.manager")
    company.decide("E001", "review", "decline", "sponsor")
    last_word = company.task("E001", "review", "hr")
    company.decide("E001", "review", "approve", task=last_word)

    take_back(company, last_word, by="hr")

    assert company.summaries["E001"].awaits == ("hr",)
    assert [task.id for task in company.states["E001"].open_tasks()] == [last_word.id]


def test_nothing_of_a_declined_pair_is_reopened():
    """Rule 7: the pair only waits for its other half, so a step that was to be done once more never would be."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, REPORT))
    company.all_forms()
    task = company.task("P001", "accept", "mentor")
    company.decide("P001", "accept", "decline", "mentor")

    refused = refusal(lambda: reopen(company, task))

    assert (refused.code, refused.data["journey"]) == ("pair-declined", "P001")


def test_a_decline_is_taken_back_before_the_other_half_has_answered():
    """The pair is both people's again."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT))
    company.all_forms()
    task = company.task("P001", "accept", "mentor")
    company.move_to(company.now + timedelta(minutes=1))
    company.decide("P001", "accept", "decline", "mentor")

    take_back(company, task, by="mo1")

    company.accept("P001")
    assert company.asks("P001") == ["plan"]


def test_all_that_is_open_below_a_reopened_step_waits_for_it():
    """Also what waits for it through a step between, which keeps its outcome (rule 17)."""
    second = gate("by: sponsor, after: [review]", DECLINE, "second")
    company = at_gate(gate("by: hr, after: [needs]"), second)
    needs = next(task for task in company.states["E001"].tasks.values() if task.step == "needs")
    company.decide("E001", "review", "approve")

    reopen(company, needs)

    assert company.asks("E001") == ["needs"]
    company.want("E001")
    assert company.asks("E001") == ["second"]
    company.decide("E001", "second", "approve")
    assert company.steps("E001") == {"needs": "", "review": "approve", "second": "approve"}


def test_a_gate_that_had_sent_back_waits_again_for_what_it_sent_back_to():
    """Rule 17: the second gate runs again after the first, whatever it waits for, also when that is taken back."""
    sends_back = "outcomes: {approve: next, revise: review}"
    between = gate("by: hr, after: [review]", "outcomes: {approve: next}", "between")
    company = at_gate(gate(), between, gate("by: sponsor, after: [between]", sends_back, "second"))
    company.decide("E001", "review", "approve")
    company.decide("E001", "between", "approve")
    company.decide("E001", "second", "revise")
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    assert company.asks("E001") == ["second"]

    take_back(company, task, by="hr")

    assert company.asks("E001") == ["review"]
    company.decide("E001", "review", "approve")
    assert company.asks("E001") == ["second"]


def test_a_reminder_whose_moment_has_passed_is_not_sent_for_what_was_just_asked_again():
    """Rule 20: the request itself has just gone out, and who takes back knows."""
    rule = "by: hr, due: 2 days, remind: [2 working days before]"
    company = at_gate(gate(rule), gate("by: hr, due: 60 days", name="second"))
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    company.move_to(company.now + timedelta(days=10))

    take_back(company, task, by="hr")
    company.move_to(company.now + timedelta(hours=1))

    assert [mail for mail in company.mails_of("reminder") if mail.step == "review"] == []


def test_a_vote_of_a_round_that_was_reopened_above_is_not_taken_back():
    """It would open half a gate, whose other voters are asked by nobody: the gate is asked anew as a whole."""
    company = at_gate(gate("by: [hr, sponsor], quorum: all", DECLINE))
    vote = company.task("E001", "review", "hr")
    company.decide("E001", "review", "approve", "hr")
    reopen(company, next(task for task in company.states["E001"].tasks.values() if task.step == "needs"))

    assert refusal(lambda: take_back(company, vote, by="hr")).code == "follows-done"

    company.want("E001")
    assert company.summaries["E001"].awaits == ("hr", "sponsor")
