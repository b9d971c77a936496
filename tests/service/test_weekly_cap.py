"""`max_per_week`: what is not urgent waits for a week with room, and then comes as one mail."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.definition.load import load_text
from revflow.domain.mails import MailOrder, MailState, OutboxMail
from revflow.domain.people import Person
from revflow.service import status, timing
from revflow.service.launch import launch
from revflow.service.remind import remind
from service_people import HEAD

MONDAY = datetime(2027, 3, 1, 8, tzinfo=UTC)
NEXT_MONDAY = datetime(2027, 3, 8, 7, tzinfo=UTC)
"""Eight o'clock in Paris."""

HOURLY = ", ".join(f"{hour} hours after launch" for hour in range(1, 7))
PROGRAM = f"""\
revflow: 1
program: p
edition: 1
title: T
languages: [en]
calendar: {{timezone: Europe/Paris, country: FR}}
groups: {{hr: {{members: [hr@x.test]}}}}
topics: {{data: Data}}
defaults: {{mail: {{max_per_week: 3}}}}
steps:
  - {{id: needs, kind: form, for_each: mentee, due: 20 working days, remind: [{HOURLY}], fields: {{a: {{type: text}}}}}}
  - {{id: offer, kind: form, for_each: mentor, due: 20 working days, remind: [{HOURLY}], fields: {{a: {{type: text}}}}}}
"""
BOTH = HEAD + "Ana,ana@x.test,both,IT,Paris,,en\nZoe,zoe@x.test,mentee,IT,Paris,,en\nMo,mo@x.test,mentor,IT,Lyon,,en\n"


def begin(house: House, folder: Path, text: str = PROGRAM) -> str:
    """Launch a program on that Monday, and let a day pass by jumps."""
    (folder / "programs").mkdir()
    program, people = folder / "programs" / "p.yaml", folder / "people.csv"
    program.write_text(text, encoding="utf-8")
    people.write_text(BOTH, encoding="utf-8")
    house.app.clock.advance_to(MONDAY)
    cohort = launch(house.app.ports, program, people)
    house.settle()
    let_pass(house, timedelta(days=1))
    return cohort


def let_pass(house: House, span: timedelta) -> None:
    """Move the clock from one due moment to the next."""
    end = house.app.clock.now() + span
    while (due := next_due(house)) is not None and due < end:
        house.app.clock.advance_to(due)
        house.settle()
    house.app.clock.advance_to(end)


def next_due(house: House) -> datetime | None:
    with house.app.store.read() as db:
        return db.next_due()


def mails(house: House, name: str) -> list[OutboxMail]:
    with house.app.store.read() as db:
        [(_, person)] = db.people_at(f"{name}@x.test")
    return [mail for mail in status.outbox(house.app.ports) if mail.order.to == person.ref]


def letters(house: House, name: str) -> list[str]:
    """Return the texts of all letters to a person, oldest first: several rows may be one letter."""
    paths = dict.fromkeys(mail.path for mail in sorted(mails(house, name), key=lambda mail: mail.due_at) if mail.path)
    found = [message_from_bytes(Path(path).read_bytes(), policy=policy.default) for path in paths]
    return [letter.get_body(("plain",)).get_content() for letter in found]


def test_reminders_beyond_a_full_week_come_as_one_mail_on_the_next_monday(house: House, tmp_path):
    """Given six reminders on one day and three mails a week, when the week is full, then the rest is one mail later."""
    begin(house, tmp_path)
    in_the_week = letters(house, "zoe")
    waiting = [mail for mail in mails(house, "zoe") if mail.state is MailState.QUEUED]

    let_pass(house, timedelta(days=20))

    assert len(in_the_week) == 3
    assert {mail.order.not_before for mail in waiting} == {NEXT_MONDAY}
    assert len(waiting) == 4
    assert len(letters(house, "zoe")) == 4
    assert letters(house, "zoe")[-1].count("http://revflow.test/tasks/") == 1
    assert {mail.state for mail in mails(house, "zoe")} == {MailState.SENT}


def test_what_waits_of_several_tasks_is_one_mail_with_a_line_each(house: House, tmp_path):
    """Given two open forms of one person, when their reminders wait, then one mail on Monday asks for both."""
    begin(house, tmp_path)

    let_pass(house, timedelta(days=20))

    assert len(letters(house, "ana")) == 4
    assert letters(house, "ana")[-1].count("http://revflow.test/tasks/") == 2


def test_a_reminder_that_waited_too_long_is_not_sent(house: House, tmp_path):
    """Given waiting reminders, when the form is answered before Monday, then none goes, and the outbox says why."""
    begin(house, tmp_path)
    for task in house.tasks(step="needs"):
        willing(house, task)

    let_pass(house, timedelta(days=8))

    reminders = [mail for mail in mails(house, "zoe") if mail.order.template == "reminder"]
    became = [(mail.state, mail.error) for mail in reminders]
    assert became == [(MailState.SENT, "")] * 2 + [(MailState.SKIPPED, "task-closed")] * 4


def test_first_requests_and_reminders_by_hand_go_in_a_full_week(house: House, tmp_path):
    """Given one mail a week, when somebody is asked twice and reminded by hand, then all three go at once."""
    begin(house, tmp_path, PROGRAM.replace("max_per_week: 3", "max_per_week: 1"))
    [task] = [one for one in house.tasks(step="offer") if one.to[0] == mails(house, "ana")[0].order.to]

    remind(house.app.ports, task.id)
    house.settle()

    assert len(letters(house, "ana")) == 3


def test_a_gate_s_reminders_go_in_a_full_week(house: House, tmp_path):
    """Given one mail a week, when a gate waits for hr, then each of its reminders goes: decisions never wait."""
    gate = f"  - {{id: look, kind: approval, for_each: mentee, by: hr, after: [], remind: [{HOURLY}]}}\n"
    begin(house, tmp_path, PROGRAM.replace("max_per_week: 3", "max_per_week: 1").replace("steps:\n", f"steps:\n{gate}"))

    assert len(letters(house, "hr")) == 2 * (1 + 6)


def test_a_week_of_late_forms_is_not_a_week_of_mails(house: House, tmp_path):
    """Given four forms late at once, when hr reads no daily mail, then three mails come, and the fourth next Monday."""
    late = "due: 1 hours, remind: [], escalate: {to: hr, late: 1 hours}"
    begin(house, tmp_path, PROGRAM.replace(f"due: 20 working days, remind: [{HOURLY}]", late))
    at_once = len(letters(house, "hr"))

    let_pass(house, timedelta(days=8))

    assert (at_once, len(letters(house, "hr"))) == (3, 4)


def test_who_reads_one_mail_a_day_has_no_other_cap(house: House, tmp_path):
    """Given hr with a daily mail, when four forms are late, then all stand in the next morning's one mail."""
    late = "due: 1 hours, remind: [], escalate: {to: hr, late: 1 hours}"
    text = PROGRAM.replace(f"due: 20 working days, remind: [{HOURLY}]", late).replace(
        "hr@x.test]", "hr@x.test], mail: daily"
    )
    begin(house, tmp_path, text.replace("max_per_week: 3", "max_per_week: 1"))

    assert len(letters(house, "hr")) == 1
    assert letters(house, "hr")[0].count("\n- ") == 4


# --- the rule by itself

PERSON = Person("U1", "k", "Ana", "ana@x.test")
ORDER = MailOrder("E001/needs.1/reminder-0/U1", "E001", "reminder", "U1", step="needs", task="E001.needs.1")


@pytest.fixture
def program(tmp_path):
    return load_text(PROGRAM, "p.yaml", tmp_path).require()


def queued(at: datetime, number: int, *, together: bool = False) -> OutboxMail:
    data = {timing.TOGETHER: True} if together else {}
    order = replace(ORDER, key=f"E001/needs.1/x-{number}/U1", not_before=at, data=data)
    return OutboxMail(order, "c", at, MailState.QUEUED)


def test_a_full_next_week_is_passed_over_too(program):
    """Given two full weeks, when a reminder is ordered, then it waits for the third."""
    others = [queued(MONDAY + timedelta(days=day), day) for day in (1, 2, 3, 8, 9, 10)]

    put_off = timing.with_room(program, PERSON, ORDER, MONDAY, others)

    assert put_off.not_before == NEXT_MONDAY + timedelta(days=7)


def test_what_waits_for_a_morning_counts_as_the_one_mail_it_becomes(program):
    """Given nine reminders that wait for Monday and two other mails then, when one more comes, then it joins them."""
    others = [queued(MONDAY + timedelta(days=day), day) for day in (0, 1, 2)]
    others += [queued(NEXT_MONDAY, 10 + number, together=True) for number in range(9)]
    others += [queued(NEXT_MONDAY + timedelta(days=day), 20 + day) for day in (1, 2)]

    joined = timing.with_room(program, PERSON, ORDER, MONDAY, others)
    alone = timing.with_room(program, PERSON, ORDER, NEXT_MONDAY + timedelta(days=1), others)

    assert (joined.not_before, joined.data) == (NEXT_MONDAY, {timing.TOGETHER: True})
    assert alone.not_before == NEXT_MONDAY + timedelta(days=7)


def test_a_week_begins_on_monday_where_the_reader_is(program):
    """Given a full week, when it is Monday in Paris and Sunday in Toronto, then there is room in Paris alone."""
    sites = {"Montréal": {"timezone": "America/Toronto", "country": "CA"}}
    calendar = type(program.calendar).model_validate({"timezone": "Europe/Paris", "sites": sites})
    program = program.model_copy(update={"calendar": calendar})
    night = datetime(2027, 3, 8, 2, tzinfo=UTC)
    others = [queued(MONDAY + timedelta(days=day), day) for day in (1, 2, 3)]

    here = timing.with_room(program, PERSON, ORDER, night, others)
    there = timing.with_room(program, replace(PERSON, site="Montréal"), ORDER, night, others)

    assert here.not_before == night
    assert there.not_before == datetime(2027, 3, 8, 13, tzinfo=UTC)


def test_the_morning_that_a_mail_waits_for_is_one_on_which_its_reader_works(program):
    """Given Easter Monday and quiet hours until nine, when a mail waits for that week, then it goes on Tuesday."""
    defaults = program.defaults.model_copy(
        update={"mail": program.defaults.mail.model_copy(update={"quiet_hours": "19:00-09:00"})}
    )
    program = program.model_copy(update={"defaults": defaults})
    thursday = datetime(2027, 3, 25, 10, tzinfo=UTC)
    others = [queued(thursday - timedelta(days=day), day) for day in (0, 1, 2)]

    put_off = timing.with_room(program, PERSON, ORDER, thursday, others)

    assert put_off.not_before == datetime(2027, 3, 30, 7, tzinfo=UTC)


def test_the_daily_mail_keeps_quiet_hours_too(program):
    """Given quiet hours until nine, when a daily mail is due at eight, then it goes at nine."""
    groups = {"hr": program.groups["hr"].model_copy(update={"mail": "daily"})}
    mail = program.defaults.mail.model_copy(update={"quiet_hours": "19:00-09:00"})
    defaults = program.defaults.model_copy(update={"mail": mail})
    program = program.model_copy(update={"groups": groups, "defaults": defaults})

    at = timing.sending_time(program, Person("U2", "k", "hr", "hr@x.test"), ORDER, MONDAY)

    assert at == datetime(2027, 3, 2, 8, tzinfo=UTC)
