"""Whatever the people of a small group say, their calendars hold the dates that the journals hold, and who comes."""

import random
from contextlib import suppress
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
import vobject

from fixtures.house import House
from revflow.domain.errors import RefusedError
from revflow.domain.tasks import TaskKind
from revflow.engine.sessions import sessions_of
from revflow.service.together import plan, settle
from service.racing import Race, a_group

HERE = Path(__file__).parents[1] / "web"
TURNS = 12


@pytest.fixture
def race(house: House) -> Race:
    return a_group(house)


def act(race: Race, chance: random.Random, mentor: str) -> None:
    """Let the mentor plan, move, call off or say who was there, or one of the executives drop out."""
    asked = race.tasks("sessions")
    task = chance.choice(asked)
    starts = race.house.app.clock.now() + timedelta(days=chance.choice([5, 6, 7]))
    starts = starts.replace(hour=9, minute=0, second=0, microsecond=0)
    some = [one.id for one in asked if chance.random() < 0.7]
    if task.kind is TaskKind.PLAN:
        plan(race.ports, task.id, mentor, starts, [one.id for one in asked if one.kind is task.kind and one.id in some])
        return
    mentee = next(ref for ref in task.to if ref != mentor)
    who, result = chance.choice(
        [(mentor, "moved"), (mentor, "cancelled"), (mentor, "held"), (mentee, "cancelled"), (mentee, "moved")]
    )
    there = {one.id: one.id in some for one in asked} if result == "held" else None
    settle(race.ports, task.id, who, result, starts, there)


def in_calendar(race: Race, ref: str) -> list[tuple]:
    """Return what lies ahead in somebody's calendar once all mails are read: when, and who comes, by address."""
    with race.ports.store.read() as db:
        mails = [one for one in db.outbox(race.cohort) if one.path and one.order.to == ref]
    events: dict[str, tuple] = {}
    for mail in sorted(mails, key=lambda one: one.sent_at):
        for part in message_from_bytes(Path(mail.path).read_bytes(), policy=default).walk():
            if part.get_content_type() != "text/calendar":
                continue
            entry = vobject.readOne(part.get_content())
            event = entry.vevent
            who = sorted(one.value.removeprefix("mailto:") for one in event.attendee_list)
            events[event.uid.value] = (event.dtstart.value, who) if entry.method.value == "REQUEST" else ()
    return sorted(event for event in events.values() if event and event[0] > race.house.app.clock.now())


def in_journals(race: Race, addresses: dict[str, str], mentor: str) -> list[tuple]:
    """Return what lies ahead of all pairs, `addresses` being those of their executives, by pair."""
    dates: dict[tuple, set[str]] = {}
    for pair, address in addresses.items():
        for one in sessions_of(race.house.state(pair).events):
            if not one.result and one.starts > race.house.app.clock.now():
                dates.setdefault((one.meeting, one.starts), {mentor}).add(address)
    return sorted((starts, sorted(who)) for (_, starts), who in dates.items())


@pytest.mark.parametrize("seed", range(4))
def test_calendars_hold_what_the_journals_hold(race: Race, seed: int):
    """Given acts by chance, the mentor's has one entry for each date with all who come, and an executive's the own."""
    chance = random.Random(seed)
    asked = race.tasks("sessions")
    mentor = asked[0].to[0]
    with race.ports.store.read() as db:
        people = db.people(race.cohort)
        mentees = {one.journey: db.summary(db.summary(one.journey).journey.mentee).journey.person for one in asked}
    addresses = {pair: people[ref].email for pair, ref in mentees.items()}

    for _ in range(TURNS):
        if race.tasks("sessions"):
            with suppress(RefusedError):
                act(race, chance, mentor)
        later = timedelta(days=chance.choice([0, 0, 1, 4]), minutes=1)
        race.house.app.clock.advance_to(race.house.app.clock.now() + later)
        race.house.settle()

        planned = in_journals(race, addresses, people[mentor].email)
        assert len({starts for starts, _ in planned}) == len(planned)
        assert in_calendar(race, mentor) == planned
        for pair, ref in mentees.items():
            own = [starts for starts, who in planned if addresses[pair] in who]
            assert [starts for starts, _ in in_calendar(race, ref)] == own
