"""Rule 24: what becomes of open tasks and links when rows of the people list change."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from fixtures.script import willing
from revflow.domain.errors import FaultyInputError, RefusedError
from revflow.domain.journeys import Ending, Scope
from revflow.domain.mails import DeadAddress, MailState
from revflow.service import links
from revflow.service.matching import matching
from revflow.service.status import tasks as listed_tasks
from revflow.service.tasks import page
from revflow.service.update import look
from service.listed import ALL, EVE, HEAD, LEA, MAX, MIA, PROGRAM, begin, notes


@pytest.fixture
def listed(house, tmp_path):
    return begin(house, tmp_path)


def sign(listed, task, ref):
    with listed.house.app.store.read() as db:
        return links.sign(listed.house.app.ports, db, listed.cohort, "task", task, ref)


def subject_of(mail):
    return message_from_bytes(Path(mail.path).read_bytes(), policy=policy.default)["subject"]


def test_a_manager_who_joins_as_a_participant_stays_the_same_person(listed):
    """One address is one person: what was asked of the manager is asked of the mentee now, by the same reference."""
    listed.act_until("time")
    chief = listed.person("chief@x.test")

    listed.update(*ALL, "9,Cleo Chief,chief@x.test,mentee,Board,Paris,,en,")

    assert listed.person("chief@x.test").ref == chief.ref
    assert listed.task("time").to == (chief.ref,)
    assert len(listed.journeys("chief@x.test")) == 1


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


def test_a_pair_that_has_no_language_in_common_any_more_is_told(house, tmp_path):
    """All that a match may forbid is looked at, as in the match itself."""
    text = PROGRAM.replace("[same_department, reporting_line]", "[other_language]")
    listed = begin(house, tmp_path, EVE, MIA, text=text)
    listed.act_until("sessions")

    preview = listed.update(EVE, MIA.replace(",en,", ",fr,"))

    [pair] = listed.summaries(Scope.PAIR)
    assert notes(preview, "mia@x.test")["pair-breaks"] == {
        "pair": pair.journey.code,
        "rule": "other_language",
        "partner": "Eve Lot",
    }
    assert pair.ending is None


def test_a_proposed_pair_that_breaks_a_hard_rule_now_is_told_and_does_not_begin(house, tmp_path):
    """HR hears it before the update, and reads it where the wave is approved and listed."""
    gate = "  - {id: approval, kind: approval, by: hr, outcomes: {approve: next, revise: match}}\n"
    text = PROGRAM.replace("  - id: sessions\n", f"{gate}  - id: sessions\n")
    listed = begin(house, tmp_path, *ALL, text=text)
    listed.act_until("approval")
    task, ports = listed.task("approval"), house.app.ports
    pair = next(one for one in matching(ports, listed.cohort, "en")[0].pairs if one.mentee == "Eve Lot")
    newer = [row.replace("chief@", "eve@") if pair.mentor in row else row for row in ALL]
    address = "mia@x.test" if pair.mentor == "Mia Sun" else "max@x.test"

    preview = listed.update(*newer)

    said = {"pair": pair.code, "rule": "reporting_line", "partner": "Eve Lot"}
    assert notes(preview, address)["proposal-breaks"] == said
    shown = page(ports, task.id, task.to[0]).wave.pairs
    assert {one.code: (one.forbidden, one.starts) for one in shown}[pair.code] == ("reporting-line", False)
    assert [one.starts for one in shown if one.code != pair.code] == [True]
    assert willing(house, task)
    house.settle()
    assert [one.journey.code for one in listed.summaries(Scope.PAIR)] == [one.code for one in shown if one.starts]


def test_an_invitation_goes_to_the_new_address_too(house, tmp_path):
    """What lies ahead is in the old mailbox's calendar alone; the request for the result goes when it is over."""
    listed = begin(house, tmp_path, EVE, MIA)
    listed.act_until("sessions")
    assert willing(house, listed.task("sessions"))
    house.settle()

    listed.update(EVE.replace("eve@", "eva@"), MIA)

    sent = listed.mails("eva@x.test", "session-invitation")
    assert [mail.state for mail in sent] == [MailState.SENT] * 2
    assert [mail.state for mail in listed.mails("eva@x.test", "session-confirm")] == [MailState.QUEUED]
    letter = message_from_bytes(Path(sent[1].path).read_bytes(), policy=policy.default)
    assert letter["to"].addresses[0].addr_spec == "eva@x.test"
    assert len(listed.mails("mia@x.test", "session-invitation")) == 1
