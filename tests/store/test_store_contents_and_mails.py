"""What a store must do, on SQLite and on PostgreSQL alike: personal content, files' records, the outbox."""

from dataclasses import replace
from datetime import timedelta

import pytest

from revflow.domain.errors import RefusedError
from revflow.domain.mails import DeadAddress, MailOrder, MailState
from revflow.service.ports import Deliverable
from store.spring import LAUNCH

ORDER = MailOrder(
    "E001/needs.1/ask/U001", "E001", "needs", "U001", ("U002",), "needs", "E001.needs.1", True, {"n": 1}, ("ab",)
)
FILE = Deliverable("ab" * 32, "T001", "module-design", "T001.module-design.1", "slides", "é.pdf", 12, "U003", LAUNCH)
HOUR = timedelta(hours=1)


def test_content_is_kept_apart_under_its_digest(store):
    """Letters of any language and any JSON come back as they were."""
    with store.write() as db:
        db.put_content("d1", "E001", "needs", "E001.needs.1", "answer", {"purpose": "Être à l'aise 🙂", "n": [1, None]})
    with store.read() as db:
        assert db.content("d1") == {"purpose": "Être à l'aise 🙂", "n": [1, None]}
        assert db.content("d2") is None


def test_two_who_answer_the_same_both_have_their_answer(store):
    """A digest is salted per cohort: equal answers of two journeys share it."""
    with store.write() as db:
        db.put_content("d", "E001", "survey", "E001.survey.1", "answer", {"ok": True})
        db.put_content("d", "M001", "survey", "M001.survey.1", "answer", {"ok": True})
        db.put_content("d", "M001", "survey", "M001.survey.1", "answer", {"ok": True})
    with store.read() as db:
        assert db.answers(["E001", "M001"]) == {"E001": {"survey": {"ok": True}}, "M001": {"survey": {"ok": True}}}


def test_the_newest_answer_of_a_step_counts(store):
    """Of two people's answers to one form the later is the step's; they are never mixed, and each keeps its own."""
    with store.write() as db:
        db.put_content("d1", "P001", "survey", "P001.survey.1.0", "answer", {"skill": 2, "recommend": 9})
        db.put_content("d2", "P001", "survey", "P001.survey.1.1", "answer", {"recommend": 4})
        db.put_content("d3", "P001", "plan", "P001.plan.1", "answer", {"aims": "x"})
        db.put_content("d4", "P001", "survey", "P001.survey.1.0", "remark", "not an answer")
    with store.read() as db:
        assert db.answers(["P001"]) == {"P001": {"survey": {"recommend": 4}, "plan": {"aims": "x"}}}
        assert db.content("d1") == {"skill": 2, "recommend": 9}
        assert db.content("d9") is None
        assert db.answers([]) == {}


def test_a_file_is_recorded_once_per_task(store):
    """Handing the same file in twice is one record; by journey and by digest it is found."""
    other = replace(FILE, task="T001.module-design.2")
    with store.write() as db:
        for file in (FILE, FILE, other):
            db.put_deliverable(file)
    with store.read() as db:
        assert db.deliverables(journey="T001") == [FILE, other]
        assert db.deliverables(sha256=FILE.sha256) == [FILE, other]
        assert db.deliverables(journey="P001") == db.deliverables(journey="T001", sha256="cd" * 32) == []


def test_a_mail_is_ordered_once_whatever_is_repeated(store):
    """The key decides, even after the mail was sent."""
    with store.write() as db:
        db.queue("spring", [ORDER], LAUNCH)
        [mail] = db.due_mails(LAUNCH, 10)
        sent = replace(mail, state=MailState.SENT, tries=1, sent_at=LAUNCH + HOUR, path="new/1.eml")
        db.put_mail(sent)
    with store.write() as db:
        db.queue("spring", [replace(ORDER, template="other")], LAUNCH)
    with store.read() as db:
        assert mail.order == ORDER
        assert db.outbox() == db.outbox("spring") == [sent]
        assert db.outbox("autumn") == db.due_mails(LAUNCH + 9 * HOUR, 10) == []


def test_mails_wait_for_their_time(store):
    """Neither before `not_before`, nor before the next try; the longest due goes first."""
    later = replace(ORDER, key="later", not_before=LAUNCH + 2 * HOUR)
    with store.write() as db:
        db.queue("spring", [later, ORDER], LAUNCH)
        [mail] = db.due_mails(LAUNCH, 10)
        db.put_mail(replace(mail, tries=1, error="mail-refused", next_try=LAUNCH + HOUR))
    with store.read() as db:
        assert db.due_mails(LAUNCH, 10) == []
        assert [mail.order.key for mail in db.due_mails(LAUNCH + 2 * HOUR, 10)] == [ORDER.key, "later"]
        assert len(db.due_mails(LAUNCH + 2 * HOUR, 1)) == 1
        assert db.next_due() == LAUNCH + HOUR


def test_what_became_of_an_unknown_mail_is_refused(store):
    """A mail that nobody ordered cannot have been sent."""
    with store.write() as db:
        db.queue("spring", [ORDER], LAUNCH)
    with store.read() as db:
        [mail] = db.outbox()
    with pytest.raises(RefusedError, match="mail-unknown"), store.write() as db:
        db.put_mail(replace(mail, order=replace(ORDER, key="never")))


def test_all_due_mails_of_one_reader_are_found_at_once(store):
    """However many they are; not those of others, nor what is not due or was sent."""
    with store.write() as db:
        for key, to, after in (("a", "U001", 0), ("b", "U002", 0), ("c", "U001", 0), ("later", "U001", 1)):
            db.queue("spring", [replace(ORDER, key=key, to=to, not_before=LAUNCH + after * HOUR)], LAUNCH)
        first = db.due_mails_to("spring", "U001", LAUNCH)
        db.put_mail(replace(first[0], state=MailState.SENT))
    with store.read() as db:
        assert [mail.order.key for mail in first] == ["a", "c"]
        assert [mail.order.key for mail in db.due_mails_to("spring", "U001", LAUNCH)] == ["c"]
        assert db.due_mails_to("autumn", "U001", LAUNCH) == []


def test_who_lost_a_claim_on_a_mail_changes_nothing(store):
    """A mail is written only by who knows it as it is: its state, its tries and its next try."""
    with store.write() as db:
        db.queue("spring", [ORDER], LAUNCH)
        [queued] = db.due_mails(LAUNCH, 10)
        claimed = replace(queued, tries=1, next_try=LAUNCH + HOUR)
        assert db.swap_mail(queued, claimed)
        again = replace(claimed, tries=2, next_try=LAUNCH + 2 * HOUR)
        assert db.swap_mail(claimed, again)
    for known in (queued, claimed, replace(again, state=MailState.SENT), replace(again, next_try=None)):
        with store.write() as db:
            assert not db.swap_mail(known, replace(known, state=MailState.FAILED))
    with store.read() as db:
        assert db.outbox() == [again]


def test_the_mails_of_a_reader_s_week_are_those_that_wait_or_went(store):
    """Since a moment, by when they were due: neither what was skipped or failed, nor others' mails, nor older ones."""
    with store.write() as db:
        for number, key in enumerate(("old", "sent", "skipped", "failed", "waits", "later")):
            db.queue("spring", [replace(ORDER, key=key, not_before=LAUNCH + number * HOUR)], LAUNCH)
        db.queue("spring", [replace(ORDER, key="other", to="U002", not_before=LAUNCH + HOUR)], LAUNCH)
        for mail in db.outbox():
            if mail.order.key in ("sent", "skipped", "failed"):
                db.put_mail(replace(mail, state=MailState(mail.order.key)))
            if mail.order.key == "later":
                db.put_mail(replace(mail, tries=1, next_try=LAUNCH + 9 * HOUR))
    with store.read() as db:
        found = db.mails_to("U001", LAUNCH + HOUR)
        assert [mail.order.key for mail in found] == ["sent", "waits", "later"]
        assert [mail.due_at for mail in found] == [LAUNCH + HOUR, LAUNCH + 4 * HOUR, LAUNCH + 9 * HOUR]
        assert db.mails_to("U003", LAUNCH) == []


def test_an_address_is_dead_from_the_first_word_on_until_it_is_taken_back(store):
    """Later words change nothing: HR has heard of the first."""
    first = DeadAddress("eva@exemple.test", LAUNCH, "5.1.1", "k1")
    with store.write() as db:
        assert db.add_dead(first)
        assert not db.add_dead(replace(first, cause="5.2.2", mail="k2"))
    with store.read() as db:
        assert db.dead_addresses() == {first.email: first}
    with store.write() as db:
        assert [db.drop_dead(first.email), db.drop_dead(first.email)] == [True, False]
        assert db.dead_addresses() == {}


def test_mails_are_found_by_when_they_went_and_by_whom_they_failed_to_reach(store):
    """What came back lately is among those; what failed is queued again for its reader."""
    with store.write() as db:
        db.queue("spring", [MailOrder(f"k{n}", "E001", "needs", "U001") for n in range(3)], LAUNCH)
        early, late, failed = db.outbox()
        db.put_mail(replace(early, state=MailState.SENT, sent_at=LAUNCH))
        db.put_mail(replace(late, state=MailState.SENT, sent_at=LAUNCH + timedelta(days=1)))
        db.put_mail(replace(failed, state=MailState.FAILED, error="mail-refused"))
    with store.read() as db:
        assert [mail.order.key for mail in db.mails_sent(LAUNCH)] == ["k0", "k1"]
        assert [mail.order.key for mail in db.mails_sent(LAUNCH + timedelta(hours=1))] == ["k1"]
        assert [mail.order.key for mail in db.failed_mails_to("U001")] == ["k2"]
        assert db.failed_mails_to("U002") == []
