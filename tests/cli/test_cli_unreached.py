"""Who is not reached by mail, from a terminal: seen, given a link by hand, written to again."""

import json
from dataclasses import replace

from revflow.domain.mails import DeadAddress, MailState
from revflow.service import links

MIA = "mia@mini.test"


def kill(small, address=MIA):
    """Let mails to an address have failed since now."""
    now = small.house.app.clock.now()
    with small.house.app.store.write() as db:
        refs = {person.ref for _cohort, person in db.people_at(address)}
        mails = [mail for mail in db.outbox() if mail.order.to in refs]
        db.add_dead(DeadAddress(address, now, "5.1.1", mails[0].order.key))
    return mails


def test_lists_say_whose_mails_do_not_arrive(revflow, cohort):
    """A script sees it in both lists; others' tasks and mails are told apart."""
    kill(cohort)

    tasks = json.loads(revflow("tasks", "--json").out)
    mails = json.loads(revflow("outbox", "--json").out)
    shown = revflow("tasks").out.splitlines()

    assert {one["awaits"][0] for one in tasks if one["unreachable"]} == {MIA}
    assert [line for line in shown if MIA in line] == [line for line in shown if "unreachable" in line]
    assert {one["to"] for one in mails if one["unreachable"]} == {MIA}


def test_a_task_of_several_is_unreachable_when_none_of_them_is_reached(revflow, cohort):
    """One of two consultants who reads mails is enough."""
    shown = []
    for address in ("ada@mini.test", "bob@mini.test"):
        kill(cohort, address)
        shown += [one["unreachable"] for one in json.loads(revflow("tasks", "--json").out) if address in one["awaits"]]

    assert shown == [False, True]


def test_a_link_is_printed_alone_and_said_to_be_personal(revflow, cohort):
    """Standard output holds what is given by hand; the warning stands beside it."""
    task = cohort.task("module")

    said = revflow("link", task.id, "--for", "bob@mini.test")

    assert (said.code, said.out.count("\n")) == (0, 1)
    assert "bob@mini.test" in said.err
    link = links.read(cohort.house.app.ports, said.out.strip().rpartition("/")[2], "task")
    assert link.subject == task.id
    assert link.ref in task.to


def test_whose_link_must_be_said_where_several_are_asked(revflow, cohort):
    """Nobody gets another's link by chance; who was not asked has none."""
    task = cohort.task("module")

    assert revflow("link", task.id).code == 2
    assert revflow("link", task.id, "--for", MIA).code == 1


def test_a_task_that_is_over_has_no_link(revflow, cohort):
    """It would open nothing that can be done."""
    task = cohort.task("offer")
    assert revflow("leave", task.journey, "--yes").code == 0

    said = revflow("link", task.id)

    assert (said.code, said.out) == (1, "")
    assert task.id in said.err


def test_an_address_is_written_to_again_when_hr_says_so(revflow, cohort):
    """What failed waits in the outbox; said twice, the second time is a slip."""
    [mail] = kill(cohort)
    with cohort.house.app.store.write() as db:
        failed = next(one for one in db.outbox() if one.order.key == mail.order.key)
        db.put_mail(replace(failed, state=MailState.FAILED, error="address-dead"))

    said = [revflow("outbox", "--revive", MIA) for _ in range(2)]

    assert [one.code for one in said] == [0, 1]
    assert all(MIA in one.err for one in said)
    with cohort.house.app.store.read() as db:
        assert next(one for one in db.outbox() if one.order.key == mail.order.key).state is MailState.QUEUED
