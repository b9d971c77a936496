"""Rule 16: whoever goes away again is stood in for again, and all are told anew."""

from datetime import timedelta

from engine.company import HEAD
from engine.test_gates import at_gate, gate
from engine.test_standing_in import BY_SPONSOR, DEPUTY, NEXT_OR_OUT
from revflow.domain.facts import StoodIn


def stand_ins(company):
    return [company.people[mail.to].name for mail in company.mails_of("task-stand-in")]


def test_a_deputy_hears_of_each_absence():
    """The first was over, and the deputy has been told that nothing is to be done any more."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=2, deputy="hr2")
    company.move_to(company.now + timedelta(days=3))

    company.leave_for("boss", days=5, deputy="hr2")

    assert stand_ins(company) == ["hr2", "hr2"]
    assert company.task("E001", "review").deputies == ((company.ref("hr2"), company.ref("boss")),)
    company.decide("E001", "review", "approve", by="hr2")
    assert company.steps("E001")["review"] == "approve"


def test_who_stood_in_the_last_time_does_so_again_where_nobody_is_named():
    """Rather than nobody: the gate does not wait for somebody who believes to have nothing to do."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=2, deputy="hr2")
    company.move_to(company.now + timedelta(days=3))

    company.leave_for("boss", days=5)

    assert stand_ins(company) == ["hr2", "hr2"]
    assert company.summaries["E001"].incident == ""


def test_another_deputy_named_for_the_second_absence_is_asked():
    """Whom the principal names now comes before who stood in then, and before the group's own deputies."""
    company = at_gate(BY_SPONSOR, head=DEPUTY)
    company.leave_for("boss", days=2, deputy="hr2")
    company.move_to(company.now + timedelta(days=3))

    company.leave_for("boss", days=5, deputy="chief")

    assert stand_ins(company) == ["hr2", "chief"]


def test_the_group_s_deputies_are_asked_when_who_stood_in_then_is_not_named_again():
    """Nobody of the group is there: an earlier deputy, who was told of the other absence alone, is none of it."""
    company = at_gate(BY_SPONSOR, head=DEPUTY)
    company.leave_for("boss", days=2, deputy="hr2")
    company.move_to(company.now + timedelta(days=3))

    company.leave_for("boss", days=5)

    assert stand_ins(company) == ["hr2", "vice"]


def test_an_absence_that_is_prolonged_is_one_absence():
    """Two that follow on each other, or overlap, are told once."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=2, deputy="hr2")
    company.leave_for("boss", days=4, after=2, deputy="hr2")
    company.leave_for("boss", days=8, after=5, deputy="hr2")

    company.move_to(company.now + timedelta(days=7))

    assert stand_ins(company) == ["hr2"]
    assert len([event for event in company.events("E001") if isinstance(event.fact, StoodIn)]) == 1


def test_a_deputy_of_another_principal_is_mailed_again_on_the_same_task():
    """The task was handed on to somebody who goes away too, with the same deputy."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=30, deputy="hr2")
    company.reassign(company.task("E001", "review"), "chief")

    company.leave_for("chief", days=30, deputy="hr2")

    assert stand_ins(company) == ["hr2", "hr2"]


def test_hr_hears_again_when_an_incident_that_was_over_comes_back():
    """Once for each time that nobody is there, not once for ever."""
    company = at_gate(BY_SPONSOR, head=HEAD.replace("[hr@x.test, hr2@x.test]", "[hr@x.test]"))
    company.leave_for("boss", days=2)
    company.move_to(company.now + timedelta(days=3))
    assert company.summaries["E001"].incident == ""

    company.leave_for("boss", days=5)
    company.move_to(company.now + timedelta(days=1))

    assert company.summaries["E001"].incident == "nobody-to-ask:sponsor"
    assert len(company.mails_of("hr-incident")) == 2


def test_an_incident_that_is_over_is_said_once():
    """The journal keeps when it was over, and nothing more is written while all is well."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=2)
    company.move_to(company.now + timedelta(days=3))
    version = company.states["E001"].version

    company.move_to(company.now + timedelta(days=3))

    assert company.states["E001"].alerts == frozenset()
    assert company.states["E001"].version == version


def reminded(company):
    return [company.people[mail.to].name for mail in company.mails_of("reminder") if mail.step == "review"]


def test_a_deputy_whose_principal_is_back_is_not_reminded():
    """The principal is; while he or she is away, both are."""
    company = at_gate(gate("by: sponsor, due: 10 days, remind: [9 days before, 2 days before]", NEXT_OR_OUT))
    company.leave_for("boss", days=5, deputy="chief")

    company.move_to(company.now + timedelta(days=3))
    company.move_to(company.now + timedelta(days=7))

    assert reminded(company) == ["boss", "chief", "boss"]


def test_of_several_who_are_asked_the_one_who_has_claimed_it_is_reminded():
    """The others left it to that one; when it is given back, all are reminded again."""
    company = at_gate(gate("by: hr, due: 10 days, remind: [9 days before, 2 days before]", NEXT_OR_OUT))
    task = company.task("E001", "review")
    company.claim(task, by="hr2")

    company.move_to(company.now + timedelta(days=3))
    company.give_back(task, by="hr2")
    company.move_to(company.now + timedelta(days=7))

    assert reminded(company) == ["hr2", "hr", "hr2"]


def test_all_are_reminded_while_who_has_claimed_it_is_away():
    """Nobody else would hear of it."""
    company = at_gate(gate("by: hr, due: 10 days, remind: [9 days before]", NEXT_OR_OUT))
    company.claim(company.task("E001", "review"), by="hr2")

    company.leave_for("hr2", days=9)
    company.move_to(company.now + timedelta(days=3))

    assert reminded(company) == ["hr", "hr2"]


def test_who_may_stand_in_is_asked_as_soon_as_he_or_she_is_back():
    """Given a principal and a deputy who are both away, when the deputy is back first, then time alone brings it."""
    company = at_gate(gate("by: sponsor", NEXT_OR_OUT), head=DEPUTY.replace(", escalate_to: hr", ""))
    company.leave_for("vice", days=2)
    company.leave_for("boss", days=20)
    assert company.summaries["E001"].incident == "nobody-to-ask:sponsor"

    company.jump()

    assert company.task("E001", "review").to == (company.ref("boss"), company.ref("vice"))
    assert company.summaries["E001"].incident == ""
