"""Files in mails: the certificate with the thanks, a module's files, and what a mail does without a file."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import willing
from revflow.domain.calls import CallFile
from revflow.service import attaching
from revflow.service.drive import drive
from service_people import ONE_PAIR

FULL = "transition-numerique"
BOTH = ("attach: [certificate] ", "attach: [certificate, module-design] ")


def closed(house: House, tmp_path, *changes: tuple[str, str]) -> str:
    """Lead one pair to its end; return the cohort."""
    cohort = start(house, tmp_path, FULL, *changes, people=ONE_PAIR)
    willing(house, until(house, "closing-review")[0])
    finish(house, cohort)
    return cohort


def finish(house: House, cohort: str) -> None:
    """Let the pair end, and its mails go."""
    house.settle()
    while house.state("P001").ending is None:
        assert house.jump()
    while waiting(house, cohort):
        assert house.jump()


def waiting(house: House, cohort: str) -> bool:
    with house.app.store.read() as db:
        return any(mail.sent_at is None for mail in db.outbox(cohort) if mail.order.template in ("thanks", NO_FILE))


NO_FILE = "hr-not-attached"


def mails(house: House, cohort: str, template: str) -> list[EmailMessage]:
    with house.app.store.read() as db:
        paths = [mail.path for mail in db.outbox(cohort) if mail.order.template == template]
    return [message_from_bytes(Path(path).read_bytes(), policy=default) for path in paths]


def names(mail: EmailMessage) -> list[tuple[str, str]]:
    return [(part.get_filename(), part.get_content_type()) for part in mail.iter_attachments()]


def body(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


def test_the_thanks_carry_the_mentors_certificate_and_the_modules_files(house: House, tmp_path):
    """As PDF, to its holder alone, under a name that people understand; the files of the module to both."""
    cohort = closed(house, tmp_path, BOTH)

    first, second = mails(house, cohort, "thanks")

    certificate, outline = ("Attestation Lina Roy.pdf", "application/pdf"), ("outline.pdf", "application/pdf")
    assert names(first) == [certificate, outline]
    assert names(second) == [outline]
    assert next(first.iter_attachments()).get_content().startswith(b"%PDF-")
    assert mails(house, cohort, NO_FILE) == []


def test_a_mail_whose_file_is_gone_goes_with_a_line_and_hr_hears(house: House, tmp_path):
    """Thanks do not wait for a file; HR hears once, and what can be done."""
    cohort = start(house, tmp_path, FULL, people=ONE_PAIR)
    willing(house, until(house, "closing-review")[0])
    drive(house.app.ports, "P001")
    with house.app.store.read() as db:
        (made,) = [one for one in db.deliverables(journey="P001") if one.step == "certificate"]
    house.app.ports.files.path(made.sha256).unlink()

    finish(house, cohort)

    first, _second = mails(house, cohort, "thanks")
    assert names(first) == []
    assert "n\N{RIGHT SINGLE QUOTATION MARK}a pas pu y être joint\N{NO-BREAK SPACE}: Attestation Lina Roy.pdf." in body(
        first
    )
    (told,) = mails(house, cohort, NO_FILE)
    assert "une sauvegarde" in body(told)


def test_a_file_too_large_for_a_mail_stays_behind_and_the_others_go(house: House, tmp_path):
    """Together they may have ten megabytes: what still fits goes."""
    made = [CallFile("film.mp4", bytes(attaching.MOST_ATTACHED + 1)), CallFile("small.txt", b"a")]

    class Functions:
        """The port, with one function."""

        def call(self, _name: str, _asked: object) -> object:
            return made

    told = House(replace(house.app, ports=replace(house.app.ports, functions=Functions())))
    cohort = closed(told, tmp_path)

    first, _second = mails(told, cohort, "thanks")
    assert names(first) == [("small.txt", "text/plain")]
    assert "film.mp4" in body(first)
    assert "10 Mo" in body(mails(told, cohort, NO_FILE)[0])
