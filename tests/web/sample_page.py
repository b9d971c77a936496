"""A page built by hand, and the people whom samples show."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from revflow.definition.load import load
from revflow.definition.program import Program
from revflow.definition.text import Text
from revflow.domain.people import Person, Role
from revflow.domain.tasks import Task, TaskKind
from revflow.service.page import HistoryLine, TaskPage

PROGRAM = Path(__file__).parents[2] / "programs" / "transition-numerique.yaml"
ASKED = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
DUE = datetime(2027, 3, 12, 23, 0, tzinfo=UTC)
LATER = datetime(2027, 3, 4, 14, 25, tzinfo=UTC)

CLAIRE = Person("U001", "rh@exemple.test", "Claire Martin", "rh@exemple.test", language="fr")
EVE = Person(
    "U012", "eve", "Ève Lambert", "eve@exemple.test", frozenset({Role.MENTEE}), "Finance", "Paris", language="fr"
)
NOE = Person("U031", "noe", "Noé Petit", "noe@exemple.test", frozenset({Role.MENTOR}), "Achats", "Lyon", language="en")
DORA = Person("U040", "cabinet@conseil.test", "Dora Leroy", "cabinet@conseil.test", language="fr")


@cache
def program() -> Program:
    """Return the shipped program."""
    loaded = load(PROGRAM)
    assert loaded.program is not None, loaded.faults
    return loaded.program


def page(step: str, kind: TaskKind, reader: Person, awaits: str, language: str, **more: object) -> TaskPage:
    """Return an open page of a step for a reader."""
    found = program().step(step)
    code = {"mentee": "E007", "mentor": "M004", "pair": "P011", "topic": "T001", "cohort": "C001"}[found.for_each.value]
    task = Task(f"{code}.{step}.1", code, step, 1, kind, (reader.ref,), awaits, ASKED, DUE)
    base = TaskPage(
        task=task,
        program=program(),
        step=found,
        title=found.title or Text({"": step}),
        cohort="printemps-2027",
        code=code,
        reader=reader,
        zone="Europe/Paris",
        language=language,
        history=(HistoryLine(ASKED, "", "asked", {"due": DUE}),),
    )
    return replace(base, **more)
