"""A skills quiz on real pages: asked once, its right answers told afterwards, its score read by who decides."""

import html as escapes
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import httpx
import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.tasks import Task
from revflow.service.answer import answer
from revflow.service.case import load_case
from revflow.service.quizzes import results
from revflow.service.second import reopen
from web.conftest import HERE, Site, launched

RIGHT = {"mean": "median", "safe": ["phone", "vpn"]}
WRONG = {"mean": "mean", "safe": "?"}
GATE = "id: review, kind: approval, for_each: mentee, by: out"
NEVER_BEFORE = ("The phone, The tunnel", "Nobody spends the mean.", "Right:")


@pytest.fixture
def quiz(house: House) -> Iterator[Site]:
    with launched(house, "quiz.yaml", "quiz_people.csv") as made:
        yield made


def text(client: httpx.Client, site: Site, task: Task, ref: str = "") -> str:
    return escapes.unescape(client.get(site.link(task, ref)).text).replace("\u00a0", " ").replace("\u202f", " ")


def asked(site: Site, step: str = "test") -> Task:
    """Answer the needs with the topic data alone, and return the quiz's task."""
    needs = site.task("needs")
    answer(site.house.app.ports, needs.id, needs.to[0], {"topics": {"data": {"now": 1}}})
    return site.task(step)


def give(site: Site, task: Task, quiz: dict) -> None:
    levels = {"topics": {"data": {"now": 2}}} if task.step == "again" else {}
    answer(site.house.app.ports, task.id, task.to[0], {"quiz": quiz, **levels})
    site.house.settle()


def to_closing(site: Site) -> Task:
    """Let everybody act until the quiz is asked again."""
    for _ in range(40):
        site.house.settle()
        if found := site.house.tasks(step="again"):
            return found[0]
        for task in site.house.tasks():
            willing(site.house, task)
    raise AssertionError("not asked again")


def test_questions_on_the_topics_chosen_are_asked_and_the_right_answers_are_not_in_the_page(quiz, client):
    """Nothing of what is right or why stands in the source; who will read what is said beforehand."""
    shown = text(client, quiz, asked(quiz))

    names = set(re.findall(r'name="(quiz[^"]*)"', shown))
    assert names == {"quiz.mean", "quiz.safe"}
    assert "I don't know" in shown.replace("\u2019", "'")
    assert "several may be right" in shown
    assert "never what you chose" in shown
    assert "right answers are told then" in shown
    assert not [line for line in NEVER_BEFORE if line in shown]


def test_a_form_sent_by_a_browser_is_taken_and_a_score_is_shown(quiz, client):
    """Radios and ticked boxes; the same questions come again, so that what is right is not told yet."""
    task = asked(quiz)

    sent = client.post(quiz.link(task), data={"quiz.mean": "median", "quiz.safe": ["vpn", "phone"]})
    quiz.house.settle()

    shown = text(client, quiz, task)
    assert sent.status_code == 303
    assert "2 of 2 answers right" in shown
    assert "Data: 1 of 1" in shown
    assert "You see the right answers then." in shown
    assert not [line for line in NEVER_BEFORE if line in shown]


def test_what_is_left_open_is_told_by_number_and_what_was_chosen_stays(quiz, client):
    """One gap costs nobody the other answers."""
    task = asked(quiz)

    sent = client.post(quiz.link(task), data={"quiz.mean": "median"})

    shown = escapes.unescape(sent.text)
    assert sent.status_code == 422
    assert "Still open: 2." in shown
    assert re.search(r'name="quiz.mean" value="median" checked', shown)


def test_who_decides_reads_the_score_and_not_the_choices(quiz, client):
    """As a rubric it informs; what was chosen is nobody's business."""
    give(quiz, asked(quiz), WRONG)
    willing(quiz.house, quiz.task("extra"))
    review = quiz.task("review")

    shown = text(client, quiz, review)

    assert "0 of 2 answers right" in shown
    assert "Data: 0 of 1" in shown
    assert "The mean" not in shown


def test_an_external_group_that_decides_reads_no_score(house, client, tmp_path):
    """Rule 29: not even how many answers are right."""
    program = (HERE / "quiz.yaml").read_text(encoding="utf-8")
    outside = "groups:\n  out: {members: [o@out.test], external: true}"
    changed = program.replace("groups:", outside, 1).replace(
        "id: review, kind: approval, for_each: mentee, by: hr", GATE
    )
    (tmp_path / "quiz.yaml").write_text(changed, encoding="utf-8")
    with launched(house, str(tmp_path / "quiz.yaml"), "quiz_people.csv") as site:
        give(site, asked(site), RIGHT)
        review = site.task("review")

        shown = text(client, site, review)

    assert review.awaits == "out"
    assert "answers right" not in shown
    assert "A few questions" not in shown


def test_few_right_answers_open_a_further_step_and_many_do_not(quiz):
    """`when: test.quiz < 50`, in whole percent (rule 25)."""
    give(quiz, asked(quiz), RIGHT)

    assert [task.step for task in quiz.house.tasks() if task.kind.value != "answer"] == ["review"]


def test_a_form_that_comes_back_does_not_ask_the_quiz_again(quiz, client):
    """What was answered stands, whatever is sent: answers that were shown could be copied."""
    give(quiz, asked(quiz), WRONG)
    willing(quiz.house, quiz.task("extra"))
    review = quiz.task("review")
    client.post(quiz.link(review), data={"outcome": "revise", "comment": "Again, please."})
    task = quiz.task("test")

    shown = text(client, quiz, task)
    client.post(quiz.link(task), data={"quiz.mean": "median", "quiz.safe": ["vpn", "phone"]})
    quiz.house.settle()

    assert "Answered before, and not asked again: 0 of 2 answers right." in shown
    assert 'name="quiz.mean"' not in shown
    assert "0 of 2 answers right" in text(client, quiz, quiz.task("review"))


def test_a_form_that_hr_reopens_does_not_ask_the_quiz_again(quiz, client):
    """What is right was told: the topics may be mended, the quiz stands."""
    give(quiz, asked(quiz), WRONG)
    give(quiz, to_closing(quiz), WRONG)
    reopen(quiz.house.app.ports, "P001.again.1", "a slip")
    task = quiz.task("again")

    shown = text(client, quiz, task)
    sent = client.post(quiz.link(task), data={"topics.data.now": "3", "quiz.mean": "median", "quiz.safe": "vpn"})
    quiz.house.settle()

    assert set(re.findall(r'name="((?:quiz|topics)[^"]*)"', shown)) == {"topics.data.now"}
    assert sent.status_code == 303
    assert re.findall(r"(\d) of 2 answers right", text(client, quiz, quiz.task("close"))) == ["0", "0"]


def test_asked_again_the_same_questions_are_compared_and_what_is_right_is_told(quiz, client):
    """Of the topic that was chosen then; HR's closing page shows then and now, and so does the report."""
    give(quiz, asked(quiz), WRONG)
    task = to_closing(quiz)

    before = text(client, quiz, task)
    client.post(quiz.link(task), data={"quiz.mean": "median", "quiz.safe": ["vpn"], "topics.data.now": "2"})
    quiz.house.settle()
    after, closing = text(client, quiz, task), text(client, quiz, quiz.task("close"))

    assert set(re.findall(r'name="(quiz[^"]*)"', before)) == {"quiz.mean", "quiz.safe"}
    assert "You see the right answers once you have sent the form." in before
    assert "1 of 2 answers right" in after
    assert "You answered: The tunnel" in after
    assert "Right: The tunnel, The phone" in after
    assert "Nobody spends the mean." in after
    assert "1 of 2 answers right" in closing
    assert "the first time: 0 of 2 answers right" in closing


def test_a_result_is_told_to_the_one_whose_answer_it_is_alone(quiz):
    """HR may answer on behalf: it is the executive's result all the same."""
    give(quiz, asked(quiz), WRONG)
    task = to_closing(quiz)
    ports = quiz.house.app.ports
    with quiz.house.app.store.read() as db:
        hr = next(one for one in db.people(quiz.cohort).values() if one.email == "hr@x.test")
    told = {"principal": task.to[0], "reason": "by phone"}
    answer(ports, task.id, hr.ref, {"quiz": RIGHT, "topics": {"data": {"now": 2}}}, **told)

    with quiz.house.app.store.read() as db:
        case = load_case(db, task.journey)
        done = case.state.tasks[task.id]
        found = {ref: [one.score.right for one in results(db, case, done, ref)] for ref in (hr.ref, task.to[0])}

    assert found == {hr.ref: [], task.to[0]: [2]}


def test_the_report_compares_those_who_answered_both_times(quiz):
    """Percent of right answers, then and now."""
    give(quiz, asked(quiz), WRONG)
    give(quiz, to_closing(quiz), RIGHT)
    for _ in range(30):
        quiz.house.settle()
        if not any(willing(quiz.house, task) for task in quiz.house.tasks()) and not quiz.house.jump():
            break

    with quiz.house.app.store.read() as db:
        mail = next(one for one in db.outbox(quiz.cohort) if one.order.template == "report")
    letter = message_from_bytes(Path(mail.path).read_bytes(), policy=policy.default)
    body = letter.get_body(("plain",)).get_content()
    assert "A few questions, percent of right answers (Executive): 0 then, 100 now (1 answer)" in body
