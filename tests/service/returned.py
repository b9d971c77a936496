"""Mails that Claire does not get: what the outbox says of them, and reports that come back into a Maildir."""

from fixtures.house import House
from fixtures.smtp import Running
from mail.bounce_examples import deliver, report
from revflow.domain.mails import OutboxMail
from revflow.service import status
from revflow.service.bounces import take_bounces
from revflow.service.launch import launch

CLAIRE = "claire@exemple.test"
NO_SUCH_USER = "550 5.1.1 no such user"


def outbox(house: House, *, to: str = "", template: str = "") -> list[OutboxMail]:
    with house.app.store.read() as db:
        emails = {(cohort.name, p.ref): p.email for cohort in db.cohorts() for p in db.people(cohort.name).values()}
    found = status.outbox(house.app.ports)
    return [
        mail
        for mail in found
        if to in ("", emails[mail.cohort, mail.order.to]) and template in ("", mail.order.template)
    ]


def sent_to(smtp: Running, address: str) -> list:
    return [mail for mail in smtp.inbox.mails if mail["To"].addresses[0].addr_spec == address]


def started(house: House, people) -> str:
    name = launch(house.app.ports, house.programs / "pilot.yaml", people)
    house.settle()
    return name


def until_reminded(house: House) -> None:
    while not outbox(house, to=CLAIRE, template="reminder"):
        assert house.jump()


def come_back(house: House, smtp: Running, tmp_path, shape: str = "postfix", name: str = "1.M1.mx", **how) -> int:
    """Let Claire's first mail come back, and read it."""
    told = {"message_id": sent_to(smtp, CLAIRE)[0]["Message-ID"]} | how
    deliver(tmp_path / "returned", report(shape, **told), name)
    return take_bounces(house.app.ports)
