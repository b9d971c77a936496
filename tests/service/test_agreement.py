"""The agreement of a pair (aims, rules, confidentiality) is composed from its plan, for the two alone."""

from changed_programs import start, until
from fixtures.house import House
from revflow.service.page import Agreement
from revflow.service.tasks import page
from service_people import ONE_PAIR


def agreement_on(house: House, step: str, email: str) -> Agreement | None:
    """Return the agreement on the page of a step that somebody is asked for."""
    tasks = until(house, step)
    with house.app.store.read() as db:
        refs = [person.ref for _cohort, person in db.people_at(email)]
    task = next(task for task in tasks if refs[0] in task.to)
    return page(house.app.ports, task.id, refs[0]).agreement


def test_who_agrees_to_a_plan_reads_rules_and_confidentiality_beside_it(house: House, tmp_path):
    """The plan itself is what is decided about: the page shows it already."""
    start(house, tmp_path, "transition-numerique", people=ONE_PAIR)

    found = agreement_on(house, "plan-agreed", "claire@exemple.test")

    assert (found.plan, found.time.sessions, found.time.minutes) == ((), 6, 60)
    assert "## Ce qui reste entre vous" in found.rules.body_markdown


def test_both_read_it_again_with_each_session_with_the_aims_of_the_plan(house: House, tmp_path):
    """Aims and agenda as the mentor wrote them; the closing surveys, which each answers apart, are no part of it."""
    start(house, tmp_path, "transition-numerique", people=ONE_PAIR)

    for email in ("claire@exemple.test", "lina@exemple.test"):
        found = agreement_on(house, "sessions", email)
        assert [dict(one.answer) for one in found.plan] == [{"aims": "more of it", "agenda": ["one", "two"]}]


def test_nobody_else_reads_it_nor_two_who_have_only_been_proposed_to_each_other(house: House, tmp_path):
    """Not before there is a plan; and HR, at its review, is not one of the two."""
    start(house, tmp_path, "transition-numerique", people=ONE_PAIR)

    assert agreement_on(house, "pair-acceptance", "claire@exemple.test") is None
    assert agreement_on(house, "closing-review", "rh@exemple.test") is None
