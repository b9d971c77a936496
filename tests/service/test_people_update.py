"""Rule 24: the people list of a running cohort is updated, whole or not at all."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from fixtures.house import OPEN
from fixtures.script import willing
from revflow.domain.errors import FaultyInputError, RefusedError
from revflow.domain.facts import Ended, Relisted
from revflow.domain.journeys import Ending, Scope
from revflow.domain.mails import DeadAddress, MailState
from revflow.domain.people import Role
from revflow.service import links
from revflow.service.decide import decide
from revflow.service.launch import launch
from revflow.service.leave import leave, stop
from revflow.service.status import tasks as listed_tasks
from revflow.service.tasks import page
from revflow.service.update import look, update
from service.listed import ALL, EVE, HEAD, LEA, MAX, MIA, begin, notes


@pytest.fixture
def listed(house, tmp_path):
    return begin(house, tmp_path)


def sign(listed, task, ref):
    with listed.house.app.store.read() as db:
        return links.sign(listed.house.app.ports, db, listed.cohort, "task", task, ref)


def subject_of(mail):
    return message_from_bytes(Path(mail.path).read_bytes(), policy=policy.default)["subject"]


def journal(listed):
    return [event for one in listed.summaries() for event in listed.house.state(one.journey.code).events]


def test_the_same_list_again_changes_nothing(listed):
    """Nothing is written, not even that somebody looked."""
    before = journal(listed)

    preview = listed.update(*ALL)

    assert (preview.changes, preview.people, preview.counts["same"]) == (False, (), 4)
    assert journal(listed) == before


def test_a_preview_writes_nothing(listed):
    """HR reads first what would happen, person by person, counts first."""
    before = journal(listed)

    preview = listed.look(EVE.replace("Sales", "Tax"), MIA, MAX, "3,Ana Li,ana@x.test,both,HR,Lyon,chief@x.test,en,")

    assert preview.counts == {"join": 1, "return": 0, "leave": 1, "change": 1, "same": 2}
    assert [(one.does, one.name) for one in preview.people] == [
        ("join", "Ana Li"),
        ("leave", "Léa Roy"),
        ("change", "Eve Lot"),
    ]
    assert journal(listed) == before
    assert listed.people("ana@x.test") == []


def test_a_new_row_opens_the_journeys_of_its_roles_and_asks(listed):
    """Who joins is asked like everybody else; the manager comes along."""
    listed.update(*ALL, "3,Ana Li,ana@x.test,both,HR,Lyon,new-chief@x.test,en,")

    assert [one.journey.scope for one in listed.journeys("ana@x.test")] == [Scope.MENTEE, Scope.MENTOR]
    assert {listed.task("needs", "ana@x.test").step, listed.task("offer", "ana@x.test").step} == {"needs", "offer"}
    assert len(listed.mails("ana@x.test")) == 2
    assert listed.person("new-chief@x.test").roles == frozenset()


def test_who_joins_late_is_taken_by_a_later_wave(house, tmp_path):
    """Rule 6: the first wave is over; the next one has a new couple."""
    listed = begin(house, tmp_path, EVE, MIA)
    listed.act_until("sessions")

    listed.update(EVE, MIA, LEA, MAX)
    for _ in range(20):
        if len(listed.summaries(Scope.PAIR)) < 2:
            acted = [willing(house, task) for task in house.tasks() if task.step != "sessions"]
            house.settle()
            assert any(acted) or house.jump()

    assert [one.journey.wave for one in listed.summaries(Scope.PAIR)] == [1, 2]


def test_a_manager_who_joins_as_a_participant_stays_the_same_person(listed):
    """One address is one person: what was asked of the manager is asked of the mentee now, by the same reference."""
    listed.act_until("time")
    chief = listed.person("chief@x.test")

    listed.update(*ALL, "9,Cleo Chief,chief@x.test,mentee,Board,Paris,,en,")

    assert listed.person("chief@x.test").ref == chief.ref
    assert listed.task("time").to == (chief.ref,)
    assert len(listed.journeys("chief@x.test")) == 1


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


def test_a_new_manager_takes_over_open_tasks_and_hears_whose_place_it_is(listed):
    """Rule 24: the former one's link opens nothing any more, and says who has it now."""
    listed.act_until("time")
    mine = listed.journeys("mia@x.test")[0].journey.code
    task = next(task for task in listed.house.tasks(step="time") if task.journey == mine)
    chief = listed.person("chief@x.test")

    preview = listed.update(EVE, LEA, MIA.replace("chief@", "next@"), MAX)

    heir = listed.person("next@x.test")
    assert notes(preview, "mia@x.test")["manager"] == {"before": "chief@x.test", "after": "next@x.test", "count": 1}
    assert next(t.to for t in listed.house.tasks(step="time") if t.id == task.id) == (heir.ref,)
    [mail] = listed.mails("next@x.test", "task-taken-over")
    assert "In place of chief@x.test" in subject_of(mail)
    with pytest.raises(RefusedError) as gone:
        page(listed.house.app.ports, task.id, chief.ref)
    assert (gone.value.code, gone.value.data["who"]) == ("task-handed", "next@x.test")
    assert page(listed.house.app.ports, task.id, heir.ref).task.due == task.due


def test_a_changed_address_kills_old_links_and_sends_new_ones(listed):
    """Rule 24: the same person, the same task, a mail with a fresh link to the new address."""
    task = listed.task("needs", "eve@x.test")
    ref = listed.person("eve@x.test").ref
    old = sign(listed, task.id, ref)

    preview = listed.update(EVE.replace("eve@", "eva@"), LEA, MIA, MAX)

    with pytest.raises(RefusedError) as dead:
        links.read(listed.house.app.ports, old, "task")
    assert dead.value.code == "link-expired"
    assert listed.person("eva@x.test").ref == ref
    assert notes(preview, "eva@x.test")["address"]["count"] == 1
    assert [(mail.order.task, mail.state) for mail in listed.mails("eva@x.test")] == [(task.id, MailState.SENT)] * 2


def test_a_dead_address_is_not_that_of_the_new_one(listed):
    """The mark is the address's: what failed there goes to the new one."""
    task = listed.task("needs", "eve@x.test")
    with listed.house.app.store.write() as db:
        db.add_dead(DeadAddress("eve@x.test", listed.house.app.clock.now(), "5.1.1", "key"))

    listed.update(EVE.replace("eve@", "eva@"), LEA, MIA, MAX)

    assert [t.unreachable for t in listed_tasks(listed.house.app.ports) if t.task == task.id] == [False]
    assert listed.mails("eva@x.test")[-1].state is MailState.SENT


def test_two_people_may_swap_their_addresses(listed):
    """By the id each stays who he or she is; all old links are dead."""
    eve, lea = listed.person("eve@x.test"), listed.person("lea@x.test")

    listed.update(EVE.replace("eve@", "lea@"), LEA.replace("lea@", "eve@"), MIA, MAX)

    assert (listed.person("lea@x.test").ref, listed.person("eve@x.test").ref) == (eve.ref, lea.ref)
    assert listed.task("needs", "lea@x.test").journey == listed.journeys("lea@x.test")[0].journey.code


def test_an_assistant_who_is_replaced_is_asked_no_more_and_the_new_one_is(house, tmp_path):
    """An assistant may plan and confirm sessions: open ones change hands."""
    listed = begin(house, tmp_path, EVE, MIA)
    listed.act_until("sessions")
    task = listed.task("sessions")
    old = listed.person("aide@x.test")

    preview = listed.update(EVE.replace("aide@", "help@"), MIA)

    asked = listed.task("sessions")
    assert old.ref in task.to
    assert set(asked.to) == (set(task.to) - {old.ref}) | {listed.person("help@x.test").ref}
    assert notes(preview, "eve@x.test")["assistant"]["count"] == 1
    assert [mail.order.task for mail in listed.mails("help@x.test", "task-taken-over")] == [task.id]


def test_a_first_assistant_is_asked_too_and_one_taken_away_is_not(house, tmp_path):
    """Both of the pair stay asked."""
    listed = begin(house, tmp_path, EVE.replace("aide@x.test", ""), MIA)
    listed.act_until("sessions")
    pair = set(listed.task("sessions").to)

    listed.update(EVE, MIA)
    more = set(listed.task("sessions").to)
    listed.update(EVE.replace("aide@x.test", ""), MIA)

    assert more == pair | {listed.person("aide@x.test").ref}
    assert set(listed.task("sessions").to) == pair


def test_columns_of_a_person_are_taken_and_a_site_moves_no_date(listed):
    """Open tasks keep their due dates; new ones are reckoned where the person is now."""
    due = listed.task("needs", "eve@x.test").due

    listed.update("1,Eve Lott,eve@x.test,mentee,Tax,Tokyo,boss@x.test,fr,aide@x.test", LEA, MIA, MAX)

    eve = listed.person("eve@x.test")
    assert (eve.name, eve.department, eve.site, eve.language) == ("Eve Lott", "Tax", "Tokyo", "fr")
    assert listed.task("needs", "eve@x.test").due == due


def test_a_role_added_opens_its_journey_and_a_role_taken_away_is_left(listed):
    """The other role goes on; who is still there hears kindly that the role has ended."""
    listed.update(EVE.replace("mentee", "both"), LEA, MIA, MAX)
    both = [one.journey.scope for one in listed.journeys("eve@x.test")]
    preview = listed.update(EVE.replace("mentee", "mentor"), LEA, MIA, MAX)

    endings = {one.journey.scope: one.ending for one in listed.journeys("eve@x.test")}
    assert both == [Scope.MENTEE, Scope.MENTOR]
    assert endings == {Scope.MENTEE: Ending.LEFT, Scope.MENTOR: None}
    assert notes(preview, "eve@x.test")["ends"]["role"] == "mentee"
    assert len(listed.mails("eve@x.test", "ending-left")) == 1


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


def test_a_faulty_list_changes_nothing_and_each_row_is_told(listed):
    """Nothing half taken."""
    before = journal(listed)
    path = listed.write([EVE.replace("eve@x.test", "no address"), LEA.replace("mentee", "boss"), MIA, MAX])

    with pytest.raises(FaultyInputError) as faulty:
        update(listed.house.app.ports, listed.cohort, path)

    assert [(fault.code, fault.line) for fault in faulty.value.faults] == [("bad-address", 2), ("unknown-role", 3)]
    assert journal(listed) == before


def test_an_address_of_somebody_known_by_another_id_is_a_fault(listed):
    """Is it a newcomer, or a typing error? HR says which."""
    path = listed.write(["11" + EVE[1:], LEA, MIA, MAX])

    with pytest.raises(FaultyInputError) as faulty:
        look(listed.house.app.ports, listed.cohort, path)

    assert [(fault.code, fault.line, fault.data["id"]) for fault in faulty.value.faults] == [
        ("update-other-id", 2, "1")
    ]


def test_ids_may_be_added_to_a_list_that_had_none(house, tmp_path):
    """Who was known by the address is known by the id from then on."""
    listed = begin(house, tmp_path, *(row[1:] for row in ALL))
    ref = listed.person("eve@x.test").ref

    listed.update(*ALL)
    preview = listed.update(EVE.replace("eve@", "eva@"), LEA, MIA, MAX)

    assert preview.counts["change"] == 1
    assert (listed.person("eva@x.test").ref, listed.person("eva@x.test").key) == (ref, "1")


def test_a_list_without_ids_finds_people_by_their_address(listed):
    """The identity is the id if the list has it, else the address."""
    head = HEAD.removeprefix("id,")

    preview = listed.update(*(row.partition(",")[2] for row in ALL), head=head)

    assert (preview.changes, preview.counts["same"]) == (False, 4)


def test_a_participant_may_take_the_address_of_one_who_only_acted(listed):
    """One address, one person: what the manager was asked for is asked of the participant."""
    listed.act_until("time")

    listed.update(EVE.replace("eve@", "chief@"), LEA, MIA, MAX)

    eve = listed.journeys("chief@x.test")[0].journey.person
    assert {ref for task in listed.house.tasks(step="time") for ref in task.to} == {eve}
    assert [person.gone for person in sorted(listed.people("chief@x.test"), key=lambda one: one.gone)] == [False, True]


def test_a_pair_that_breaks_a_hard_rule_now_is_told_and_goes_on(house, tmp_path):
    """Rule 24: a new reporting line does not touch running pairs."""
    listed = begin(house, tmp_path, EVE, MIA)
    listed.act_until("sessions")

    preview = listed.update(EVE, MIA.replace("chief@", "eve@").replace("IT", "Sales"))

    [pair] = listed.summaries(Scope.PAIR)
    found = [note for one in preview.people for note in one.notes if note.code == "pair-breaks"]
    assert [(note.data["pair"], note.data["rule"]) for note in found] == [
        (pair.journey.code, "same_department"),
        (pair.journey.code, "reporting_line"),
    ]
    assert pair.ending is None


def test_an_update_that_changed_since_its_preview_is_not_applied(listed):
    """HR agreed to something else."""
    path = listed.write((LEA, MIA, MAX))
    preview = look(listed.house.app.ports, listed.cohort, path)
    listed.write((MIA, MAX))

    with pytest.raises(RefusedError) as outdated:
        update(listed.house.app.ports, listed.cohort, path, preview.mark)

    assert outdated.value.code == "update-outdated"
    assert listed.ending(listed.journeys("eve@x.test")[0].journey.code) is None


def test_the_journal_says_that_the_list_was_updated_and_nothing_personal(listed):
    """Digest and counts; names and addresses lie apart."""
    listed.update(LEA, MIA, MAX, "3,Ana Li,ana@x.test,mentee,HR,Lyon,,en,")

    facts = [event.fact for event in journal(listed) if isinstance(event.fact, Relisted)]
    assert [(fact.joined, fact.returned, fact.left, fact.changed) for fact in facts] == [(1, 0, 1, 0)]
    assert not [e for e in journal(listed) if "ana@" in repr(e.fact) or "Eve" in repr(e.fact)]


def test_a_cohort_that_is_over_takes_no_list(listed):
    """There is nobody whom it would concern."""
    with listed.house.app.store.read() as db:
        code = db.cohort(listed.cohort).code
    stop(listed.house.app.ports, code)
    listed.house.settle()

    with pytest.raises(RefusedError) as over:
        listed.look(*ALL)
    assert over.value.code == "update-ended"


def test_another_cohort_with_the_same_people_is_not_touched(listed, tmp_path):
    """A list is a cohort's."""
    other = launch(listed.house.app.ports, tmp_path / "programs" / "p.yaml", listed.write(ALL), name="other")
    listed.house.settle()

    listed.update(LEA, MIA, MAX)

    with listed.house.app.store.read() as db:
        people = {person.email: person for person in db.people(other).values()}
        open_ = [task for task in db.tasks(cohort=other, states=OPEN) if people["eve@x.test"].ref in task.to]
    assert people["eve@x.test"].roles == {Role.MENTEE}
    assert (people["eve@x.test"].gone, len(open_)) == (False, 1)
