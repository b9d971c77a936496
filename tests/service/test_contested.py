"""Two different words on one session: the first stands, the other is shown to both for five working days (rule 12)."""

from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import willing
from revflow.definition.text import Duration
from revflow.domain.tasks import TaskKind
from revflow.engine.calendar import deadline
from revflow.service.page import HistoryLine
from revflow.service.sessions import settle
from revflow.service.tasks import page
from service_people import HEAD

SITES = ("country: FR}", "country: FR, sites: {Montréal: {timezone: America/Toronto, country: FR}}}")
PEOPLE = HEAD.replace("language", "language,assistant") + (
    "Paul Durand,paul@exemple.test,mentee,Ventes,Montréal,boss@exemple.test,fr,aide@exemple.test\n"
    "Lina Roy,lina@exemple.test,mentor,IT,Lyon,chef@exemple.test,fr,\n"
)


class Contest:
    """A session that the mentor calls held and then the mentee missed."""

    def __init__(self, house: House, tmp_path) -> None:
        cohort = start(house, tmp_path, "pilot", SITES, people=PEOPLE)
        self.house = house
        willing(house, until(house, "sessions")[0])
        house.settle()
        self.task = next(task for task in house.tasks(step="sessions") if task.kind is TaskKind.SESSION)
        with house.app.store.read() as db:
            self.refs = {person.email.partition("@")[0]: ref for ref, person in db.people(cohort).items()}
        (session,) = page(house.app.ports, self.task.id, self.refs["lina"]).sessions
        house.app.clock.advance_to(session.starts + timedelta(hours=2))
        settle(house.app.ports, self.task.id, self.refs["lina"], "held")
        settle(house.app.ports, self.task.id, self.refs["paul"], "missed")
        self.at = house.state(self.task.journey).events[-1].at
        house.settle()

    def told(self, who: str) -> list[HistoryLine]:
        """Return what that person's page tells of the second word."""
        shown = page(self.house.app.ports, self.task.id, self.refs[who])
        return [line for line in shown.history if line.what == "contested"]

    def end(self, site: str) -> datetime:
        """Return the end of the fifth working day at a site."""
        calendar = page(self.house.app.ports, self.task.id, self.refs["lina"]).program.calendar
        return deadline(calendar, site, self.at, Duration(5, "working days"))


@pytest.fixture
def contest(house: House, tmp_path) -> Contest:
    return Contest(house, tmp_path)


def test_both_of_the_pair_see_the_second_word_beside_the_first_and_nobody_else(contest: Contest):
    """Rule 12: given two different words, when the two look, then each sees both; an assistant sees the first alone."""
    lines = {who: [(line.who, line.data["result"]) for line in contest.told(who)] for who in ("lina", "paul", "aide")}

    assert lines == {"lina": [("Paul Durand", "missed")], "paul": [("Paul Durand", "missed")], "aide": []}
    shown = page(contest.house.app.ports, contest.task.id, contest.refs["lina"])
    assert [line.state for line in shown.sessions] == ["held"]
    assert shown.task.result == "held"


def test_the_second_word_is_gone_after_five_working_days_of_the_readers_site(contest: Contest):
    """Rule 12: given the fifth working day's end in Lyon, then the mentor sees it no more, the mentee overseas does."""
    lyon, montreal = contest.end("Lyon"), contest.end("Montréal")
    clock = contest.house.app.clock

    clock.advance_to(lyon - timedelta(minutes=1))
    before = len(contest.told("lina")), len(contest.told("paul"))
    clock.advance_to(lyon)
    between = len(contest.told("lina")), len(contest.told("paul"))
    clock.advance_to(montreal)
    after = len(contest.told("lina")), len(contest.told("paul"))

    assert lyon < montreal
    assert (before, between, after) == ((1, 1), (0, 1), (0, 0))


def test_the_mail_on_two_different_words_leads_to_the_page_that_shows_them(contest: Contest):
    """Rule 12: given two different words, when they are told by mail, then its link leads to the session's page."""
    folder = contest.house.app.settings.maildir / "new"
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in folder.glob("*.eml")]
    told = [mail for mail in mails if "deux réponses différentes" in mail["Subject"]]

    assert sorted(mail["To"].addresses[0].addr_spec for mail in told) == ["lina@exemple.test", "paul@exemple.test"]
    assert all("http://revflow.test/tasks/" in mail.get_body(("plain",)).get_content() for mail in told)
