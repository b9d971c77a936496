"""The privacy notice: shown where people answer, in their language, and each reading is kept with its version."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.facts import Answered
from revflow.domain.journeys import Journey
from revflow.domain.tasks import Task
from revflow.service.answer import answer
from revflow.service.case import mark_people
from revflow.service.letters import compose
from revflow.texts.typography import typeset
from web.conftest import HERE, Site, launched
from web.forms import NEEDS, OFFER
from web.test_training_pages import at_ego_check

FRENCH = "# Chez nous, vos données\n\nLisez ceci.\n\n## Vos droits\n\nToutes.\n"
ENGLISH = "# Your data here\n\nRead this.\n\n## Your rights\n\nAll of them.\n"
DISK = "<p>Lisez ceci.</p>"
OF_THE_PAIR = """
  - id: looking-back
    kind: form
    for_each: pair
    by: [mentor, mentee]
    after: pair-acceptance
    fields:
      keep: {type: text, required: false}
"""


def version(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    """A company's own notice, beside its programs."""
    folder = tmp_path / "company" / "templates" / "content"
    folder.mkdir(parents=True)
    (folder / "ours.fr.md").write_text(FRENCH, "utf-8")
    (folder / "ours.en.md").write_text(ENGLISH, "utf-8")
    return folder


@pytest.fixture
def told(house: House, contents: Path) -> Iterator[Site]:
    """The pages of a program with that notice."""
    programs = contents.parents[1] / "programs"
    programs.mkdir()
    program = programs / "told.yaml"
    steps = (HERE / "pages.yaml").read_text("utf-8") + OF_THE_PAIR
    program.write_text(steps + "privacy: {notice: ours}\n", "utf-8")
    with launched(house, str(program), "people.csv") as site:
        yield site


def readings(site: Site, code: str) -> list[tuple[str, str]]:
    """Return who read which version, from a journey's journal."""
    with site.house.app.store.read() as db:
        facts = [(event.actor, event.fact) for event in db.events(code)]
    return [(actor, fact.notice) for actor, fact in facts if isinstance(fact, Answered)]


def journeys(site: Site) -> list[Journey]:
    with site.house.app.store.read() as db:
        return [summary.journey for summary in db.summaries(site.cohort)]


def test_a_form_shows_the_notice_in_its_readers_language_with_whom_to_ask(told: Site, client: httpx.Client):
    """Given a company's own notice, when two open their first forms, then each reads it there, with HR's address."""
    french = client.get(told.link(told.task("needs"))).text
    english = client.get(told.link(told.task("mentor-offer"))).text

    assert DISK in french
    assert "Chez nous, vos données" in french
    assert "<p>Read this.</p>" in english
    assert "<details" in french
    assert (
        french.index("<details class") < french.index("En envoyant, vous confirmez avoir lu") < french.index("</form>")
    )
    assert all('href="mailto:rh@essai.test"' in text for text in (french, english))


def test_what_is_sent_below_the_notice_keeps_which_version_was_read(told: Site, client: httpx.Client):
    """Given the form's button with the version that it stands by, when it is pressed, then the journal keeps that."""
    task = told.task("needs")
    link = told.link(task)
    assert f'name=":notice" value="{version(FRENCH)}"' in client.get(link).text

    answer_ = client.post(link, data=NEEDS | {":notice": version(FRENCH)})

    assert answer_.status_code == 303
    assert readings(told, task.journey) == [(task.to[0], version(FRENCH))]
    assert f"après lecture de la notice (version {version(FRENCH)[:8]})" in client.get(link).text


def test_a_faulty_form_reads_nothing_and_shows_the_notice_again(told: Site, client: httpx.Client):
    """Given a form with a fault, when it comes back, then the notice stands there as before, and nothing is kept."""
    task = told.task("needs")

    answer_ = client.post(told.link(task), data=NEEDS | {"volunteer": "", ":notice": version(FRENCH)})

    assert answer_.status_code == 422
    assert "En envoyant, vous confirmez avoir lu" in answer_.text
    assert readings(told, task.journey) == []


@pytest.mark.parametrize("shown", ["", "0" * 64, "<b>", "x" * 5000], ids=["none", "other", "markup", "long"])
def test_a_version_that_was_not_shown_is_no_reading(told: Site, client: httpx.Client, shown: str):
    """Given an answer with another version, or none, when it is sent, then it counts, and no reading is claimed."""
    task = told.task("needs")

    answer_ = client.post(told.link(task), data=NEEDS | {":notice": shown})

    assert answer_.status_code == 303
    assert readings(told, task.journey) == [(task.to[0], "")]


def test_an_answer_from_elsewhere_claims_no_reading(told: Site, client: httpx.Client):
    """Given an answer by the command line, where nothing is shown, when it is taken, then no reading is claimed."""
    task = told.task("needs")
    raw = {"topics": {"data": {"now": 1, "wanted": 3}}, "purpose": "x", "slots": ["tue-am"], "volunteer": True}

    answer(told.house.app.ports, task.id, task.to[0], raw)

    assert readings(told, task.journey) == [(task.to[0], "")]


def test_who_has_read_it_finds_it_folded_and_a_changed_one_open_again(told: Site, client: httpx.Client, contents: Path):
    """Given a form sent back, when it is opened, then the notice is folded; once its text changes, it is asked anew."""
    task = told.task("needs")
    client.post(told.link(task), data=NEEDS | {":notice": version(FRENCH)})
    review = told.task("needs-review")
    client.post(told.link(review), data={"outcome": "revise", "comment": "Précisez."})
    again = told.link(told.task("needs"))

    folded = client.get(again).text
    (contents / "ours.fr.md").write_text(FRENCH + "\nNouveau.\n", "utf-8")
    changed = client.get(again).text

    assert DISK in folded
    assert typeset("Vous l'avez lu le", "fr") in folded
    assert '<details class="aside notice">' in folded
    assert ":notice" not in folded
    assert "<p>Nouveau.</p>" in changed
    assert typeset("Ce texte a changé depuis que vous l'avez lu.", "fr") in changed
    assert ":notice" in changed


def test_a_text_that_was_changed_while_the_form_was_open_was_not_read(told: Site, client: httpx.Client, contents: Path):
    """Given a notice that changes under an open page, when the form is sent, then no reading of either is claimed."""
    task = told.task("needs")
    link = told.link(task)
    client.get(link)
    (contents / "ours.fr.md").write_text(FRENCH + "\nNouveau.\n", "utf-8")

    client.post(link, data=NEEDS | {":notice": version(FRENCH)})

    assert readings(told, task.journey) == [(task.to[0], "")]


def test_every_mail_leads_to_the_notice_from_the_first_one_on(told: Site, client: httpx.Client):
    """Given the first mails, when their link is followed, then the notice stands there; looking changes nothing."""
    ports = told.house.app.ports
    with ports.store.read() as db:
        people = db.people(told.cohort)
        mails = {people[mail.order.to].name: mail for mail in db.outbox(told.cohort)}
        letters = {name: compose(ports, db, mail, ports.clock.now()) for name, mail in mails.items()}
    before = {journey.code: told.events(journey.code) for journey in journeys(told)}
    eve, noe = letters["Ève Lambert"], letters["Noé Petit"]
    link = next(word for word in eve.text.split() if "/notice/" in word)

    pages = [client.request(method, told.url + link.removeprefix(ports.web_url)) for method in ("GET", "HEAD")]

    assert [page.status_code for page in pages] == [200, 200]
    assert DISK in pages[0].text
    assert 'href="mailto:rh@essai.test"' in pages[0].text
    assert version(FRENCH)[:8] in pages[0].text
    assert "/notice/" in eve.html
    assert "/notice/" in noe.text
    assert {journey.code: told.events(journey.code) for journey in journeys(told)} == before


def test_a_link_to_the_notice_opens_nothing_else(told: Site, client: httpx.Client):
    """Given a forged link, or one for another purpose, when it is followed, then it is refused."""
    task = told.task("needs")
    leave = told.token("leave", task.journey, task.to[0])

    assert client.get(f"{told.url}/notice/{leave}").status_code == 403
    assert client.get(f"{told.url}/notice/nothing").status_code == 403


def test_a_program_without_a_notice_says_nothing_of_one(site: Site, client: httpx.Client):
    """Given no notice, when a form is opened and a mail written, then there is no word and no link of it."""
    ports = site.house.app.ports
    with ports.store.read() as db:
        letters = [compose(ports, db, mail, ports.clock.now()) for mail in db.outbox(site.cohort)]

    shown = client.get(site.link(site.task("mentor-offer"))).text
    code = next(journey.code for journey in journeys(site) if journey.code.startswith("C"))
    ref = site.task("needs").to[0]
    missing = client.get(f"{site.url}/notice/{site.token('notice', code, ref)}")

    assert "notice" not in shown
    assert all("/notice/" not in letter.text + letter.html for letter in letters)
    assert missing.status_code == 404


def test_a_notice_that_was_taken_away_keeps_nobody_from_answering(told: Site, client: httpx.Client, contents: Path):
    """Given a file that is gone after the launch, when a form is opened and sent, then it works without."""
    for name in ("ours.fr.md", "ours.en.md"):
        (contents / name).unlink()
    task = told.task("mentor-offer")

    shown = client.get(told.link(task))
    sent = client.post(told.link(task), data=OFFER | {":notice": version(ENGLISH)})

    assert (shown.status_code, sent.status_code) == (200, 303)
    assert readings(told, task.journey) == [(task.to[0], "")]


def test_a_training_of_ones_own_shows_it_folded(told: Site, client: httpx.Client):
    """Given an executive's commitments, when the page is opened, then the notice is at hand, and not in the way."""
    shown = client.get(told.link(at_ego_check(told))).text

    assert DISK in shown
    assert '<details class="aside notice">' in shown
    assert ":notice" not in shown


def test_what_was_read_in_another_language_is_read(told: Site, client: httpx.Client):
    """Given a reading in French, when the reader's language becomes English, then the notice is folded in English."""
    task = told.task("needs")
    client.post(told.link(task), data=NEEDS | {":notice": version(FRENCH)})
    client.post(told.link(told.task("needs-review")), data={"outcome": "revise", "comment": "Précisez."})
    with told.house.app.store.write() as db:
        db.add_people(told.cohort, [replace(db.people(told.cohort)[task.to[0]], language="en")])
        mark_people(db, told.cohort)

    shown = client.get(told.link(told.task("needs"))).text

    assert "<p>Read this.</p>" in shown
    assert "You read it on" in shown
    assert ":notice" not in shown


def test_a_pairs_form_asks_the_one_alone_who_has_not_read_it(told: Site, client: httpx.Client):
    """Given an executive who has read it, and a mentor who has not, when their pair's form opens, then he is asked."""
    needs = told.task("needs")
    client.post(told.link(needs), data=NEEDS | {":notice": version(FRENCH)})

    asked = {task.awaits: client.get(told.link(task)).text for task in both_at(told, "looking-back")}

    assert typeset("Vous l'avez lu le", "fr") in asked["mentee"]
    assert ":notice" not in asked["mentee"]
    assert f'name=":notice" value="{version(ENGLISH)}"' in asked["mentor"]


def both_at(site: Site, step: str) -> list[Task]:
    """Let everybody act, without pages, until both of a pair are asked."""
    for _ in range(40):
        site.house.settle()
        if len(found := site.house.tasks(step=step)) == 2:
            return found
        for task in site.house.tasks():
            willing(site.house, task)
    raise AssertionError(f"nobody is asked for {step}")
