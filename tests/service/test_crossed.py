"""Crossed training on a real store: a mentor for each topic, told in mails and pages, closed pair by pair."""

from collections import Counter

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import value, willing
from revflow.domain.tasks import Task
from revflow.service import status
from revflow.service.answer import answer
from revflow.service.leave import leave
from revflow.service.matching import matching
from revflow.service.pair import pair
from revflow.service.tasks import page
from revflow.web.words import Words
from service.test_closing import bodies
from service_people import HEAD

THREE = HEAD + (
    "Claire Martin,claire@exemple.test,both,Finance,Paris,boss@exemple.test,fr\n"
    "Paul Durand,paul@exemple.test,both,Ventes,Lyon,boss@exemple.test,fr\n"
    "Lina Roy,lina@exemple.test,both,IT,Lyon,boss@exemple.test,fr\n"
)
SAID = {
    "Claire Martin": (("data", "budget"), "negotiation"),
    "Paul Durand": (("negotiation",), "data"),
    "Lina Roy": (("data", "assistants"), "budget"),
}
"""What each asks for, and teaches."""
LEVELS = {"needs": {"now": 1, "wanted": 3}, "mentor-offer": {"now": 4}}


def crossing(house: House, task: Task) -> bool:
    """Each says what it asks for and teaches; all else is done as willing people do."""
    if task.step not in LEVELS:
        return willing(house, task)
    shown = page(house.app.ports, task.id, task.to[0])
    asks, teaches = SAID[shown.reader.name]
    topics = asks if task.step == "needs" else (teaches,)
    said = {name: value(shown, name, field) for name, field in shown.fields}
    answer(house.app.ports, task.id, task.to[0], said | {"topics": dict.fromkeys(topics, LEVELS[task.step])})
    return True


def test_three_people_teach_each_other_to_the_end(house: House, tmp_path):
    """Everybody finishes on both sides; whatever could be taught was, each topic as a pair."""
    cohort = start(house, tmp_path, "crossed-training", people=THREE)

    house.live(crossing, cohort)

    endings = Counter((line.code[0], line.state) for line in status.journeys(house.app.ports, cohort))
    assert endings == {("E", "finished"): 3, ("M", "finished"): 3, ("P", "finished"): 4, ("C", "finished"): 1}
    assert any("Sujets\N{NO-BREAK SPACE}: Négocier\n" in body for body in bodies(house, cohort, "task-approval"))


def test_hr_reads_which_topic_found_no_mentor_and_what_would_help(house: House, tmp_path):
    """By name and topic."""
    cohort = start(house, tmp_path, "crossed-training", people=THREE)
    until(house, "matching-approval", crossing)

    wave, explained = matching(house.app.ports, cohort, "en")

    single = next(one for one in wave.singles if one.topic == "assistants")
    assert (single.who, explained.why(single.why)) == ("Lina Roy", "No topic in common")
    assert [explained.way(way, single.role) for way in single.ways] == [
        "Nobody offers AI assistants: a mentor who does would do."
    ]


def test_who_leaves_one_of_two_roles_is_called_no_executive(house: House, tmp_path):
    """Each teaches and learns: the mails, and the page for the other role, say so."""
    cohort = start(house, tmp_path, "crossed-training", people=THREE)
    until(house, "needs", crossing)
    with house.app.store.read() as db:
        ref = next(ref for ref, one in db.people(cohort).items() if one.name == "Claire Martin")
        code = next(one.journey.code for one in db.summaries(cohort) if one.journey.person == ref)
    leave(house.app.ports, code, ref)
    house.settle()

    told = bodies(house, cohort, "ending-left")
    assert told
    assert all("personne qui apprend" in body for body in told)
    assert not [body for body in (*told, *bodies(house, cohort, "hr-left")) if "dirigeant" in body]


def test_a_pair_is_asked_in_the_end_for_its_own_topic_alone(house: House, tmp_path):
    """Claire's other topic has a pair of its own."""
    start(house, tmp_path, "crossed-training", people=THREE)
    tasks = until(house, "closing-survey", crossing)

    asked = {
        tuple(page(house.app.ports, task.id, task.to[0]).prefilled["skill"]): house.state(task.journey).journey.topics
        for task in tasks
        if task.awaits == "mentee"
    }

    assert asked
    assert all(topics == own for topics, own in asked.items())


def test_hr_wants_two_on_a_topic_and_reads_so(house: House, tmp_path):
    """Paul masters data alone: what HR wants on another topic is told as not made."""
    cohort = start(house, tmp_path, "crossed-training", people=THREE)
    pair(house.app.ports, cohort, "claire@exemple.test", "paul@exemple.test", "together", topic="data")
    pair(house.app.ports, cohort, "lina@exemple.test", "claire@exemple.test", "together", topic="budget")
    until(house, "matching-approval", crossing)

    wave, explained = matching(house.app.ports, cohort, "en")

    assert ("Claire Martin", "Paul Durand", ("data",)) in {(one.mentee, one.mentor, one.topics) for one in wave.pairs}
    assert [explained.wanted(one) for one in wave.wanted] == [
        "Claire Martin and Paul Durand: a pair on Data and dashboards",
        (
            "Lina Roy and Claire Martin: a pair on Building a budget, which could not be made. "
            "The first does not ask for that topic, or the second does not teach it."
        ),
    ]


def test_nobody_in_crossed_training_is_called_an_executive(house: House, tmp_path):
    """On the page of who learns, and in what HR reads of the wave."""
    cohort = start(house, tmp_path, "crossed-training", people=THREE)
    task = until(house, "needs", crossing)[0]
    shown = page(house.app.ports, task.id, task.to[0])
    assert Words(shown.program, "fr", shown.zone).role("mentee") == "Personne qui apprend"
    until(house, "matching-approval", crossing)

    wave, explained = matching(house.app.ports, cohort, "en")

    said = [*map(explained.single, wave.singles), *map(explained.reason, wave.notes)]
    assert "Lina Roy (Learner): No topic in common." in "\n".join(said)
    assert not [one for one in said if "xecutive" in one]
