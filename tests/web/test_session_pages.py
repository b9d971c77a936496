"""What a pair may do on the pages of its sessions, gone through by the pages alone."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import httpx
import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.tasks import TaskKind
from revflow.service.away import away
from revflow.service.handing import reassign
from revflow.service.tasks import page
from web.pair_pages import PairPages, at_sessions, text_of


@pytest.fixture
def pages(house: House, client: httpx.Client) -> Iterator[PairPages]:
    with at_sessions(house, client) as made:
        yield made


def test_more_sessions_are_proposed_on_the_one_page_and_agreed_to_on_the_other(pages: PairPages):
    """Rule 12: the executive proposes, the mentor reads so with the reasons, and one click makes it so."""
    assert "Aucune séance tenue sur 5" in pages.shown(pages.link("eve"))
    assert pages.send(pages.link("eve"), _count="7", _why="Encore deux outils.").status_code == httpx.codes.SEE_OTHER

    asked = pages.link("noe", TaskKind.AGREE)
    told = pages.shown(asked)
    assert "Ève Lambert propose 7 séances au lieu de 5." in told
    assert "Encore deux outils." in told
    assert "Encore deux outils." not in pages.shown(pages.link("eve"))
    assert "La réponse est attendue" in pages.shown(pages.link("eve"))
    assert pages.send(asked, agree="yes").status_code == httpx.codes.SEE_OTHER

    assert re.search(r"Répondu par vous.* : d.accord\.", pages.shown(asked))
    assert "sur 7" in pages.shown(pages.link("eve"))
    assert (pages.mails("session-agree"), pages.mails("session-count")) == (["noe"], ["eve"])


def test_fewer_than_the_bound_asks_for_a_reason_and_says_what_follows(pages: PairPages):
    """Rule 12: the page refuses without one; who is asked reads that the pair would end early."""
    refused = pages.send(pages.link("noe"), _count="2")
    assert refused.status_code == httpx.codes.CONFLICT
    assert "En dessous de 5 séances, une raison est nécessaire" in text_of(refused.text)

    pages.send(pages.link("noe"), _count="2", _why="Nous avons fini.")

    assert "Moins de 5 séances" in pages.shown(pages.link("eve", TaskKind.AGREE))


def test_an_assistant_reads_the_sessions_and_proposes_no_other_number(pages: PairPages):
    """Planning is delegated, the mentoring is not."""
    source = pages.client.get(pages.link("aide")).text

    assert ":count" not in source
    assert pages.send(pages.link("aide"), _count="7").status_code != httpx.codes.SEE_OTHER


def test_a_session_to_come_can_be_moved_or_called_off_and_nothing_else_is_asked(pages: PairPages):
    """Given a date ahead, then no button says that it took place; once it is over, the same link asks just that."""
    (task,) = pages.tasks(TaskKind.PLAN)
    willing(pages.house, task)
    link = pages.link("noe")

    before = pages.shown(link)
    pages.house.app.clock.advance_to(pages.house.app.clock.now() + timedelta(days=40))
    after = pages.shown(link)

    assert ("Un empêchement pour la séance 1" in before, "Annuler la séance" in before) == (True, True)
    assert ("Elle a eu lieu" in before, "Elle a eu lieu" in after) == (False, True)
    assert "Merci de dire ce qu'il en est" not in before
    assert "Jusqu'au" not in before


def test_a_session_to_come_is_not_moved_to_its_own_date(pages: PairPages):
    """Given a date, then the one that is proposed instead is another: one click moves it."""
    (task,) = pages.tasks(TaskKind.PLAN)
    proposed = page(pages.house.app.ports, task.id, task.to[0]).proposed_start
    willing(pages.house, task)

    (session,) = pages.tasks(TaskKind.SESSION)
    instead = page(pages.house.app.ports, session.id, session.to[0])

    assert instead.sessions[0].starts == proposed
    assert instead.proposed_start > proposed


def test_a_pulse_is_for_hr_alone(pages: PairPages):
    """Given an answer, then neither the other one nor any mail tells it; HR reads it where it looks at the pair."""
    pages.hold()
    mine = pages.site.link(pages.task_of("eve", TaskKind.PULSE), pages.ref("eve"))
    assert "Seules les RH lisent votre réponse" in pages.shown(mine)
    assert pages.send(mine, helps="2").status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert pages.send(mine, helps="2", well="manage").status_code == httpx.codes.SEE_OTHER

    others = (pages.link("noe"), pages.site.link(pages.task_of("noe", TaskKind.PULSE), pages.ref("noe")))
    assert not [link for link in others if "réponse envoyée" in pages.shown(link)]
    for _ in range(4):
        pages.hold()
    review = pages.shown(pages.site.link(pages.task_of("rh", TaskKind.DECIDE), pages.ref("rh")))
    assert "Le point après la séance 1" in review
    assert "Pas tout à fait, et nous en parlons entre nous" in review


def test_a_pulse_that_was_answered_is_answered_once(pages: PairPages):
    """A second try says who answered when."""
    pages.hold()
    mine = pages.site.link(pages.task_of("eve", TaskKind.PULSE), pages.ref("eve"))
    pages.send(mine, helps="5", well="fine")

    assert pages.send(mine, helps="1", well="fine").status_code == httpx.codes.CONFLICT
    assert "Répondu par vous" in pages.shown(mine)


def test_hr_is_called_from_the_page_and_nobody_else_hears_of_it(pages: PairPages):
    """One click, in one's own words or none; HR reads them, the other one's page and mails say nothing."""
    link = pages.help_link("eve")
    assert "Noé Petit n'en est pas informé·e" in pages.shown(link)
    assert pages.client.get(link).status_code == httpx.codes.OK
    assert pages.tasks(TaskKind.HELP) == []

    pages.send(link, what="call", text="Plutôt jeudi matin.")
    pages.send(link, what="call")

    assert "Les RH vous appellent au plus tard" in pages.shown(link)
    (task,) = pages.tasks(TaskKind.HELP)
    hr = pages.site.link(task, pages.ref("rh"))
    assert "Ève Lambert vous demande de l'appeler Plutôt jeudi matin." in pages.shown(hr)
    assert pages.mails("hr-help") == ["rh"]
    assert "Les RH vous appellent au plus tard" not in pages.shown(pages.help_link("noe"))
    assert "Ève Lambert :" not in pages.shown(pages.link("noe"))
    pages.send(hr, done="yes")
    assert "Appel passé par vous" in pages.shown(hr)
    pages.house.app.clock.advance_to(pages.house.app.clock.now() + timedelta(days=5))
    assert pages.mails("hr-late") == []


def test_words_for_hr_alone_are_not_read_by_somebody_else_to_whom_the_call_is_handed(pages: PairPages):
    """Given a call that HR hands to the board, then its page and mails say who is to be called, and not the words."""
    pages.send(pages.help_link("eve"), what="call", text="Noé est dur.")
    (task,) = pages.tasks(TaskKind.HELP)

    reassign(pages.house.app.ports, task.id, "direction@essai.test")

    pages.house.settle()
    board = pages.shown(pages.site.link(task, pages.ref("direction")))
    assert "Ève Lambert vous demande de l'appeler" in board
    assert ("Noé est dur" in board, "quelques mots que seules les RH lisent" in board) == (False, True)
    mails = [path.read_text("utf-8", "replace") for path in pages.house.app.settings.home.rglob("new/*")]
    assert not [mail for mail in mails if "est dur" in mail and "direction@essai.test" in mail.partition("\n\n")[0]]


def test_the_mentor_pauses_the_pair_and_hr_lets_it_go_on(pages: PairPages):
    """Nothing is taken meanwhile, and the executive reads of a break, not of a brake."""
    assert "Mettre en pause maintenant" not in pages.shown(pages.help_link("eve"))
    mentor, session = pages.help_link("noe"), pages.link("eve")
    pages.send(mentor, what="pause")

    assert "Votre binôme est en pause." in pages.shown(mentor)
    assert "Ce parcours est en pause" in pages.shown(session)
    assert pages.mails("pair-paused") == ["eve", "noe"]
    assert pages.mails("hr-pause") == ["rh"]
    (task,) = pages.tasks(TaskKind.PAUSE)
    hr = pages.site.link(task, pages.ref("rh"))
    assert "Noé Petit a mis le binôme en pause" in pages.shown(hr)
    assert pages.send(hr, outcome="go-on").status_code == httpx.codes.SEE_OTHER

    assert "le binôme reprend" in pages.shown(hr)
    assert "Ce parcours est en pause" not in pages.shown(session)


def test_hr_that_is_late_is_told_on_over_its_head_though_the_pair_is_on_hold(pages: PairPages):
    """On hold nothing else is sent; whoever hears of it can see to it that HR calls."""
    pages.send(pages.help_link("noe"), what="pause")
    pages.house.settle()
    while not pages.mails("hr-late") and pages.house.jump():
        pass
    assert pages.mails("hr-late") == ["direction"]


def test_a_pulse_may_ask_for_a_call(pages: PairPages):
    """Whoever says so there is called as by the link."""
    pages.hold()
    mine = pages.site.link(pages.task_of("noe", TaskKind.PULSE), pages.ref("noe"))
    pages.send(mine, helps="1", well="talk")

    assert [task.awaits for task in pages.tasks(TaskKind.HELP)] == ["hr"]
    assert pages.mails("hr-help") == ["rh"]


def test_a_page_says_who_is_away_and_proposes_a_date_afterwards(pages: PairPages):
    """Given an absence of six weeks, then the date proposed lies after it, and the page says why."""
    today = pages.house.app.clock.now().date()
    ends = today + timedelta(days=42)
    away(pages.house.app.ports, "eve@essai.test", today, ends)

    shown = pages.client.get(pages.link("noe")).text

    assert "Ève Lambert : absence du" in text_of(shown)
    (day,) = re.findall(r'name="day" value="([^"]*)"', shown)
    assert date.fromisoformat(day) > ends


def test_a_session_that_took_place_without_a_date_is_told_on_the_page_that_asks_for_one(pages: PairPages):
    """Given a past date, when it is planned, then the refusal says how to tell it; told so, both hear of it."""
    pages.house.app.clock.advance_to(pages.house.app.clock.now() + timedelta(days=8))
    day = (pages.house.app.clock.now() - timedelta(days=2)).date().isoformat()
    link = pages.link("noe")

    refused = pages.send(link, day=day, time="14:00")
    told = pages.send(link, day=day, time="14:00", result="held")

    assert "dites plutôt qu'elle a eu lieu" in text_of(refused.text)
    assert told.status_code == httpx.codes.SEE_OTHER
    assert "14:00" in pages.shown(link)
    assert sorted(pages.mails("session-recorded")) == ["eve", "noe"]
    assert [task.session for task in pages.tasks(TaskKind.PLAN)] == [2]


def test_what_is_refused_on_the_page_for_help_is_told_in_the_reader_s_language(pages: PairPages):
    """Given an English browser, when a French mentor sends what no button sends, then it is French."""
    link = pages.help_link("noe")

    unknown = pages.client.post(link, data={"what": "sing"}, headers={"accept-language": "en"})
    strange = pages.client.post(link + "x", data={"what": "sing"}, headers={"accept-language": "en"})

    assert (unknown.status_code, '<html lang="fr"' in unknown.text) == (httpx.codes.BAD_REQUEST, True)
    assert '<html lang="en"' in strange.text
