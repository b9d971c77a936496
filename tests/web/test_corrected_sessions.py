"""What HR corrects of a session, as the two of the pair read it on their pages."""

from datetime import timedelta

import pytest

from revflow.domain.tasks import TaskKind
from revflow.service.correct import correct
from revflow.service.sessions import record
from web.pair_pages import text_of
from web.test_session_pages import pages

__all__ = ["pages"]

DAY = timedelta(days=1)


@pytest.mark.parametrize("result", ["missed", "held"])
def test_the_page_shows_what_hr_says_and_who_said_so(pages, result):
    """The table has the corrected record; the history says that it was corrected, without a reason."""
    house = pages.house
    task = next(task for task in house.tasks() if task.kind is TaskKind.PLAN)
    house.app.clock.advance_to(house.app.clock.now() + timedelta(days=8))
    record(house.app.ports, task.id, task.to[0], house.app.clock.now() - timedelta(days=2))
    house.settle()
    starts = house.app.clock.now() - DAY if result == "held" else None
    correct(house.app.ports, "P001", 1, result, "Erreur.", starts=starts)
    house.settle()

    shown = pages.shown(pages.link("eve"))
    assert ("manquée" in shown) == (result == "missed")
    assert ("Aucune séance tenue sur 5" in shown) == (result == "missed")
    assert "Erreur." not in shown
    if result == "missed":
        assert "correction, manquée" in shown


def test_the_link_of_the_request_before_says_that_another_date_was_asked_for(pages):
    """It said that nothing is left to do, while the pair is asked for the date of the corrected session."""
    house = pages.house
    house.app.clock.advance_to(house.app.clock.now() + timedelta(days=8))
    record(house.app.ports, pages.tasks(TaskKind.PLAN)[0].id, pages.ref("noe"), house.app.clock.now() - DAY)
    old = pages.link("noe")
    correct(house.app.ports, "P001", 1, "missed", "Erreur.")

    shown = pages.shown(old)
    refused = text_of(pages.send(old, date="2027-06-01", time="10:00").text)
    assert "Une séance précédente a été corrigée : une autre date vous a été demandée." in shown
    assert "Une séance précédente a été corrigée" in refused
