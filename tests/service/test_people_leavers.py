"""Rules 11, 15 and 24: who is missing in a newer people list has left the company, and may come back."""

import pytest

from fixtures.script import willing
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Ended
from revflow.domain.journeys import Ending, Scope
from revflow.domain.mails import MailState
from revflow.service import links
from revflow.service.decide import decide
from revflow.service.hand_link import link_by_hand
from revflow.service.leave import leave
from revflow.service.leaving import leave_page
from revflow.service.matching import matching
from revflow.service.pair import pair
from revflow.service.status import tasks as listed_tasks
from revflow.service.tasks import page
from service.listed import ALL, EVE, LEA, MAX, MIA, PROGRAM, begin, notes


@pytest.fixture
def listed(house, tmp_path):
    return begin(house, tmp_path)


def sign(listed, task, ref):
    with listed.house.app.store.read() as db:
        return links.sign(listed.house.app.ports, db, listed.cohort, "task", task, ref)


def test_a_missing_row_leaves_the_company_and_hears_nothing_more(listed):
    """Rule 11: tasks withdrawn, links dead, mails stopped at once; the journey has left, because of the company."""
    listed.act_until("sessions")
    pair = next(one.journey for one in listed.summaries(Scope.PAIR))
    mentee = next(one.journey.person for one in listed.summaries() if one.journey.code == pair.mentee)
    row = EVE if listed.person("eve@x.test").ref == mentee else LEA
    address = row.split(",")[2]
    task = next(task for task in listed.house.tasks(step="sessions") if task.journey == pair.code)
    token, sent = sign(listed, task.id, mentee), len(listed.mails(address))

    listed.update(*(one for one in ALL if one != row))
    while listed.house.jump() and listed.house.app.clock.now().year < 2030:
        pass

    ended = [event.fact for event in listed.house.state(pair.mentee).events if isinstance(event.fact, Ended)]
    assert ended == [Ended("left", "company")]
    assert listed.ending(pair.code) is Ending.STOPPED
    with pytest.raises(RefusedError) as dead:
        links.read(listed.house.app.ports, token, "task")
    assert dead.value.code == "link-expired"
    assert len(listed.mails(address)) == sent
    assert not [mail for mail in listed.mails(address) if mail.state is MailState.QUEUED]


def test_the_partner_of_a_leaver_is_told_kindly_and_hr_not_once_more(listed):
    """The partner rejoins the pool; HR has just said so itself."""
    listed.act_until("sessions")
    pair = next(one.journey for one in listed.summaries(Scope.PAIR))
    persons = {one.journey.code: one.journey.person for one in listed.summaries()}
    addresses = {listed.person(row.split(",")[2]).ref: row.split(",")[2] for row in ALL}
    leaver, partner = addresses[persons[pair.mentee]], addresses[persons[pair.mentor]]

    listed.update(*(row for row in ALL if leaver not in row))

    assert [mail.state for mail in listed.mails(partner, "pair-ended")] == [MailState.SENT]
    assert listed.ending(pair.mentor) is None
    assert listed.mails(leaver, "ending-left") == []
    assert listed.mails("hr@x.test", "hr-left") == []


@pytest.mark.parametrize(
    ("bar", "ending"), [("", None), ("other-language", Ending.UNMATCHED), ("apart", Ending.UNMATCHED)]
)
def test_a_pair_in_place_of_a_leaver_s_keeps_to_the_rules_and_to_hr_s_word(house, tmp_path, bar, ending):
    """Given one other mentor, when he speaks another language or HR keeps him apart, then no pair replaces hers.

    There is nobody then whom he could teach: he is told so at once (rule 5), and asked for nothing.
    """
    listed = begin(house, tmp_path, EVE, MIA, text=PROGRAM.replace("same_department, reporting_line", "other_language"))
    listed.act_until("sessions")
    other = MAX.replace(",en,", ",fr,") if bar == "other-language" else MAX
    listed.update(EVE, MIA, other)
    eve = listed.journeys("eve@x.test")[0].journey.code
    if bar == "apart":
        pair(house.app.ports, listed.cohort, "eve@x.test", "max@x.test", "apart")
    for step in () if bar else ("offer", "time"):
        assert willing(house, listed.task(step))
        house.settle()

    listed.update(EVE, other)
    for _ in range(5):
        house.jump()

    max_ = listed.journeys("max@x.test")[0].journey.code
    assert (listed.ending(eve), listed.ending(max_)) == (ending, ending)
    assert [one.ending for one in listed.summaries(Scope.PAIR)] == [Ending.STOPPED, *([] if bar else [None])]


def test_planned_sessions_are_called_off_to_the_partner_alone(listed):
    """A cancellation is a mail too: the leaver gets none."""
    listed.act_until("sessions")
    task = listed.house.tasks(step="sessions")[0]
    assert willing(listed.house, task)
    listed.house.settle()
    state = listed.house.state(task.journey)
    persons = {one.journey.code: one.journey.person for one in listed.summaries()}
    by_ref = {listed.person(row.split(",")[2]).ref: row.split(",")[2] for row in ALL}
    leaver, partner = by_ref[persons[state.journey.mentor]], by_ref[persons[state.journey.mentee]]

    listed.update(*(row for row in ALL if leaver not in row))

    assert len(listed.mails(partner, "session-cancelled")) == 1
    assert listed.mails(leaver, "session-cancelled") == []


def test_a_mail_that_waits_for_a_leaver_is_skipped_with_the_reason(listed):
    """HR sees in the outbox why it did not go."""
    listed.act_until("sessions")
    assert willing(listed.house, listed.house.tasks(step="sessions")[0])  # the request for its result waits for its end
    waiting = [row for row in ALL if [m for m in listed.mails(row.split(",")[2]) if m.state is MailState.QUEUED]]
    leaver = waiting[0].split(",")[2]

    listed.update(*(row for row in ALL if row != waiting[0]))

    skipped = [mail for mail in listed.mails(leaver) if mail.state is MailState.SKIPPED]
    assert skipped
    assert {mail.error for mail in skipped} <= {"person-gone", "task-closed"}


def test_who_is_gone_acts_by_no_door(listed):
    """Neither by a link nor by a command in that name."""
    listed.act_until("time")
    task = listed.task("time")
    listed.update(*ALL, "9,Cleo Chief,chief@x.test,mentee,Board,Paris,,en,")

    listed.update(*ALL)

    with pytest.raises(RefusedError) as refused:
        decide(listed.house.app.ports, task.id, task.to[0], "approve")
    assert (refused.value.code, refused.value.data["who"]) == ("person-gone", "Cleo Chief")


def test_a_gate_whose_only_decider_is_gone_is_an_incident_until_another_manager_is_listed(listed):
    """Rule 15: nobody left is an incident that HR sees; the next list names somebody, who is asked."""
    listed.act_until("time")
    code = listed.task("time").journey
    listed.update(*ALL, "9,Cleo Chief,chief@x.test,mentee,Board,Paris,,en,")

    preview = listed.update(*ALL)
    stuck = next(one.incident for one in listed.summaries() if one.journey.code == code)
    listed.update(*(row.replace("chief@", "next@") for row in ALL))

    assert notes(preview, "chief@x.test")["list-names"]["people"] == ["Mia Sun", "Max Dû"]
    assert stuck == "nobody-to-ask:mentor.manager"
    assert next(one.incident for one in listed.summaries() if one.journey.code == code) == ""
    assert listed.task("time").to == (listed.person("next@x.test").ref,)
    assert {one.awaits for one in listed_tasks(listed.house.app.ports) if one.step == "time"} == {("next@x.test",)}


def test_who_comes_back_begins_anew_and_the_old_journey_stays_ended(listed):
    """The same person by the id, with another journey."""
    ref = listed.person("eve@x.test").ref
    listed.update(LEA, MIA, MAX)

    preview = listed.update(*ALL)

    assert preview.counts["return"] == 1
    assert listed.person("eve@x.test").ref == ref
    assert [one.ending for one in listed.journeys("eve@x.test")] == [Ending.LEFT, None]
    assert listed.task("needs", "eve@x.test").journey == listed.journeys("eve@x.test")[1].journey.code


def test_who_has_left_by_a_click_and_is_still_listed_is_not_asked_again(listed):
    """The list says who works here, not who wants to take part."""
    code = listed.journeys("eve@x.test")[0].journey.code
    leave(listed.house.app.ports, code, listed.person("eve@x.test").ref)
    listed.house.settle()

    listed.update(EVE.replace("Sales", "Tax"), LEA, MIA, MAX)

    assert [one.ending for one in listed.journeys("eve@x.test")] == [Ending.LEFT]


def test_pages_name_who_is_gone_where_records_do(house, tmp_path):
    """The approval of a wave shows a pair of which one has left the company, by name."""
    text = PROGRAM.replace("  - id: sessions\n", "  - {id: wave-ok, kind: approval, by: hr}\n  - id: sessions\n")
    listed = begin(house, tmp_path, text=text)
    listed.act_until("wave-ok")

    listed.update(LEA, MIA, MAX)

    task = listed.task("wave-ok")
    shown = page(house.app.ports, task.id, task.to[0]).wave.pairs
    assert [(pair.mentee, pair.gone) for pair in shown if pair.gone] == [("Eve Lot", ("mentee",))]


def test_who_came_back_is_shown_the_role_that_runs_alone(listed):
    """The page for leaving speaks of what goes on, not of the journey that ended before."""
    listed.update(LEA, MIA, MAX)
    listed.update(*ALL)
    _, again = listed.journeys("eve@x.test")

    shown = leave_page(listed.house.app.ports, again.journey.code, again.journey.person)

    assert (shown.roles, shown.over) == (((again.journey.code, "mentee"),), ())


def test_no_link_is_given_by_hand_to_who_is_gone(listed):
    """It would open nothing."""
    listed.act_until("time")
    task = listed.task("time")
    listed.update(*ALL, "9,Cleo Chief,chief@x.test,mentee,Board,Paris,,en,")
    listed.update(*ALL)

    with pytest.raises(RefusedError) as refused:
        link_by_hand(listed.house.app.ports, task.id, task.to[0])
    assert refused.value.code == "person-gone"


def test_a_reporting_line_holds_though_whoever_stood_between_is_gone(house, tmp_path):
    """Mia reported to Max, and Max to Eve: when Max leaves, Mia and Eve are still no pair."""
    mia, max_ = MIA.replace("chief@", "max@"), MAX.replace("chief@", "eve@")
    listed = begin(house, tmp_path, EVE, mia, max_)

    listed.update(EVE, mia)

    wave, _explained = matching(house.app.ports, listed.cohort, "en")
    assert {(one.who, one.why) for one in wave.singles} == {
        ("Eve Lot", "reporting-line"),
        ("Mia Sun", "reporting-line"),
    }


def test_an_update_holds_on_every_database(anywhere, tmp_path):
    """All of it in one transaction, on SQLite and PostgreSQL."""
    listed = begin(anywhere, tmp_path)
    listed.act_until("time")

    listed.update(EVE.replace("eve@", "eva@"), MIA.replace("chief@", "next@"), MAX, "3,Ana Li,ana@x.test,mentee,,,,en,")

    assert [person.gone for person in listed.people("lea@x.test")] == [True]
    assert listed.task("needs", "ana@x.test").step == "needs"
    assert listed.person("next@x.test").ref in {ref for task in anywhere.tasks(step="time") for ref in task.to}
