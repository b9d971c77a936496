"""`max_per_week` where two journeys of one person remind in the same instant. On both databases."""

from datetime import timedelta
from functools import partial

from fixtures.house import House
from revflow.service import timing
from revflow.service.drive import drive
from revflow.service.launch import launch
from service.racing import together
from service.test_weekly_cap import MONDAY, PROGRAM, mails
from service_people import HEAD

PEOPLE = [f"ana{number}" for number in range(12)]
"""Each with two journeys, and as many races."""


def test_two_reminders_in_one_instant_take_the_last_place_of_a_week_once(anywhere: House, tmp_path):
    """Given a week with one place left, when both journeys of a person remind at once, then one goes, one waits."""
    (tmp_path / "programs").mkdir()
    program, people = tmp_path / "programs" / "p.yaml", tmp_path / "people.csv"
    program.write_text(PROGRAM, encoding="utf-8")
    people.write_text(HEAD + "".join(f"{name},{name}@x.test,both,IT,Paris,,en\n" for name in PEOPLE), encoding="utf-8")
    anywhere.app.clock.advance_to(MONDAY)
    cohort = launch(anywhere.app.ports, program, people)
    anywhere.settle()
    anywhere.app.clock.advance_to(MONDAY + timedelta(hours=1, minutes=30))

    for name in PEOPLE:
        together(*(partial(drive, anywhere.app.ports, code) for code in _journeys(anywhere, cohort, name)))

    for name in PEOPLE:
        reminders = [mail for mail in mails(anywhere, name) if mail.order.template == "reminder"]
        assert sorted(timing.TOGETHER in mail.order.data for mail in reminders) == [False, True]


def _journeys(house: House, cohort: str, name: str) -> list[str]:
    with house.app.store.read() as db:
        [(_, person)] = db.people_at(f"{name}@x.test")
        return [one.journey.code for one in db.summaries(cohort) if one.journey.person == person.ref]
