"""Where no first pair can be formed HR reads why, and what would help: by mail and on a terminal (rule 4)."""

from email import message_from_bytes
from email.policy import default

import pytest

from changed_programs import start
from fixtures.house import House
from fixtures.script import willing
from revflow.service.answer import answer
from revflow.service.matching import matching
from service_people import HEAD, ONE_PAIR

CLAIRE = "Claire Martin,claire@exemple.test,mentee,Finance,Paris,{},fr\n"
LINA = "Lina Roy,lina@exemple.test,mentor,IT,Lyon,{},fr\n"


def wants_data(house: House, task) -> bool:
    """Act as everybody does, but for the executive, who asks for a topic that no mentor offers."""
    if task.step != "needs":
        return willing(house, task)
    topics = {"data": {"now": 1, "wanted": 3}}
    said = {"topics": topics, "purpose": "Read a table", "slots": ["mon-am"], "volunteer": True}
    answer(house.app.ports, task.id, task.to[0], said)
    return True


def mail_to_hr(house: House) -> str:
    read = (message_from_bytes(path.read_bytes(), policy=default) for path in house.app.settings.home.rglob("new/*"))
    found = [mail for mail in read if mail["Subject"].startswith("À regarder")]
    assert len(found) == 1
    return found[0].get_body(("plain",)).get_content().replace("\u202f", " ").replace("\u00a0", " ")


def test_a_topic_that_nobody_masters_is_told_with_what_would_help(house: House, tmp_path):
    """Everybody has answered, and nobody fits: HR reads which topic is missing, and not that somebody is silent."""
    cohort = start(house, tmp_path, "transition-numerique", people=ONE_PAIR)
    house.live(wants_data, cohort)

    wave, explained = matching(house.app.ports, cohort, "en")

    assert (wave.number, wave.pairs) == (0, ())
    assert [(note.code, note.word) for note in wave.notes] == [("nobody-offers", "data")]
    assert explained.single(wave.singles[0]) == (
        "Claire Martin (Executive): No topic in common. Nobody offers Data and dashboards: a mentor who does would do."
    )
    written = mail_to_hr(house)
    assert "Aucun mentor ne propose Données et tableaux de bord" in written
    assert "Claire Martin" in written
    assert f"revflow people update {cohort} CSV" in written


@pytest.mark.parametrize("managers", [("lina@exemple.test", "claire@exemple.test"), ("lina@exemple.test", "")])
def test_a_rule_that_bars_everybody_is_told_at_once(house: House, tmp_path, managers):
    """A reporting line, or a circle of managers: no answer could change it, so HR hears it before anybody answers."""
    mine, theirs = managers
    cohort = start(house, tmp_path, "transition-numerique", people=HEAD + CLAIRE.format(mine) + LINA.format(theirs))
    house.settle()

    wave, _ = matching(house.app.ports, cohort, "en")

    assert {(one.who, one.why) for one in wave.singles} == {
        ("Claire Martin", "reporting-line"),
        ("Lina Roy", "reporting-line"),
    }
    assert "Sans la règle « ligne hiérarchique »" in mail_to_hr(house)


def test_while_somebody_may_still_answer_nothing_is_said_of_a_wave(house: House, tmp_path):
    """A cohort that waits for its people is not stuck."""
    cohort = start(house, tmp_path, "transition-numerique", people=ONE_PAIR)
    house.settle()

    wave, _ = matching(house.app.ports, cohort, "en")

    assert (wave.number, wave.singles, wave.notes) == (0, (), ())
