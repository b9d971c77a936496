"""What people give that cannot be, or can hardly be: each has a sentence in both languages, and a way on that works."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.definition.people import read_people
from revflow.domain.errors import FaultyInputError, RefusedError
from revflow.domain.journeys import Scope
from revflow.domain.tasks import Task, TaskKind
from revflow.service.answer import answer
from revflow.service.away import away, back
from revflow.service.forewarned import forewarned
from revflow.service.launch import launch
from revflow.service.matching import matching
from revflow.service.sessions import plan, record
from revflow.service.tasks import page
from revflow.texts import say, say_error
from service.listed import EVE, LEA, MAX, MIA, PROGRAM, Listed, begin

TWO_TOPICS = PROGRAM.replace("topics: {data: Data}", "topics: {data: {en: Data, fr: Données}, ai: {en: AI, fr: IA}}")
AI = "9,Ana Li,ana@x.test,mentor,HR,Lyon,chief@x.test,en,"


def rows(*people: str, managers: tuple[str, ...] = ()) -> list[str]:
    """Return rows of a list, with other managers where they are given."""
    cells = [row.split(",") for row in people]
    for row, manager in zip(cells, managers, strict=False):
        row[6] = manager
    return [",".join(row) for row in cells]


def offer(listed: Listed, said: dict[str, str]) -> None:
    """Let everybody who is asked name topics, by address: all others name data; managers release the time."""
    for _ in range(3):
        listed.house.settle()
        for task in [one for one in listed.house.tasks() if one.step in ("needs", "offer")]:
            topic = next((topic for address, topic in said.items() if listed.person(address).ref in task.to), "data")
            answer(listed.house.app.ports, task.id, task.to[0], {"topics": {topic: {}}})
        for task in listed.house.tasks(step="time"):
            willing(listed.house, task)


def next_waves(listed: Listed, pairs: int) -> None:
    """Let time pass until there are so many pairs."""
    for _ in range(20):
        if len(listed.summaries(Scope.PAIR)) >= pairs:
            return
        assert listed.house.jump()
    raise AssertionError(listed.summaries(Scope.PAIR))


def plain(text: str) -> str:
    """Return a sentence with the spaces that are typed."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def in_both(code: str, **data: object) -> tuple[str, str]:
    return say("en", code, **data), say("fr", code, **data)


def of_sessions(house: House, kind: TaskKind) -> Task:
    return next(task for task in house.tasks(step="sessions") if task.kind is kind)


def test_topics_nobody_masters(house: House, tmp_path):
    """HR reads which topic is missing; a mentor who is added and offers it makes the pair."""
    listed = begin(house, tmp_path, EVE, MIA, text=TWO_TOPICS)
    offer(listed, {"eve@x.test": "ai"})

    (english, in_english), (french, in_french) = (matching(house.app.ports, listed.cohort, way) for way in ("en", "fr"))

    assert [in_english.reason(note) for note in english.notes] == [
        "No mentor offers AI, which one person asks for. Find a mentor who does, or agree on another topic."
    ]
    assert [in_french.reason(note).partition(", ")[0] for note in french.notes] == ["Aucun mentor ne propose IA"]
    assert in_english.way(english.singles[0].ways[0], "mentee") == "Nobody offers AI: a mentor who does would do."
    listed.update(EVE, MIA, AI)
    offer(listed, {"ana@x.test": "ai"})
    next_waves(listed, 1)


def test_more_executives_than_mentors(house: House, tmp_path):
    """The list says so before, the wave to whom it happens; one more mentor takes who was left in the next wave."""
    path = Listed(house, tmp_path).write((EVE, LEA, MIA))
    (fault,) = read_people(path).faults
    assert (fault.warning, fault.code, fault.data["would"]) == (True, "mentors-few", 2)
    listed = begin(house, tmp_path, EVE, LEA, MIA)
    offer(listed, {})
    next_waves(listed, 1)

    wave, told = matching(house.app.ports, listed.cohort, "fr")

    (note,) = [plain(told.reason(note)) for note in wave.notes]
    assert note == (
        "2 personnes attendent une seule place. Trouvez-en 1 de plus, ou écrivez mentees_per_mentor: 2"
        " pour la prochaine cohorte."
    )
    listed.update(EVE, LEA, MIA, MAX)
    offer(listed, {})
    next_waves(listed, 2)


@pytest.mark.parametrize(("each", "warned"), [(1, True), (2, False), (3, False)])
def test_a_launch_warns_of_too_few_mentors_by_what_its_program_lets_one_take(tmp_path, each, warned):
    """Two executives, one mentor: where a mentor may have two, HR was told to write what stood there already."""
    program, people = tmp_path / "p.yaml", tmp_path / "people.csv"
    match = "kind: match, "
    program.write_text(PROGRAM.replace(match, f"{match}mentees_per_mentor: {each}, "), encoding="utf-8")
    people.write_text("name,email,role\nA,a@x.test,mentee\nB,b@x.test,mentee\nC,c@x.test,mentor\n", encoding="utf-8")

    found = forewarned(program, people, datetime(2027, 1, 4, 9, tzinfo=UTC))

    sentence = (
        "2 mentees, 1 mentor: with one mentee each, some would wait in vain."
        " Find more mentors, or write mentees_per_mentor: 2 in the match."
    )
    assert [plain(say("en", "fault-mentors-few", **one.data)) for one in found] == [sentence] * warned


def test_two_people_with_one_address(house: House, tmp_path):
    """Told in a list or an update, and nothing is taken. Who is both has one row, and is asked for both."""
    twice = MIA.replace("7,Mia Sun", "3,Mia Moon").replace("mia@", "MIA@").replace("mentor", "mentee")
    listed = begin(house, tmp_path)

    for written in (
        lambda: launch(house.app.ports, tmp_path / "programs" / "p.yaml", listed.write((EVE, MIA, twice))),
        lambda: listed.update(EVE, LEA, MIA, MAX, twice),
    ):
        with pytest.raises(FaultyInputError) as refused:
            written()
        (fault,) = [one for one in refused.value.faults if not one.warning]
        assert (fault.code, fault.data["word"]) == ("person-twice", "mia@x.test")
    assert "both" in say("en", "fault-person-twice", **fault.data)
    assert "both" in say("fr", "fault-person-twice", **fault.data)
    listed.update(EVE, LEA, MIA.replace("mentor", "both"), MAX)
    assert {task.step for task in house.tasks() if listed.person("mia@x.test").ref in task.to} == {"needs", "offer"}


@pytest.mark.parametrize(("people", "size"), [((EVE, MIA), 2), ((MIA, MAX, EVE, LEA), 4)])
def test_a_manager_loop(house: House, tmp_path, revflow, monkeypatch, people, size):
    """Nobody manages himself or herself; a circle is told at the launch, ends no program, and bars who is in it."""
    own = Listed(house, tmp_path).write(rows(EVE, managers=("eve@x.test",)))
    assert [fault.code for fault in read_people(own).faults if not fault.warning] == ["own-helper"]
    ring = [row.split(",")[2] for row in people]
    round_ = rows(*people, managers=(*ring[1:], ring[0]))
    listed = begin(house, tmp_path, *round_)
    monkeypatch.setenv("REVFLOW_HOME", str(house.app.settings.home))

    told = revflow("launch", tmp_path / "programs" / "p.yaml", "--people", tmp_path / "people.csv", "--name", "again")

    assert (told.code, f"{size} people are each other's managers in a circle" in told.err) == (0, True)
    wave, explained = matching(house.app.ports, listed.cohort, "fr")
    assert {one.why for one in wave.singles} == {"reporting-line"}
    assert "Sans la règle « ligne hiérarchique »" in plain(explained.way(wave.singles[0].ways[0], "mentee"))
    listed.update(*rows(*people, managers=("boss@x.test",) * len(people)))
    offer(listed, {})
    next_waves(listed, 1)


def test_sessions_in_the_past(house: House, tmp_path, revflow, monkeypatch):
    """A date that has passed is no plan, and says how a session is told that took place then; so do a launch's days."""
    listed = begin(house, tmp_path, EVE, MIA)
    listed.act_until("sessions")
    house.app.clock.advance_to(house.app.clock.now() + timedelta(days=7))
    task, past = of_sessions(house, TaskKind.PLAN), house.app.clock.now() - timedelta(days=1)

    with pytest.raises(RefusedError) as refused:
        plan(house.app.ports, task.id, task.to[0], past)

    assert "If it took place then, say so instead" in say_error("en", refused.value.code, refused.value.data, "UTC")
    assert "dites plutôt qu'elle a eu lieu" in say_error("fr", refused.value.code, refused.value.data, "UTC")
    record(house.app.ports, task.id, task.to[0], past)
    house.settle()
    assert of_sessions(house, TaskKind.PLAN).session == 2
    monkeypatch.setenv("REVFLOW_HOME", str(house.app.settings.home))
    program: Path = tmp_path / "programs" / "p.yaml"
    program.write_text(PROGRAM + "  - {id: rest, kind: wait, for_each: pair, until: 2020-01-01}\n", encoding="utf-8")
    words = ("launch", program, "--people", tmp_path / "people.csv", "--name", "later")
    over = revflow(*words, "--start", "2020-01-01")
    assert (over.code, "lies in the past. Choose a day from today on." in over.err) == (1, True)
    told = forewarned(program, tmp_path / "people.csv", house.app.clock.now())
    assert [(fault.code, fault.data["step"]) for fault in told if fault.code == "wait-over"] == [("wait-over", "rest")]
    late = revflow(*words)
    assert (late.code, "“rest” waits until 2020-01-01, which is over" in late.err) == (0, True)


def test_both_away(house: House, tmp_path, revflow, monkeypatch):
    """At a session both are named, and a date afterwards is proposed; at a gate HR hears of it, and hands it over."""
    listed = begin(house, tmp_path, EVE, MIA)
    today = house.app.clock.now().date()
    away(house.app.ports, "chief@x.test", today, today + timedelta(days=60))
    listed.act_until("time")
    gate = listed.house.tasks(step="time")[0]
    assert listed.mails("hr@x.test", "hr-incident")
    monkeypatch.setenv("REVFLOW_HOME", str(house.app.settings.home))
    assert revflow("reassign", gate.id, "--to", "hr2@x.test").code == 0
    listed.act_until("sessions")
    weeks = {"eve@x.test": 40, "mia@x.test": 50}
    for address, days in weeks.items():
        away(house.app.ports, address, today, today + timedelta(days=days))

    task = of_sessions(house, TaskKind.PLAN)
    shown = page(house.app.ports, task.id, listed.person("mia@x.test").ref)

    assert {one.who for one in shown.away} == {"Eve Lot", "Mia Sun"}
    assert shown.proposed_start.date() > today + timedelta(days=50)
    assert all("Eve" in told for told in in_both("web-away", who="Eve Lot", begins="1", ends="2"))
    plan(house.app.ports, task.id, listed.person("mia@x.test").ref, shown.proposed_start)
    back(house.app.ports, "mia@x.test")
    assert json.loads(revflow("tasks", "--json").out)
