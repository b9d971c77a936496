"""Who acts in the same moment: one wins whole, the others read who decided what and when. On both databases."""

from datetime import timedelta
from functools import partial

import pytest

from revflow.domain.errors import RefusedError
from revflow.domain.facts import Claimed, Concluded, Lapsed, Reassigned, Reminded, Voted
from revflow.domain.mails import MailState
from revflow.domain.tasks import TaskState
from revflow.engine import Change
from revflow.service import status
from revflow.service.answer import answer
from revflow.service.away import away
from revflow.service.case import load_case
from revflow.service.decide import decide
from revflow.service.drive import drive
from revflow.service.handing import claim, reassign
from revflow.service.record import record
from revflow.service.sending import send_due
from revflow.texts import LANGUAGES, say_error
from service.racing import FORM, Race, codes, gate, start, together

LOST = {"task-closed", "task-settled", "task-withdrawn", "journey-ended"}


def test_of_several_who_decide_in_the_same_moment_one_does(anywhere, tmp_path):
    """Rule 15: given one gate and four links, when all decide otherwise, one does, the others read who and what."""
    more = "later: {then: next, label: Later}, never: {then: leave, label: Never}"
    race = start(anywhere, tmp_path, gate("by: board", f"outcomes: {{approve: next, decline: leave, {more}}}"))
    said = ("approve", "decline", "later", "never")
    board = dict(zip(map(race.ref, ("ann", "bob", "cid", "dan")), said, strict=True))
    for task in race.tasks():
        refused = together(*[partial(decide, race.ports, task.id, ref, what) for ref, what in board.items()])

        done = race.task(task.id)
        assert sorted(codes(refused)) == ["done", *["task-closed"] * 3]
        assert len(race.facts(task.journey, Voted)) == 1
        [concluded] = race.facts(task.journey, Concluded)
        assert (concluded.outcome, board[done.closed_by]) == (done.result, done.result)
        with race.ports.store.read() as db:
            winner = db.people(race.cohort)[done.closed_by].name
        for loser in filter(None, refused):
            told = (loser.data["who"], loser.data["result"], loser.data["at"])
            assert told == (winner, done.result, done.closed_at)
            assert all(winner in say_error(language, loser.code, loser.data) for language in LANGUAGES)
        race.house.settle()
        race.check(task.journey)


def test_time_and_a_decision_in_the_same_moment_leave_one_outcome(anywhere, tmp_path):
    """Rule 21: given a gate whose time is up, when the timer and a person act at once, then one of the two stands."""
    race = start(anywhere, tmp_path, gate("by: sponsor, due: 1 working day, on_expiry: decline"))
    boss = race.ref("boss")
    tasks = race.tasks()
    anywhere.app.clock.advance_to(tasks[0].due + timedelta(seconds=1))
    for task in tasks:
        timer, person = together(
            partial(race.drive, task.journey), partial(decide, race.ports, task.id, boss, "approve")
        )

        race.house.settle()
        [concluded] = race.facts(task.journey, Concluded)
        lapsed = [fact.action for fact in race.facts(task.journey, Lapsed)]
        assert timer is None
        if person is None:
            assert (concluded.outcome, lapsed) == ("approve", [])
        else:
            assert (person.code in LOST, concluded.outcome, lapsed) == (True, "decline", ["decline"])
            assert race.facts(task.journey, Voted) == []
        race.check(task.journey)


@pytest.mark.parametrize(("quorum", "counted"), [("all", {3}), ("majority", {2, 3}), ("2", {2, 3})])
def test_voters_in_the_same_moment_are_counted_once_each(anywhere, tmp_path, quorum, counted):
    """Rules 13 to 15: given three entries, when all vote at once, each counts once and makes one outcome."""
    race = start(anywhere, tmp_path, gate(f"by: [hr, sponsor, mentor.manager], quorum: {quorum}"))
    journeys: dict[str, list] = {}
    for task in race.tasks():
        journeys.setdefault(task.journey, []).append(task)
    for code, tasks in journeys.items():
        refused = together(*[partial(decide, race.ports, task.id, task.to[0], "approve") for task in tasks])

        votes = race.facts(code, Voted)
        assert len(votes) == codes(refused).count("done")
        assert len(votes) in counted
        assert len({vote.task for vote in votes}) == len(votes)
        assert [fact.outcome for fact in race.facts(code, Concluded)] == ["approve"]
        assert set(codes(refused)) <= {"done", "task-settled"}
        race.house.settle()
        race.check(code)


def test_one_person_with_two_links_has_one_voice(anywhere, tmp_path):
    """Rule 13: given a person asked for two entries, when both links are used at once, then one vote is taken."""
    race = start(anywhere, tmp_path, gate("by: [sponsor, boss@x.test, hr], quorum: 2"))
    boss = race.ref("boss")
    journeys: dict[str, list] = {}
    for task in race.tasks():
        if boss in task.to:
            journeys.setdefault(task.journey, []).append(task)
    for code, tasks in journeys.items():
        refused = together(*[partial(decide, race.ports, task.id, boss, "approve") for task in tasks])

        assert sorted(codes(refused)) == ["already-voted", "done"]
        assert len(race.facts(code, Voted)) == 1
        assert race.facts(code, Concluded) == []
        race.check(code)


def test_a_link_of_an_old_round_decides_nothing_of_the_new_one(anywhere, tmp_path):
    """Rule 17: given a gate sent back and asked anew, when the old link decides meanwhile, the new round stays open."""
    outcomes = "outcomes: {approve: next, revise: offer, decline: leave}"
    race = start(anywhere, tmp_path, FORM, gate("by: board", outcomes))
    for task in race.tasks("offer"):
        answer(race.ports, task.id, task.to[0], {"note": "first"})
    race.house.settle()
    ann, bob = race.ref("ann"), race.ref("bob")
    for task in race.tasks():
        mentor = race.house.state(task.journey).journey.person

        def send_back_and_ask_anew(task=task, mentor=mentor) -> None:
            decide(race.ports, task.id, ann, "revise", comment="more")
            drive(race.ports, task.journey)
            answer(race.ports, f"{task.journey}.offer.2", mentor, {"note": "second"})
            drive(race.ports, task.journey)

        back, old = together(send_back_and_ask_anew, partial(decide, race.ports, task.id, bob, "approve"))

        race.house.settle()
        concluded = [fact for fact in race.facts(task.journey, Concluded) if fact.step == "vetting"]
        assert sorted(codes([back, old])) == ["done", "task-closed"]
        if back is None:
            assert old.data["result"] == "revise"
            [asked] = [one for one in race.tasks() if one.journey == task.journey]
            assert [fact.outcome for fact in concluded] == ["revise"]
            assert (asked.round, asked.state) == (2, TaskState.OPEN)
            with pytest.raises(RefusedError, match="task-closed"):
                decide(race.ports, task.id, bob, "decline")
        else:
            assert [fact.outcome for fact in concluded] == ["approve"]
        race.check(task.journey)


def mail_of(race: Race, task_id: str):
    return next(mail for mail in status.outbox(race.ports) if mail.order.task == task_id)


def test_a_decision_that_is_faster_than_its_mail_leaves_the_mail_unsent(anywhere, tmp_path):
    """Given an invitation in the outbox, when its task is done before it goes, then it is skipped and says why."""
    race = start(anywhere, tmp_path, gate("by: sponsor"), mailed=False)
    boss = race.ref("boss")
    tasks = race.tasks()
    for task in tasks:
        decide(race.ports, task.id, boss, "approve")
    send_due(race.ports, limit=1000)

    assert {mail_of(race, task.id).error for task in tasks} == {"task-closed"}
    assert {mail_of(race, task.id).state for task in tasks} == {MailState.SKIPPED}


def test_a_decision_and_its_mail_in_the_same_moment_are_both_whole(anywhere, tmp_path):
    """Given mails that just go, when their tasks are done meanwhile, then each went once or was skipped, none waits."""
    race = start(anywhere, tmp_path, gate("by: sponsor"), mailed=False)
    boss = race.ref("boss")
    tasks = race.tasks()
    for task in tasks:
        refused = together(
            partial(decide, race.ports, task.id, boss, "approve"),
            partial(send_due, race.ports, 1),
            partial(send_due, race.ports, 1),
        )
        assert refused == [None, None, None]
        race.check(task.journey)

    race.house.settle()
    became = [mail_of(race, task.id) for task in tasks]
    assert {(mail.state, mail.error) for mail in became} <= {
        (MailState.SENT, ""),
        (MailState.SKIPPED, "task-closed"),
    }
    assert len({mail.path for mail in became if mail.path}) == sum(mail.state is MailState.SENT for mail in became)


def test_of_two_who_claim_in_the_same_moment_one_has_it(anywhere, tmp_path):
    """Given a task that several may do, when two take it at once, then one has it and the other reads who."""
    race = start(anywhere, tmp_path, gate("by: board"))
    ann, bob = race.ref("ann"), race.ref("bob")
    for task in race.tasks():
        refused = together(partial(claim, race.ports, task.id, ann), partial(claim, race.ports, task.id, bob))

        assert sorted(codes(refused)) == ["claimed", "done"]
        assert race.task(task.id).claimed_by == (ann if refused[0] is None else bob)
        assert len(race.facts(task.journey, Claimed)) == 1
        assert next(filter(None, refused)).data["who"] == ("ann@x.test" if refused[0] is None else "bob@x.test")
        race.check(task.journey)


def test_a_task_that_is_handed_over_while_it_is_decided_is_decided_or_handed_over(anywhere, tmp_path):
    """Given an open gate, when HR hands it over as it is decided, then either stands and the other is told so."""
    race = start(anywhere, tmp_path, gate("by: sponsor"))
    boss, ann = race.ref("boss"), race.ref("ann")
    for task in race.tasks():
        handed, decided = together(
            partial(reassign, race.ports, task.id, "ann@x.test"), partial(decide, race.ports, task.id, boss, "approve")
        )

        race.house.settle()
        now = race.task(task.id)
        if decided is None:
            assert (handed.code, handed.data["who"], handed.data["result"]) == ("task-closed", "boss@x.test", "approve")
            assert (now.closed_by, race.facts(task.journey, Reassigned)) == (boss, [])
        else:
            assert (decided.code, now.to, now.state) == ("task-not-yours", (ann,), TaskState.OPEN)
            assert race.facts(task.journey, Voted, Concluded) == []
        race.check(task.journey)


def test_a_deputy_and_the_principal_in_the_same_moment_give_one_vote(anywhere, tmp_path):
    """Rule 16: given somebody who is away, when he or she and the deputy decide at once, one vote is given."""
    race = start(anywhere, tmp_path, gate("by: [hr, sponsor], quorum: all"))
    today = anywhere.app.clock.now().date()
    away(race.ports, "boss@x.test", today, today + timedelta(days=9), "vice@x.test")
    race.house.settle()
    boss, vice = race.ref("boss"), race.ref("vice")
    for task in [one for one in race.tasks() if boss in one.to]:
        assert vice in race.task(task.id).to
        refused = together(
            partial(decide, race.ports, task.id, boss, "approve"), partial(decide, race.ports, task.id, vice, "approve")
        )

        assert sorted(codes(refused)) == ["done", "task-closed"]
        [vote] = race.facts(task.journey, Voted)
        assert vote.principal == ("" if refused[0] is None else boss)
        assert race.facts(task.journey, Concluded) == []
        assert race.task(task.id).closed_by == (boss if refused[0] is None else vice)
        race.check(task.journey)


def test_what_is_written_by_a_slow_clock_comes_after_what_is_there(anywhere, tmp_path):
    """Given machines whose clocks differ, when the slower one writes, then a journal's moments keep its order."""
    race = start(anywhere, tmp_path, gate("by: sponsor"))
    task = race.tasks()[0]
    with race.ports.store.write() as db:
        case = load_case(db, task.journey)
        earlier = case.state.last_at - timedelta(hours=1)
        record(db, case, Change(facts=(Reminded(task.id, -1),)), actor="", at=earlier)
    race.drive_all()

    with race.ports.store.read() as db:
        written = load_case(db, task.journey).state.events
    late = next(event for event in written if event.fact == Reminded(task.id, -1))
    assert late.at >= case.state.last_at
    race.check(task.journey)
