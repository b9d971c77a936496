"""What people see of vetting: HR judges by topic, a mentor hears kindly, a manager reads the time."""

from dataclasses import replace

import pytest

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import willing
from revflow import shipped
from revflow.domain.errors import RefusedError
from revflow.service.answer import answer
from revflow.service.decide import decide
from revflow.service.tasks import page
from revflow.service.time_asked import TimeAsked
from revflow.service.verdicts import verdict
from revflow.texts import say_error
from revflow.web.acts import take
from revflow.web.intake import Sent
from revflow.web.look import Look
from revflow.web.view import Attempt, task_view
from service.test_trainings import MORNING, mails

SCORES = {"pedagogy": 3, "discretion": 4}


def offering(house: House, task) -> bool:
    """Act as everybody would; mentors offer two topics."""
    if task.step != "mentor-offer":
        return willing(house, task)
    topics = {topic: {"now": 4} for topic in ("collaboration", "data")}
    answer(house.app.ports, task.id, task.to[0], {"topics": topics, "slots": ["mon-am"], "volunteer": True})
    return True


def at(house: House, tmp_path, step: str):
    house.app.clock.advance_to(MORNING)
    start(house, tmp_path, "transition-numerique")
    return until(house, step, offering)[0]


def test_hr_sees_the_topics_to_judge_and_a_mentor_hears_which_are_approved(house: House, tmp_path):
    """Given two topics, when one is approved, then the mail names both, says what would help, and gives no score."""
    task = at(house, tmp_path, "mentor-vetting")
    shown = page(house.app.ports, task.id, task.to[0])
    scores = {**SCORES, "mastery.collaboration": 4, "mastery.data": 2}

    decide(house.app.ports, task.id, task.to[0], "approve", scores=scores, topics=["collaboration"])

    house.settle()
    person = house.state(task.journey).journey.person
    (told,) = mails(house, "vetting-topics")[person]
    assert shown.judged == ("collaboration", "data")
    assert "Outils collaboratifs" in told
    assert "Pour « Données et tableaux de bord » : davantage de pratique" in told.replace("\u00a0", " ")
    assert "mastery" not in told


def test_a_manager_sees_the_time_asked_for_and_not_the_topics(house: House, tmp_path):
    """Given a mentor's offer, when the manager is asked, then page and mail say the hours, and neither the topics."""
    task = at(house, tmp_path, "manager-time")
    shown = page(house.app.ports, task.id, task.to[0])

    (told, *_more) = mails(house, "task-approval")[task.to[0]]

    assert shown.time == TimeAsked(sessions=6, minutes=60, weeks=18, trainings=1, pairs=1)
    assert (shown.shown, shown.topics) == ((), ())
    assert "6 séances de 60 minutes sur environ 18 semaines (6 h)" in told
    assert "Données" not in told


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_says_the_time_in_words(house: House, tmp_path, language):
    """Given several people for one mentor, when a manager reads, then it says that the time is for each of them."""
    task = at(house, tmp_path, "manager-time")
    shown = page(house.app.ports, task.id, task.to[0])
    several = replace(shown, language=language, time=TimeAsked(6, 60, 18, 1, 2))

    html = Look(shipped.folder("templates") / "web").fill(
        "task.html", language, task_view(several, Attempt(), lambda *_: "token")
    )

    assert {"fr": "Temps demandé", "en": "Time asked for"}[language] in html
    assert {"fr": "sur environ 18 semaines", "en": "over about 18 weeks"}[language] in html
    assert {"fr": "2 au maximum", "en": "2 at most"}[language] in html


@pytest.mark.parametrize(("line", "said"), [("patience", "“patience”"), ("patience.data", "for “Data")])
def test_a_line_of_the_companys_own_is_named_as_it_is(house: House, tmp_path, line, said):
    """Given a rubric's line that we have no words for, when it was below, then the mail names it, with its topic."""
    task = at(house, tmp_path, "mentor-vetting")
    program = page(house.app.ports, task.id, task.to[0]).program

    assert said in verdict(program, "en", {"lines": [line]})["help"][0]


def test_a_page_without_ticks_is_told_so_and_stays_without(house: House, tmp_path):
    """Given no ticked topic, when it is approved by the page, then it is refused, and no topic is ticked by itself."""
    task = at(house, tmp_path, "mentor-vetting")
    shown = page(house.app.ports, task.id, task.to[0])
    sent = Sent({"outcome": ["approve"], "score.mastery.data": ["4"]})

    with pytest.raises(RefusedError) as error:
        take(house.app.ports, shown, sent)

    assert error.value.code == "topics-none-approved"
    assert task_view(shown, Attempt(sent.values, error.value), lambda *_: "")["ticked"] == ()
    assert task_view(shown, Attempt(), lambda *_: "")["ticked"] == shown.judged


def test_refusals_about_topics_name_them_in_the_reader_s_language(house: House, tmp_path):
    """Given another topic than those under judgement, then they are told by title, with the code that is typed."""
    task = at(house, tmp_path, "mentor-vetting")

    with pytest.raises(RefusedError) as refused:
        decide(house.app.ports, task.id, task.to[0], "approve", topics=["cooking"])

    told = {language: say_error(language, refused.value.code, refused.value.data) for language in ("en", "fr")}
    assert "Data and dashboards (data)" in told["en"]
    assert "Données et tableaux de bord (data)" in told["fr"]
