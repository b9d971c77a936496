"""Needs: limits that HR alone reads, and the levels that the closing survey is compared with."""

import pytest

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import value, willing
from revflow.domain.errors import FaultyInputError, RefusedError
from revflow.domain.tasks import TaskKind
from revflow.service.answer import answer
from revflow.service.decide import decide
from revflow.service.leave import leave
from revflow.service.release_words import release_words
from revflow.service.tasks import page
from revflow.web.telling import told_answer
from revflow.web.words import Words
from service_people import ONE_PAIR

LIMIT = "Nothing about my own profile, please"


def with_limits(house: House, task) -> bool:
    """Act as everybody would; executives say what they would rather not have."""
    if task.step != "needs":
        return willing(house, task)
    shown = page(house.app.ports, task.id, task.to[0])
    given = {name: value(shown, name, field) for name, field in shown.fields}
    answer(house.app.ports, task.id, task.to[0], {**given, "limits": LIMIT})
    return True


def test_limits_are_read_by_hr_and_by_nobody_else(house: House, tmp_path):
    """Given a limit, when everybody acts to the first session, then HR alone has read it."""
    start(house, tmp_path, "transition-numerique")
    gate = until(house, "needs-review", with_limits)[0]
    assert LIMIT in str(page(house.app.ports, gate.id, gate.to[0]).shown)
    with house.app.store.read() as db:
        people = db.people(db.summary(gate.journey).journey.cohort)
    seen = []

    def looking(house: House, task) -> bool:
        others = [ref for ref in task.to if people[ref].email != "rh@exemple.test"]
        seen.extend(str(page(house.app.ports, task.id, ref)) for ref in others if task.step != "needs")
        return with_limits(house, task)

    until(house, "sessions", looking)

    assert len(seen) > 10
    assert not [text for text in seen if LIMIT in text]


def test_the_closing_review_compares_the_levels_with_those_before(house: House, tmp_path):
    """Given levels then and now, when HR reviews a pair's closing, then both stand there, and what was wished."""
    start(house, tmp_path, "transition-numerique")
    review = until(house, "closing-review")[0]
    shown = page(house.app.ports, review.id, review.to[0])
    words = Words(shown.program, "en", shown.zone)

    told = [line for answer in shown.shown for one in told_answer(words, answer) for line in one.lines]

    assert any("\nAt the start: 1 (Tried); wanted: 3 (At ease)" in line for line in told), told


def test_needs_without_a_purpose_are_refused(house: House, tmp_path):
    """Given empty own words, when needs are sent, then the purpose is asked for, the limits are not."""
    start(house, tmp_path, "transition-numerique")
    task = until(house, "needs")[0]
    shown = page(house.app.ports, task.id, task.to[0])
    given = {name: value(shown, name, field) for name, field in shown.fields}

    with pytest.raises(FaultyInputError) as error:
        answer(house.app.ports, task.id, task.to[0], {**given, "purpose": " ", "limits": ""})

    assert [(fault.path, fault.code) for fault in error.value.faults] == [("purpose", "field-required")]


def test_limits_are_not_released_and_not_read_by_another_decider(house: House, tmp_path):
    """The form promises that HR alone reads them: not the sponsor who reviews needs, nor a consultant by mistake."""
    review = "  - id: needs-review\n    kind: approval\n    for_each: mentee\n    by: "
    start(house, tmp_path, "transition-numerique", (f"{review}hr\n", f"{review}[hr, sponsor]\n    quorum: first\n"))
    gates = [gate for gate in until(house, "needs-review", with_limits) if gate.journey == "E001"]
    read = {gate.awaits: page(house.app.ports, gate.id, gate.to[0]) for gate in gates}

    with pytest.raises(RefusedError) as refused:
        release_words(house.app.ports, "E001.needs.1", "limits")

    assert [LIMIT in str(read[who].shown) for who in ("hr", "sponsor")] == [True, False]
    assert [one.field for one in read["hr"].words] == ["purpose"]
    assert refused.value.code == "no-words"


def test_the_mentor_plans_from_the_levels_and_the_words_that_the_executive_shares(house: House, tmp_path):
    """Once both have said yes: levels in the pair's topics and the purpose, neither slots nor limits; nobody else."""
    start(house, tmp_path, "transition-numerique", people=ONE_PAIR)
    asked = until(house, "pair-acceptance", with_limits)
    assert [page(house.app.ports, task.id, task.to[0]).shown for task in asked] == [(), ()]
    (plan,) = until(house, "plan", with_limits)

    (needs,) = page(house.app.ports, plan.id, plan.to[0]).shown

    assert needs.who == "Claire Martin"
    assert dict(needs.answer) == {"topics": {"social-media": {"now": 1, "wanted": 3}}, "purpose": "more of it"}
    survey = until(house, "closing-survey")
    assert [page(house.app.ports, task.id, task.to[0]).shown for task in survey] == [(), ()]


def test_a_text_that_is_not_shared_is_not_read_by_the_mentor(house: House, tmp_path):
    """Who was not told so has not written for the mentor."""
    start(
        house, tmp_path, "transition-numerique", ("max_length: 600, shared: true", "max_length: 600"), people=ONE_PAIR
    )
    (plan,) = until(house, "plan")

    (needs,) = page(house.app.ports, plan.id, plan.to[0]).shown

    assert set(needs.answer) == {"topics"}


def test_of_levels_that_are_asked_for_after_the_plan_its_page_tells_nothing(house: House, tmp_path):
    """What the executive answers later, apart, is HR's to hear: the plan, looked at again, shows what came before."""
    later = "  - {id: later, kind: form, for_each: mentee, after: plan, fields: {levels: {type: topics}}}\n"
    below = ("  - id: plan-agreed\n", f"{later}  - id: plan-agreed\n")
    start(house, tmp_path, "transition-numerique", below, people=ONE_PAIR)
    (plan,) = until(house, "plan")
    (asked,) = until(house, "later")
    willing(house, asked)

    shown = page(house.app.ports, plan.id, plan.to[0]).shown

    assert [set(one.answer) for one in shown] == [{"topics", "purpose"}]


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_a_pair_that_one_has_declined_tells_the_mentor_nothing_of_the_executive(house: House, tmp_path, who):
    """Given a plan that is asked for beside the acceptance, when one says no, then no words are shared: nor after."""
    title = "    title: {fr: Votre plan, en: Your plan}\n"
    beside = (title, f"{title}    after: matching-approval\n")
    start(house, tmp_path, "transition-numerique", beside, people=ONE_PAIR)
    (plan,) = until(house, "plan")
    asked = {task.awaits: task for task in until(house, "pair-acceptance")}
    other = next(task for awaits, task in asked.items() if awaits != who)

    decide(house.app.ports, other.id, other.to[0], "approve")
    decide(house.app.ports, asked[who].id, asked[who].to[0], "decline")
    before = page(house.app.ports, plan.id, plan.to[0]).shown
    house.settle()

    assert (before, page(house.app.ports, plan.id, plan.to[0]).shown) == ((), ())


def test_a_former_mentor_reads_no_more_what_the_executive_wants(house: House, tmp_path):
    """Once the pair is over its plan's page, looked at again, is about nobody's needs: they go on with another."""
    start(house, tmp_path, "transition-numerique", people=ONE_PAIR)
    (plan,) = until(house, "plan")
    until(house, "sessions")
    with house.app.store.read() as db:
        mentee = db.summary(plan.journey).journey.mentee
        me = db.summary(mentee).journey.person
    assert page(house.app.ports, plan.id, plan.to[0]).shown

    leave(house.app.ports, mentee, me)
    house.settle()

    assert page(house.app.ports, plan.id, plan.to[0]).shown == ()


VIEW = """\
  - id: view
    kind: form
    for_each: mentee
    by: mentee.manager
    fields: {levels: {type: topics, ask_level: [now, wanted]}}
"""


@pytest.mark.parametrize(
    "change",
    [
        ("  - id: mentor-offer ", f"{VIEW}  - id: mentor-offer "),
        ("    by: mentee                               # who", "    by: [mentee, mentee.manager]   # who"),
    ],
)
def test_what_a_manager_says_of_an_executive_is_not_the_executives_word(house: House, tmp_path, change):
    """Given levels that the manager is asked for, too, then the mentor reads the executive's own, and those alone."""
    start(house, tmp_path, "transition-numerique", change, people=ONE_PAIR)
    managers = []

    def acting(house: House, task) -> bool:
        if task.awaits != "mentee.manager" or task.kind is not TaskKind.ANSWER:
            return willing(house, task)
        fields = dict(page(house.app.ports, task.id, task.to[0]).fields)
        levels = {"social-media": {"now": 0, "wanted": 4}}
        said = {"topics": levels, "levels": levels, "purpose": "as I see it", "slots": ["mon-am"], "volunteer": True}
        managers.append(task.step)
        answer(house.app.ports, task.id, task.to[0], {name: one for name, one in said.items() if name in fields})
        return True

    (plan,) = until(house, "plan", acting)

    shown = page(house.app.ports, plan.id, plan.to[0]).shown
    assert managers
    assert [dict(one.answer) for one in shown] == [
        {"topics": {"social-media": {"now": 1, "wanted": 3}}, "purpose": "more of it"}
    ]
