"""What HR corrects of a session, as the two of the pair read it on their pages."""

from datetime import timedelta

import pytest

from revflow.domain.tasks import TaskKind
from revflow.service.correct import correct
from revflow.service.sessions import record
from web.test_session_pages import pages

__all__ = ["pages"]


@pytest.mark.parametrize("result", ["missed", "held"])
def test_the_page_shows_what_hr_says_and_who_said_so(pages, result):
    """The table has the corrected record; the history says that it was corrected, without a reason."""
    house = pages.house
    task = next(task for task in house.tasks() if task.kind is TaskKind.PLAN)
    house.app.clock.advance_to(house.app.clock.now() + timedelta(days=8))
    record(house.app.ports, task.id, task.to[0], house.app.clock.now() - timedelta(days=2))
    house.settle()
    correct(house.app.ports, "P001", 1, result, "Erreur.", starts=house.app.clock.now() - timedelta(days=1))
    house.settle()

    shown = pages.shown(pages.link("eve"))
    assert ("manquée" in shown) == (result == "missed")
    assert ("Aucune séance tenue sur 5" in shown) == (result == "missed")
    assert "Erreur." not in shown
    if result == "missed":
        assert "correction, manquée" in shown
