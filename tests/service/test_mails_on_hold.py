"""What asks for something waits while its journey is on hold, and goes when it is released."""

from fixtures.house import House
from revflow.domain.mails import MailState
from revflow.service import status
from revflow.service.leave import hold, release
from revflow.service.remind import remind
from revflow.service.sending import send_due
from service.test_weekly_cap import begin


def test_a_reminder_of_a_journey_on_hold_goes_when_it_is_released(house: House, tmp_path):
    """Given a reminder that has not gone, when its journey is put on hold, then nobody is asked for what is refused."""
    cohort = begin(house, tmp_path)
    task = house.tasks(cohort=cohort, step="offer")[0]
    known = {mail.order.key for mail in status.outbox(house.app.ports, cohort)}
    remind(house.app.ports, task.id)
    hold(house.app.ports, task.journey, "hr")
    house.settle()

    [mail] = [m for m in status.outbox(house.app.ports, cohort) if m.order.key not in known and m.order.task]
    assert mail.state is MailState.QUEUED

    release(house.app.ports, task.journey)
    house.settle()

    [mail] = [m for m in status.outbox(house.app.ports, cohort) if m.order.key == mail.order.key]
    assert mail.state is MailState.SENT


def test_a_list_says_held_from_the_moment_of_the_hold(house: House, tmp_path):
    """Given a journey that nobody drives, when it is put on hold and released, then lists say so at once."""
    cohort = begin(house, tmp_path)
    code = house.tasks(cohort=cohort, step="offer")[0].journey

    def state() -> str:
        return next(one.state for one in status.journeys(house.app.ports, cohort) if one.code == code)

    hold(house.app.ports, code, "hr")
    held = state()
    release(house.app.ports, code)

    assert (held, state()) == ("held", "running")


def test_a_cohort_on_hold_holds_all_its_journeys_from_that_moment(house: House, tmp_path):
    """Given journeys that nobody drives, when their cohort is put on hold, then each says held, and no mail asks."""
    cohort = begin(house, tmp_path)
    task = house.tasks(cohort=cohort, step="offer")[0]
    known = {mail.order.key for mail in status.outbox(house.app.ports, cohort)}
    with house.app.store.read() as db:
        code = db.cohort(cohort).code
    remind(house.app.ports, task.id)
    hold(house.app.ports, code, "hr")
    send_due(house.app.ports)

    assert {one.state for one in status.journeys(house.app.ports, cohort)} == {"held"}
    [mail] = [m for m in status.outbox(house.app.ports, cohort) if m.order.key not in known and m.order.task]
    assert mail.state is MailState.QUEUED

    release(house.app.ports, code)
    house.settle()

    assert {one.state for one in status.journeys(house.app.ports, cohort)} == {"running"}
    [mail] = [m for m in status.outbox(house.app.ports, cohort) if m.order.key == mail.order.key]
    assert mail.state is MailState.SENT
