"""Trainings: what is private stays so, what was undertaken comes back to who undertook it, and half-way a refresher."""

import email
import re
from datetime import UTC, datetime
from email import policy
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import willing
from revflow.domain.errors import RefusedError
from revflow.domain.tasks import Task, TaskKind
from revflow.service import attendance
from revflow.service.confirm import confirm
from revflow.service.tasks import page

OWN_WORDS = "I leave my telephone with my secretary on Tuesdays"
MORNING = datetime(2027, 3, 1, 8, tzinfo=UTC)
PROMISES = ("I ask before I tell.", OWN_WORDS, "I silence my messages for the hour.")


@pytest.fixture(autouse=True)
def morning(house: House) -> None:
    """Let it be a working morning, whatever the hour is: in quiet hours a mail waits."""
    house.app.clock.advance_to(MORNING)


def undertaking(house: House, task: Task) -> bool:
    """Act as everybody would; executives undertake the same three things."""
    if task.kind is TaskKind.CONFIRM and task.awaits == "mentee":
        confirm(house.app.ports, task.id, task.to[0], reflected=True, commitments=PROMISES)
        return True
    return willing(house, task)


def mails(house: House, *templates: str) -> dict[str, list[str]]:
    """Return the text of these mails by their reader's reference."""
    with house.app.store.read() as db:
        sent = [mail for mail in db.outbox() if mail.order.template in templates and mail.path]
    found: dict[str, list[str]] = {}
    for mail in sent:
        letter = email.message_from_bytes(Path(house.app.settings.home, mail.path).read_bytes(), policy=policy.default)
        found.setdefault(mail.order.to, []).append(letter.get_body(("plain",)).get_content())
    return found


def everything(house: House) -> str:
    """Return all that the installation keeps: every column of every table, every file."""
    engine = create_engine(f"sqlite:///{next(house.app.settings.home.glob('*.db'))}")
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as db:
        rows = [str(tuple(row)) for table in tables.sorted_tables for row in db.execute(table.select())]
    engine.dispose()
    files = [path.read_text("utf-8", "replace") for path in house.app.settings.home.rglob("*") if path.is_file()]
    return re.sub(r"=\n", "", "\n".join((*rows, *files)))


def test_commitments_are_shown_before_the_first_session_to_who_undertook_them_alone(house: House, tmp_path):
    """Given own words among them, when the first session is planned, then its executive reads them, and nobody else."""
    start(house, tmp_path, "transition-numerique")
    planning = until(house, "sessions", undertaking)[0]
    house.settle()
    mentor, mentee = sorted(planning.to[:2], key=lambda ref: OWN_WORDS in str(page(house.app.ports, planning.id, ref)))

    told = mails(house, "session-plan")

    assert page(house.app.ports, planning.id, mentee).undertaken == PROMISES
    assert page(house.app.ports, planning.id, mentor).undertaken == ()
    assert OWN_WORDS in told[mentee][0]
    assert not any(OWN_WORDS in text for text in told[mentor])


def test_half_way_each_of_a_pair_gets_the_short_form_once(house: House, tmp_path):
    """Given six sessions, when all are held, then one refresher came to each, with the executive's commitments."""
    cohort = start(house, tmp_path, "transition-numerique")

    house.live(undertaking, cohort)

    told = mails(house, "refresher")
    assert {len(texts) for texts in told.values()} == {1}
    with house.app.store.read() as db:
        roles = {ref: person.roles for ref, person in db.people(cohort, told).items()}
        finished = [one for one in db.summaries(cohort) if one.journey.mentee and one.counts["sessions.held"] > 2]
    assert len(told) == 2 * len(finished)
    for ref, (text,) in told.items():
        assert (OWN_WORDS in text) == ("mentee" in {role.value for role in roles[ref]})


def test_the_short_form_does_not_come_before_half_of_the_sessions(house: House, tmp_path):
    """Given six sessions, when nobody has held three, then no refresher comes; later there is one.

    A summary lags by the session just told: two that it counts may be three.
    """
    cohort = start(house, tmp_path, "transition-numerique")
    seen: set[tuple[bool, bool]] = set()

    def watching(house: House, task: Task) -> bool:
        with house.app.store.read() as db:
            held = max((one.counts.get("sessions.held", 0) for one in db.summaries(cohort)), default=0)
            seen.add((held >= 2, any(mail.order.template == "refresher" for mail in db.outbox(cohort))))
        return undertaking(house, task)

    house.live(watching, cohort)

    assert {(False, False), (True, True)} <= seen
    assert (False, True) not in seen


def test_commitments_stay_apart_from_the_journal(house: House, tmp_path):
    """Given commitments, when the journal is read, then it holds their digest alone: they can be erased."""
    start(house, tmp_path, "transition-numerique")
    task = until(house, "ego-check")[0]
    undertaking(house, task)

    events = house.state(task.journey).events

    assert OWN_WORDS in everything(house)
    assert OWN_WORDS not in str(events)


def test_several_who_were_there_are_ticked_off_at_once(house: House, tmp_path):
    """Given HR's page of one mentor's training, when it names the others, then these are confirmed with it."""
    start(house, tmp_path, "transition-numerique")
    first, *rest = until(house, "communication-training")
    shown = page(house.app.ports, first.id, first.to[0])

    refused = attendance.tick_off(house.app.ports, (first.id, *(task for task, _who in shown.also)), first.to[0])

    assert {task for task, _who in shown.also} == {task.id for task in rest}
    assert all("@" not in who and who for _task, who in shown.also)
    assert not refused
    house.settle()
    assert not house.tasks(step="communication-training")


def test_nobody_is_ticked_off_by_who_is_not_asked(house: House, tmp_path):
    """Given an executive's own training, when HR ticks it off, then it is refused, and the others are none the less."""
    start(house, tmp_path, "transition-numerique")
    own = until(house, "ego-check")[0]
    listed = house.tasks(step="communication-training")
    hr = listed[0].to[0]

    refused = attendance.tick_off(house.app.ports, (own.id, listed[0].id), hr)

    assert list(refused) == [own.id]
    assert page(house.app.ports, own.id, own.to[0]).also == ()


@pytest.mark.parametrize("chosen", [PROMISES[:2], (*PROMISES, "And one more"), (PROMISES[0], PROMISES[0], " ")])
def test_as_many_commitments_as_are_asked_for(house: House, tmp_path, chosen):
    """Given three that are asked for, when there are others, empty ones or the same twice, then it is refused."""
    start(house, tmp_path, "transition-numerique")
    task = until(house, "ego-check")[0]

    with pytest.raises(RefusedError) as error:
        confirm(house.app.ports, task.id, task.to[0], reflected=True, commitments=chosen)

    assert error.value.code == "commitments-count"
