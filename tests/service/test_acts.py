"""What people do comes in once, from whom it was asked, however it comes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from fixtures.house import House
from fixtures.script import value, willing
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Proposed
from revflow.service import links
from revflow.service.answer import answer
from revflow.service.decide import decide
from revflow.service.launch import launch
from revflow.service.leave import leave
from revflow.service.tasks import page
from service_people import PAIRS


@pytest.fixture
def cohort(house: House, tmp_path) -> str:
    """A launched pilot whose first questions are asked."""
    people = tmp_path / "people.csv"
    people.write_text(PAIRS, encoding="utf-8")
    name = launch(house.app.ports, house.programs / "pilot.yaml", people)
    house.settle()
    return name


def fair_answer(house: House, task) -> dict[str, object]:
    shown = page(house.app.ports, task.id, task.to[0])
    return {name: value(shown, name, field) for name, field in shown.fields}


def test_an_answer_that_comes_twice_is_taken_once(house: House, cohort):
    """The second is refused, and says when the first came."""
    task = house.tasks(step="needs")[0]
    given = fair_answer(house, task)
    answer(house.app.ports, task.id, task.to[0], given)

    with pytest.raises(RefusedError) as refused:
        answer(house.app.ports, task.id, task.to[0], given)

    assert refused.value.code == "task-closed"
    assert refused.value.data["who"] in ("Claire Martin", "Paul Durand")
    assert sum(type(e.fact).__name__ == "Answered" for e in house.state(task.journey).events) == 1


def test_two_answers_in_the_same_moment_leave_one(house: House, cohort):
    """Of two threads one wins, the other is told that it was answered."""
    task = house.tasks(step="needs")[0]
    given = fair_answer(house, task)

    def give(_n: int) -> str:
        try:
            answer(house.app.ports, task.id, task.to[0], given)
        except RefusedError as refused:
            return refused.code
        return "taken"

    with ThreadPoolExecutor(4) as pool:
        results = sorted(pool.map(give, range(4)))

    assert results == sorted(["taken", *["task-closed"] * 3])
    assert sum(type(e.fact).__name__ == "Answered" for e in house.state(task.journey).events) == 1


def test_nobody_answers_for_somebody_else(house: House, cohort):
    """A task takes the acts of those it was asked of."""
    mine, other = house.tasks(step="needs")

    with pytest.raises(RefusedError) as refused:
        answer(house.app.ports, mine.id, other.to[0], fair_answer(house, mine))

    assert refused.value.code == "task-not-yours"


def test_a_link_is_for_one_person_one_task_and_not_for_ever(house: House, cohort):
    """A link opens its task; changed by one letter, for another purpose, or too old, it opens nothing."""
    task = house.tasks(step="needs")[0]
    ports = house.app.ports
    with ports.store.read() as db:
        token = links.sign(ports, db, cohort, "task", task.id, task.to[0])

    link = links.read(ports, token, "task")
    codes = []
    for forged, purpose in ((token[:-3] + "abc", "task"), (token, "leave"), ("nonsense", "task"), ("", "task")):
        with pytest.raises(RefusedError) as refused:
            links.read(ports, forged, purpose)
        codes.append(refused.value.code)
    house.app.clock.advance_to(house.app.clock.now() + links.LIFETIME + timedelta(days=1))
    with pytest.raises(RefusedError) as late:
        links.read(ports, token, "task")

    assert (link.subject, link.ref) == (task.id, task.to[0])
    assert codes == ["link-forged"] * 4
    assert late.value.code == "link-expired"


def test_who_leaves_is_asked_nothing_more(house: House, cohort):
    """Rule 11: tasks are withdrawn at once; the journey ends as left."""
    task = house.tasks(step="needs")[0]

    leave(house.app.ports, task.journey, task.to[0])
    house.settle()

    still_asked = {other.journey for other in house.tasks()}
    assert len(still_asked) == 4
    assert task.journey not in still_asked
    with house.app.store.read() as db:
        assert db.summary(task.journey).ending.value == "left"
        assert db.task(task.id).state.value == "withdrawn"


def gates_of_the_wave(house: House):
    """Let everybody answer, until the wave's approval is asked."""
    while not (gates := house.tasks(step="matching-approval")):
        for task in house.tasks():
            willing(house, task)
        house.settle()
    return gates


def test_a_proposed_pair_is_shown_as_gone_when_one_of_it_has_left(house: House, cohort):
    """Rule 11: the approval says whose pair will not start; without any pair left it is withdrawn, and says so."""
    gate = gates_of_the_wave(house)[0]
    reader = gate.to[0]
    pairs = [event.fact.pairs for event in house.state(gate.journey).events if isinstance(event.fact, Proposed)][-1]
    leave(house.app.ports, pairs[0].mentor, "")
    house.settle()
    shown = page(house.app.ports, gate.id, reader).wave.pairs

    for pair in pairs[1:]:
        leave(house.app.ports, pair.mentee, "")
    house.settle()

    assert [pair.gone for pair in shown] == [("mentor",), *[()] * (len(pairs) - 1)]
    assert house.tasks(step="matching-approval") == []
    with pytest.raises(RefusedError) as refused:
        decide(house.app.ports, gate.id, reader, "approve")
    assert (refused.value.code, refused.value.data["result"]) == ("task-withdrawn", "no-pair")


def test_a_declined_wave_is_matched_again_with_what_was_said(house: House, cohort):
    """`revise: matching` names the pairs to break; they are barred in that wave (rule 6)."""
    gates = gates_of_the_wave(house)
    first = page(house.app.ports, gates[0].id, gates[0].to[0]).wave.pairs
    decide(house.app.ports, gates[0].id, gates[0].to[0], "revise", comment="No", pairs=[first[0].code])
    house.settle()

    again = house.tasks(step="matching-approval")
    second = page(house.app.ports, again[0].id, again[0].to[0]).wave.pairs

    broken = (first[0].mentee, first[0].mentor)
    assert broken not in {(pair.mentee, pair.mentor) for pair in second}
    assert again[0].round == 2
