"""Calls as they are carried out: what a function is told, what is kept of it, and what becomes of it when it fails."""

import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import willing
from revflow.definition.functions import registered
from revflow.domain.calls import Call, CallFile
from revflow.domain.facts import ActionDone, ActionFailed
from revflow.domain.journeys import Ending
from revflow.functions import InstalledFunctions
from revflow.service import calling, crash
from revflow.service.sweep import sweep
from service_people import ONE_PAIR

LAUNCH = datetime(2027, 3, 1, tzinfo=UTC)
FULL = "transition-numerique"
TICKET = ("with: {for: mentor} ", "with: {for: mentor, badge: gold} ")


class Functions:
    """The port, with functions that a test writes; `asked` are the calls."""

    def __init__(self, function) -> None:
        self.function = function
        self.asked: list[Call] = []

    def call(self, name: str, asked: Call) -> object:
        assert name == "certificate"
        self.asked.append(asked)
        return self.function(asked)


def closing(house: House, tmp_path, function) -> tuple[House, Functions, str]:
    """Lead one pair on to HR's closing review, in a house whose functions are those of the test."""
    functions = Functions(function)
    told = House(replace(house.app, ports=replace(house.app.ports, functions=functions)))
    cohort = start(told, tmp_path, FULL, TICKET, people=ONE_PAIR)
    until(told, "closing-review")
    return told, functions, cohort


def facts(house: House, kind):
    found = [event.fact for event in house.state("P001").events if isinstance(event.fact, kind)]
    return [fact for fact in found if fact.step == "certificate"]


def close(house: House) -> None:
    willing(house, house.tasks(step="closing-review")[0])
    house.settle()


def files(house: House):
    with house.app.store.read() as db:
        return [one for one in db.deliverables(journey="P001") if one.step == "certificate"]


def test_a_function_is_told_what_the_journey_has_and_its_file_is_kept_with_it(house: House, tmp_path):
    """Names, topics, held sessions, `with`, the signing group; the record commits with the fact."""
    told, functions, _ = closing(house, tmp_path, lambda _asked: (CallFile("badge.txt", b"gold"),))

    close(told)

    (asked,) = functions.asked
    assert (asked.key, asked.journey, asked.scope) == ("P001/certificate.1", "P001", "pair")
    assert asked.told == {"for": "mentor", "badge": "gold"}
    assert {role: (one.code, one.name) for role, one in asked.people.items()} == {
        "mentee": ("E001", "Claire Martin"),
        "mentor": ("M001", "Lina Roy"),
    }
    assert asked.topics[0]["fr"] == "Réseaux sociaux professionnels"
    assert [(one.number, one.minutes) for one in asked.sessions] == [(n, 60) for n in range(1, 7)]
    assert asked.signer is not None
    assert asked.signer.title == {"fr": "Direction", "en": "Sponsor"}
    (kept,) = files(told)
    assert (kept.name, kept.size, kept.by, kept.at) == ("badge.txt", 4, "", asked.at)
    assert facts(told, ActionDone) == [ActionDone("certificate", 1, "certificate", (("badge.txt", kept.sha256),))]
    assert told.app.ports.files.path(kept.sha256).read_bytes() == b"gold"


@pytest.mark.parametrize(
    ("function", "code"),
    [
        (lambda _asked: 1 / 0, "function-failed"),
        (lambda _asked: sys.exit(1), "function-failed"),
        (lambda _asked: "a text", "function-result"),
        (lambda _asked: [CallFile(None, b"a")], "function-result"),
        (lambda _asked: [CallFile("a.txt", "a")], "function-result"),
        (lambda _asked: [CallFile("empty.txt", b"")], "file-empty"),
        (lambda _asked: [CallFile("a.txt", b"a")] * 11, "function-result"),
    ],
)
def test_what_a_function_does_wrong_becomes_a_code(house: House, tmp_path, function, code):
    """Never an exception's text; the journey waits for the next try."""
    told, _functions, _ = closing(house, tmp_path, function)

    close(told)

    assert [fact.code for fact in facts(told, ActionFailed)] == [code]
    assert told.state("P001").ending is None


def test_a_persian_name_has_its_certificate(house: House, tmp_path):
    """Its letters are parted by a sign that no name of a file can have: the certificate was never made."""
    told, _functions, _ = closing(house, tmp_path, lambda _asked: (CallFile("Ali\u200cReza.pdf", b"%PDF-1.7"),))

    close(told)

    assert [one.name for one in files(told)] == ["AliReza.pdf"]


def test_a_function_that_hangs_has_failed_after_its_time_and_the_lease_was_held_meanwhile(
    house: House, tmp_path, monkeypatch
):
    """No driver is held up for ever, and no other one calls at the same time."""
    monkeypatch.setattr(calling, "CALL_SECONDS", 0.3)
    monkeypatch.setattr(calling, "HOLD_EVERY", 0.05)
    monkeypatch.setattr("revflow.service.drive.LEASE_SECONDS", 0.15)
    free = threading.Event()
    told, functions, _ = closing(house, tmp_path, lambda _asked: free.wait(30))

    close(told)
    free.set()

    assert [fact.code for fact in facts(told, ActionFailed)] == ["function-too-long"]
    assert len(functions.asked) == 1


def test_a_call_that_failed_is_made_again_with_the_same_key_and_moment(house: House, tmp_path):
    """Whatever it does elsewhere can be told to be the same; the pair then ends well, with its thanks."""
    answers = iter([lambda: 1 / 0, lambda: ()])
    told, functions, cohort = closing(house, tmp_path, lambda _asked: next(answers)())
    close(told)

    while told.state("P001").ending is None:
        assert told.jump()

    first, second = functions.asked
    assert (first.key, first.at) == (second.key, second.at)
    assert told.state("P001").ending is Ending.FINISHED
    with told.app.store.read() as db:
        assert [mail.order.attach for mail in db.outbox(cohort) if mail.order.template == "thanks"] == [(), ()]


def test_a_driver_that_dies_after_the_call_leaves_nothing_half_done(house: House, tmp_path, monkeypatch):
    """The file lies there, unnamed, until the next driver calls again: the fact, the record and the mail come once."""
    told, functions, _ = closing(house, tmp_path, lambda _asked: [CallFile("badge.txt", b"gold")])

    class Died(BaseException):
        """The process is gone."""

    def die(point: str) -> None:
        if functions.asked and point == "before-commit":
            raise Died

    with monkeypatch.context() as dying:
        dying.setattr(crash, "point", die)
        with pytest.raises(Died):
            close(told)
    assert (facts(told, ActionDone), files(told)) == ([], [])

    sweep(told.app.ports)
    told.settle()

    assert [asked.key for asked in functions.asked] == ["P001/certificate.1"] * 2
    assert len(facts(told, ActionDone)) == len(files(told)) == 1


def test_a_function_that_is_gone_becomes_an_incident_that_names_the_remedy(house: House, tmp_path):
    """It was there when the program was checked; HR's mail says what to install."""
    told, _functions, cohort = closing(house, tmp_path, lambda asked: InstalledFunctions().call("gone", asked))
    close(told)

    while told.jump():
        pass

    assert {fact.code for fact in facts(told, ActionFailed)} == {"function-unknown"}
    with told.app.store.read() as db:
        incidents = [mail for mail in db.outbox(cohort) if mail.order.template == "hr-incident"]
        assert db.summary("P001").incident == "action-failed"
    assert [mail.order.data["why"] for mail in incidents] == ["function-unknown"]


PACKAGE = "[revflow.functions]\nbadge = badges:badge\ncertificate = badges:own\n"
MODULE = """
from revflow.domain.calls import CallFile

def badge(call):
    return [CallFile("badge.txt", call.journey.encode())]

def own(call):
    return []
"""


def test_a_package_registers_functions_by_an_entry_point(tmp_path, monkeypatch):
    """A company's own takes the place of a shipped one of that name; nothing is imported before it is called."""
    (tmp_path / "badges.py").write_text(MODULE)
    info = tmp_path / "badges-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: badges\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(PACKAGE)
    monkeypatch.syspath_prepend(tmp_path)
    registered.cache_clear()
    try:
        assert {"badge", "certificate"} <= registered().keys()
        assert registered()["certificate"].value == "badges:own"
        assert "badges" not in sys.modules
        assert InstalledFunctions().call("badge", Call("", "P001", "pair", "", "", "", {}, LAUNCH)) == [
            CallFile("badge.txt", b"P001")
        ]
    finally:
        registered.cache_clear()
