"""Whole programs on a real store: from needs to closing, with real mails, without Prefect."""

from collections import Counter

import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.mails import MailState
from revflow.service import status
from revflow.service.launch import launch
from service_people import PAIRS

PROGRAMS = ("transition-numerique", "pilot", "pwc-australia-2014", "bnp-2017")


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_willing_company_goes_through_the_whole_program(house: House, tmp_path, program):
    """Every journey ends; nobody is asked any more; every mail was sent or says why not."""
    people = tmp_path / "people.csv"
    people.write_text(PAIRS, encoding="utf-8")

    cohort = launch(house.app.ports, house.programs / f"{program}.yaml", people)
    house.live(willing, cohort)

    endings = Counter((line.code[0], line.state) for line in status.journeys(house.app.ports, cohort))
    assert endings["P", "finished"] == 2
    assert endings["E", "finished"] == 2
    assert endings["M", "finished"] == 2
    assert endings["M", "unmatched"] == 1
    assert endings["C", "finished"] == 1
    assert status.tasks(house.app.ports) == []
    mails = status.outbox(house.app.ports)
    became = {(mail.state, mail.error) for mail in mails}
    assert (MailState.SENT, "") in became
    assert became <= {(MailState.SENT, ""), (MailState.SKIPPED, "task-closed")}


def test_the_journal_of_a_whole_program_can_be_sealed_and_verified(house: House, tmp_path):
    """What was written in months is chained, and the chain holds."""
    people = tmp_path / "people.csv"
    people.write_text(PAIRS, encoding="utf-8")
    house.live(willing, launch(house.app.ports, house.programs / "pilot.yaml", people))

    with house.app.store.write() as db:
        sealed = db.seal(100_000)
    with house.app.store.read() as db:
        faults = db.verify()

    assert sealed > 100
    assert faults == []
