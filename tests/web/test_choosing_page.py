"""A mentee names a mentor on a page, HR draws the pairs on another: over HTTP, and as they are drawn."""

import gc
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.facts import Reason
from revflow.domain.journeys import Scope
from revflow.service.explained import Explained
from revflow.web import make_server, serve
from web.conftest import HERE, Site, launched
from web.forms import journal
from web.sample_page import program
from web.samples import SAMPLES
from web.test_page_rendering import html


@pytest.fixture
def choosing(house: House) -> Iterator[Site]:
    """Two mentees who are to choose between two mentors."""
    with launched(house, "choosing.yaml", "choosing_people.csv") as site:
        for step in ("needs", "mentor-offer"):
            assert all(willing(house, task) for task in house.tasks(step=step))
        house.settle()
        yield site


def links(site: Site) -> list[str]:
    return [site.link(task) for task in sorted(site.house.tasks(step="matching"), key=lambda task: task.id)]


def test_looking_at_the_mentors_changes_nothing(choosing: Site, client: httpx.Client):
    """A scanner of mails may look as often as it likes."""
    before = journal(choosing)
    pages = [client.get(link) for link in links(choosing) * 2]
    assert {page.status_code for page in pages} == {200}
    assert "Noé Petit" in pages[0].text
    assert "de « Essayé » à « À l\u2019aise »" in pages[0].text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "essai.test" not in pages[0].text
    choosing.house.settle()
    assert journal(choosing) == before


def test_a_choice_is_taken_and_whom_it_takes_the_place_from_reads_so(choosing: Site, client: httpx.Client):
    """The first gets the place; the second one's page says that it is gone, and shows the rest."""
    first, second = links(choosing)
    assert client.post(first, data={"mentor": "M001"}).status_code == 303
    assert "Noé Petit" in client.get(first).text

    late = client.post(second, data={"mentor": "M001"})

    assert late.status_code == 409
    assert "Noé Petit has no place left. Choose another mentor" in late.text
    assert "Lina Roy" in late.text
    assert 'value="M001"' not in late.text
    assert client.post(second, data={"mentor": "M002"}).status_code == 303
    choosing.house.settle()
    with choosing.house.app.store.read() as db:
        pairs = [one.journey for one in db.summaries(choosing.cohort) if one.journey.scope is Scope.PAIR]
    assert [(pair.mentee, pair.mentor) for pair in pairs] == [("E001", "M001"), ("E002", "M002")]


def test_who_wants_none_of_them_tells_hr_alone(choosing: Site, client: httpx.Client):
    """With a word that only HR's mail holds; the page says that HR gets in touch."""
    first, second = links(choosing)
    client.post(first, data={"mentor": "nobody", "words": "Quelqu'un de l'usine"})
    choosing.house.settle()
    assert "Les RH prennent contact" in client.get(first).text
    assert "usine" not in client.get(second).text


def test_a_page_that_is_sent_empty_says_what_is_missing(choosing: Site, client: httpx.Client):
    first, _second = links(choosing)
    answer = client.post(first, data={})
    assert answer.status_code == 409
    assert "Merci de choisir un des mentors" in answer.text


def test_mentors_beyond_the_first_are_folded():
    """Four hundred mentors are not scrolled through on a phone."""
    assert "<details" not in html(SAMPLES["choosing"]("en"))
    many = html(SAMPLES["choosing_among_many"]("en"))
    assert "Show 11 more mentors" in many


def test_where_nobody_is_left_the_page_leads_to_hr():
    """The one answer that is left is ticked already."""
    source = html(SAMPLES["none_to_choose"]("en"))
    assert "Tell HR below" in source
    assert 'value="nobody" required checked' in source


def test_hr_sees_the_suggestion_as_such_with_reasons_and_whoever_has_none():
    """A field for each mentee, what the rules suggest in it, and what would help who is left."""
    source = html(SAMPLES["drawing"]("en"))
    assert "What the rules suggest" in source
    assert 'name="mentor.E001" list="mentors" autocomplete="off" value="M001 Noé Petit"' in source
    assert 'name="mentor.E009" list="mentors" autocomplete="off" value=""' in source
    assert "Without the rule “same department”" in source


def test_hundreds_of_mentors_are_told_in_as_many_sentences_as_there_are_different_ones():
    """A page of five hundred mentors puts no reason into words twice."""
    explained = Explained(program(), "en")
    reason, same = Reason("topic-reached", "data", (0, 3, 4)), Reason("topic-reached", "data", (0, 3, 4))

    assert explained.choice(reason) is explained.choice(same)
    assert explained.reason(reason) is explained.reason(same)


def test_a_server_lets_what_is_loaded_be_while_it_serves(house: House):
    """The collector of garbage walks what a page has made, not all of the program each time."""
    server = make_server(house.app, "127.0.0.1", 0)
    server.should_exit = True
    try:
        serve(server)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_who_of_hr_comes_second_to_the_pairs_reads_who_has_drawn_them(
    house: House, client: httpx.Client, tmp_path: Path
):
    """Not that a mentor is to be named, which HR was never asked."""
    source = (HERE / "choosing.yaml").read_text("utf-8").replace("chosen_by: mentee", "chosen_by: hr")
    path = tmp_path / "choosing.yaml"
    path.write_text(source.replace("[rh@essai.test]", "[rh@essai.test, zoe@essai.test]"), "utf-8")
    with launched(house, path, "choosing_people.csv") as site:
        for step in ("needs", "mentor-offer"):
            assert all(willing(house, task) for task in house.tasks(step=step))
        task = site.task("matching")
        assert client.post(site.link(task, task.to[0]), data={"mentor.E001": "M001"}).status_code == 303

        late = client.post(site.link(task, task.to[1]), data={"mentor.E001": "M002"})

    assert late.status_code == 409
    assert "désigner" not in late.text
    assert "rh" in late.text
    assert "Merci de choisir un des mentors" not in late.text
