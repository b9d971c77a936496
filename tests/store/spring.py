"""The cohort `spring`: three people, seven journeys."""

from datetime import UTC, datetime

from revflow.domain.journeys import Journey, Scope
from revflow.domain.people import Person, Role
from revflow.service.ports import Cohort

LAUNCH = datetime(2027, 1, 4, 9, 0, 0, 123456, tzinfo=UTC)
PAIR = Journey("P001", "spring", Scope.PAIR, mentee="E001", mentor="M001", topics=("data", "assistants"), wave=1)
JOURNEYS = (
    Journey("C001", "spring", Scope.COHORT),
    Journey("E001", "spring", Scope.MENTEE, person="U001"),
    Journey("M001", "spring", Scope.MENTOR, person="U002"),
    Journey("M002", "spring", Scope.MENTOR, person="U003"),
    PAIR,
    Journey("T001", "spring", Scope.TOPIC, topics=("data",)),
    Journey("T002", "spring", Scope.TOPIC, topics=("assistants",)),
)
PEOPLE = (
    Person("U001", "k1", "Éva Roux", "eva@exemple.test", frozenset({Role.MENTEE, Role.MENTOR}), "RH", "Montréal"),
    Person("U002", "k2", "Max Dû", "max@exemple.test", frozenset({Role.MENTOR}), extra={"x-badge": "42"}),
    Person("U003", "k3", "Lou Ba", "lou@exemple.test", language="fr", manager="eva@exemple.test"),
)
SPRING = Cohort("spring", "C001", "d1g3st", "pilote", "2027-1", "/programs", "5a17", 7, LAUNCH)


def plant(store):
    """Put the cohort into an empty store: no events yet."""
    with store.write() as db:
        db.add_edition("d1g3st", "revflow: 1", "programs/pilote.yaml")
        db.add_cohort(SPRING)
        db.add_people("spring", PEOPLE)
        db.add_journeys(JOURNEYS)
