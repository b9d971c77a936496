"""The closing review: HR sees both surveys and the baseline; the report counts them; the sponsor signs the thanks."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import willing
from revflow import shipped
from revflow.service.handing import reassign
from revflow.service.tasks import page
from revflow.web.look import Look
from revflow.web.view import Attempt, task_view
from service_people import HEAD, ONE_PAIR
from web.pair_pages import text_of

ORDER = ("- Vos besoins", "- Ce que vous proposez", "- Votre plan", "- Votre bilan", "- Recommanderiez")
"""What is asked, as the program has it."""

FULL = "transition-numerique"
TITLED = ("sponsor: {members:", "sponsor: {title: {fr: Le comité exécutif, en: The executive board}, members:")


def bodies(house: House, cohort: str, template: str) -> list[str]:
    with house.app.store.read() as db:
        paths = [mail.path for mail in db.outbox(cohort) if mail.order.template == template]
    found = (message_from_bytes(Path(path).read_bytes(), policy=default) for path in paths if path)
    return [mail.get_body(("plain",)).get_content().replace("\r\n", "\n") for mail in found]


def all_but_the_mentors_survey(house: House, task) -> bool:
    """Act as everybody does, but for the mentor's closing survey."""
    return (task.step, task.awaits) != ("closing-survey", "mentor") and willing(house, task)


def test_hr_reviews_both_surveys_with_what_the_executive_could_do_at_the_start(house: House, tmp_path):
    """The levels of then are those of the needs; the mentor's answer has none."""
    start(house, tmp_path, FULL, people=ONE_PAIR)
    (task,) = until(house, "closing-review")

    shown = page(house.app.ports, task.id, task.to[0]).shown

    surveys = {answer.who: answer for answer in shown if "recommend" in answer.answer}
    assert set(surveys) == {"Claire Martin", "Lina Roy"}
    assert surveys["Claire Martin"].then["skill"] == {"social-media": {"now": 1, "wanted": 3}}
    assert surveys["Claire Martin"].answer["skill"] == {"social-media": {"now": 1}}


def test_hr_reads_which_of_the_two_stayed_silent_and_nobody_else_does(house: House, tmp_path):
    """The mentor has not answered the survey in time; whoever of the board the review is handed to is not told."""
    cohort = start(house, tmp_path, FULL, people=ONE_PAIR)
    (task,) = until(house, "closing-review", all_but_the_mentors_survey)

    shown = page(house.app.ports, task.id, task.to[0])

    assert [(one.title.say("fr"), one.who) for one in shown.silent] == [("Votre bilan", "Lina Roy")]
    view = task_view(shown, Attempt(), lambda *_: "")
    source = Look(shipped.folder("templates") / "web").fill("task.html", "fr", view)
    assert "Lina Roy n'a pas répondu à" in text_of(source)
    with house.app.store.read() as db:
        board = next(one for one in db.people(cohort).values() if one.email == "direction@exemple.test")
    reassign(house.app.ports, task.id, board.email)
    assert page(house.app.ports, task.id, board.ref).silent == ()


def test_the_thanks_are_signed_by_the_sponsor_under_the_groups_own_title(house: House, tmp_path):
    """Not by a team that nobody knows."""
    cohort = start(house, tmp_path, FULL, TITLED, people=ONE_PAIR)

    house.live(willing, cohort)

    assert all("Bien à vous,\nLe comité exécutif\n" in body for body in bodies(house, cohort, "thanks"))


def test_the_certificate_comes_with_the_mentors_thanks_alone_which_say_so(house: House, tmp_path):
    """It is made out to the mentor: the executive's mail has no file of somebody else."""
    cohort = start(house, tmp_path, FULL, people=ONE_PAIR)

    house.live(willing, cohort)

    texts = bodies(house, cohort, "thanks")
    assert sorted("Joint à ce message\N{NO-BREAK SPACE}: Attestation Lina Roy.pdf." in text for text in texts) == [
        False,
        True,
    ]
    assert sorted("Attestation" in text for text in texts) == [False, True]


def test_a_mail_of_which_others_get_a_copy_has_no_link_by_which_they_could_act(house: House, tmp_path):
    """The mentor's manager reads the thanks too, and does not leave the program in the mentor's name."""
    cohort = start(house, tmp_path, FULL, people=ONE_PAIR)

    house.live(willing, cohort)

    with house.app.store.read() as db:
        copied = {mail.order.to for mail in db.outbox(cohort) if mail.order.cc and mail.order.template == "thanks"}
        mentor = {person.ref for _cohort, person in db.people_at("lina@exemple.test")}
    assert copied == mentor
    links = {"/leave/" in text: "Claire Martin" in text for text in bodies(house, cohort, "thanks")}
    assert links == {False: True, True: False}


def test_the_report_has_rates_with_everyone_who_started_and_keeps_small_groups_back(house: House, tmp_path):
    """One pair: its answers are counted, and no average is shown."""
    cohort = start(house, tmp_path, FULL, people=ONE_PAIR)

    house.live(willing, cohort)

    (body, *_) = bodies(house, cohort, "report")
    assert "- Votre bilan\N{NO-BREAK SPACE}: 2 réponses sur 2 demandées\n" in body
    assert "Cadres dirigeants invités\N{NO-BREAK SPACE}: 1\n" in body
    assert "- Vos besoins\N{NO-BREAK SPACE}: 1 réponse sur 1 demandée\n" in body
    assert [body.index(form) for form in ORDER] == sorted(body.index(form) for form in ORDER)
    assert "(Mentor)\N{NO-BREAK SPACE}: trop peu de réponses pour en montrer le résultat (1)\n" in body


def test_six_pairs_have_their_progress_and_recommendation_in_the_report(house: House, tmp_path):
    """Enough answers: then, now and the means of each side."""
    people = HEAD + "".join(
        f"E{n},e{n}@exemple.test,mentee,D{n},Paris,boss@exemple.test,fr\n"
        f"M{n},m{n}@exemple.test,mentor,F{n},Lyon,chef@exemple.test,fr\n"
        for n in range(6)
    )
    cohort = start(house, tmp_path, FULL, people=people)

    house.live(willing, cohort)

    (body, *_) = bodies(house, cohort, "report")
    assert (
        "- Réseaux sociaux professionnels (Cadre dirigeant)\N{NO-BREAK SPACE}: 1 au départ, 1 maintenant (6 réponses)\n"
        in body
    )
    assert "Recommanderiez-vous ce programme" in body
