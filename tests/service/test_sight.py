"""Who sees what: not a partner's answers, not a private decline, not a proof for a manager, not who for outsiders."""

import io
import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import value
from revflow.domain.errors import RefusedError
from revflow.service.answer import answer
from revflow.service.attach import attach
from revflow.service.away import away
from revflow.service.decide import decide
from revflow.service.handing import claim
from revflow.service.leave import leave
from revflow.service.tasks import page
from revflow.service.uploads import Upload

CONSULTANT = "cabinet@conseil.test"


def fair(house: House, task) -> dict[str, object]:
    shown = page(house.app.ports, task.id, task.to[0])
    return {name: value(shown, name, field) for name, field in shown.fields}


def test_a_partners_answer_is_nobody_elses_prefill(house: House, tmp_path):
    """Each answers the closing survey alone: what one wrote does not stand in the other's form."""
    start(house, tmp_path, "pilot")
    tasks = until(house, "closing-survey")
    mine, theirs = sorted((t for t in tasks if t.journey == tasks[0].journey), key=lambda t: t.awaits)
    said = fair(house, theirs) | {"keep": "He never listened"}
    answer(house.app.ports, theirs.id, theirs.to[0], said)

    shown = page(house.app.ports, mine.id, mine.to[0])

    assert "He never listened" not in str(shown.prefilled)
    assert "He never listened" not in str(shown.shown)


def test_a_reopened_form_holds_what_one_wrote_oneself(house: House, tmp_path):
    """Rule 17: sent back, a form is prefilled with its own answer, and says why it came back."""
    start(house, tmp_path, "transition-numerique")
    review = until(house, "needs-review")[0]
    decide(house.app.ports, review.id, review.to[0], "revise", comment="Which tools?")
    house.settle()

    again = next(task for task in house.tasks(step="needs") if task.journey == review.journey)
    shown = page(house.app.ports, again.id, again.to[0])

    assert again.round == 2
    assert shown.prefilled["purpose"] == "more of it"
    assert [remark.text for remark in shown.remarks] == ["Which tools?"]


def test_a_private_decline_takes_no_comment_and_tells_nobody(house: House, tmp_path):
    """Rule 7: at a private gate a comment is refused, and the other sees no trace of the decision."""
    start(house, tmp_path, "pilot")
    tasks = until(house, "pair-acceptance")
    one, other = (task for task in tasks if task.journey == tasks[0].journey)
    with pytest.raises(RefusedError) as refused:
        decide(house.app.ports, one.id, one.to[0], "decline", comment="Not with her")
    decide(house.app.ports, one.id, one.to[0], "decline")
    house.settle()

    shown = page(house.app.ports, other.id, other.to[0])

    assert refused.value.code == "private-no-comment"
    assert "decline" not in str(shown.history)
    assert shown.task.state.value == "open"


def offer_with_proof(house: House) -> str:
    """Have a mentor hand in an offer with a proof; return the journey's code."""
    task = house.tasks(step="mentor-offer")[0]
    proof = {"proof": [Upload("Lina-certificate.pdf", io.BytesIO(b"%PDF-1.7"))]}
    given = {name: given for name, given in fair(house, task).items() if name != "proof"}
    answer(house.app.ports, task.id, task.to[0], given, proof)
    house.settle()
    return task.journey


def test_a_manager_sees_neither_topics_nor_proofs(house: House, tmp_path):
    """Who releases time sees the time asked for; HR, who vets, sees answers and proofs."""
    start(house, tmp_path, "transition-numerique")
    house.settle()
    code = offer_with_proof(house)
    gate = next(task for task in house.tasks(step="manager-time") if task.journey == code)
    manager = page(house.app.ports, gate.id, gate.to[0])
    decide(house.app.ports, gate.id, gate.to[0], "approve")
    house.settle()
    vetting = next(task for task in house.tasks(step="mentor-vetting") if task.journey == code)
    hr = page(house.app.ports, vetting.id, vetting.to[0])

    assert (manager.files, manager.shown) == ((), ())
    assert [file.name for file in hr.files] == ["Lina-certificate.pdf"]
    assert hr.shown


def test_an_external_group_learns_neither_names_nor_answers(house: House, tmp_path):
    """Rule 29, external: needs and levels, never who; not in files, not in what happened."""
    vetting = "    by: hr\n    rubric: {mastery: 3"
    start(
        house,
        tmp_path,
        "transition-numerique",
        (vetting, vetting.replace("by: hr", "by: consultant")),
    )
    house.settle()
    code = offer_with_proof(house)
    gate = next(task for task in house.tasks(step="manager-time") if task.journey == code)
    decide(house.app.ports, gate.id, gate.to[0], "approve")
    house.settle()
    task = next(task for task in house.tasks(step="mentor-vetting") if task.journey == code)

    shown = page(house.app.ports, task.id, task.to[0])

    seen = str((shown.subject, shown.partners, shown.shown, shown.files, shown.history, shown.remarks))
    assert "Lina" not in seen
    assert "Tom" not in seen
    assert "Ana" not in seen


def test_an_external_group_approves_pairs_by_their_codes(house: House, tmp_path):
    """Rule 29: where HR reads the names of a proposed pair, an external group reads two codes and the same reasons."""
    start(house, tmp_path, "transition-numerique", ("by: [hr, sponsor]", "by: [hr, consultant]"))
    by_group = {task.awaits: task for task in until(house, "matching-approval")}

    hr, consultant = (
        page(house.app.ports, by_group[name].id, by_group[name].to[0]).wave.pairs for name in ("hr", "consultant")
    )

    assert {pair.mentee for pair in hr} == {"Claire Martin", "Paul Durand"}
    assert {pair.mentee for pair in consultant} == {"E001", "E002"}
    assert {pair.mentor for pair in consultant} < {"M001", "M002", "M003"}
    assert [(pair.code, pair.topics, pair.reasons) for pair in hr] == [
        (pair.code, pair.topics, pair.reasons) for pair in consultant
    ]


def test_words_of_an_executive_stay_within_the_company(house: House, tmp_path):
    """Rule 29: an executive sends a plan back; an external group learns that, and not why."""
    by_mentor = "    by: mentor\n    title: {fr: Votre plan"
    start(house, tmp_path, "transition-numerique", (by_mentor, by_mentor.replace("by: mentor", "by: consultant")))
    gate = until(house, "plan-agreed")[0]
    decide(house.app.ports, gate.id, gate.to[0], "revise", comment="Not on Claire's Mondays")
    house.settle()
    again = next(task for task in house.tasks(step="plan") if task.journey == gate.journey)

    (theirs,) = page(house.app.ports, again.id, again.to[0]).remarks
    (own,) = page(house.app.ports, gate.id, gate.to[0]).remarks

    assert (theirs.text, theirs.outcome, theirs.who[0]) == ("", "revise", "E")
    assert own.text == "Not on Claire's Mondays"


def test_a_name_in_a_file_of_a_participant_is_not_shown_to_an_external_group(house: House, tmp_path):
    """Rule 29: a file that a mentor hands in goes to an external review under what it is for, and downloads so."""
    start(
        house,
        tmp_path,
        "transition-numerique",
        ("for_each: topic ", "for_each: pair "),
        ("    by: consultant\n    review_by: hr", "    by: mentor\n    review_by: consultant"),
        ("    after: matching-approval  ", "    after: pair-acceptance  "),
        ("    guide: module-design ", "    guide: communication "),
    )
    task = until(house, "module-design")[0]
    attach(house.app.ports, task.id, task.to[0], {"outline": Upload("Lina-for-Claire.pdf", io.BytesIO(b"%PDF-1.7"))})
    house.settle()
    review = next(one for one in house.tasks(step="module-design") if one.journey == task.journey)

    (shown,) = page(house.app.ports, review.id, review.to[0]).files
    (own,) = page(house.app.ports, task.id, task.to[0]).files

    assert (shown.name, shown.by[0]) == ("outline.pdf", "M")
    assert own.name == "Lina-for-Claire.pdf"


def test_an_external_deputy_learns_neither_for_whom_nor_about_whom(house: House, tmp_path):
    """Rule 29: given a manager who is away, when a consultant stands in, then page and mail say that somebody is."""
    start(house, tmp_path, "transition-numerique")
    house.settle()
    code = offer_with_proof(house)
    gate = next(task for task in house.tasks(step="manager-time") if task.journey == code)
    today = house.app.clock.now().date()
    away(house.app.ports, "chef@exemple.test", today - timedelta(days=1), today + timedelta(days=9), CONSULTANT)
    house.settle()
    deputy = ref_of(house, CONSULTANT)

    shown = page(house.app.ports, gate.id, deputy)

    seen = str((shown.in_hand, shown.subject, shown.partners, shown.history, shown.votes, shown.closed_by))
    assert (shown.in_hand.deputy, shown.in_hand.principal) == (True, "")
    assert ("Lina" in seen, "chef@" in seen) == (False, False)
    (mail,) = mails_to(house, CONSULTANT)
    assert "because somebody who was asked is away" in mail or "une personne sollicitée est en absence" in mail
    assert ("Lina" in mail, "chef@" in mail) == (False, False)


def test_a_deputy_of_the_company_learns_for_whom(house: House, tmp_path):
    """The same absence, and a deputy from within: page and mail name who is away."""
    start(house, tmp_path, "transition-numerique")
    house.settle()
    code = offer_with_proof(house)
    gate = next(task for task in house.tasks(step="manager-time") if task.journey == code)
    today = house.app.clock.now().date()
    away(
        house.app.ports, "chef@exemple.test", today - timedelta(days=1), today + timedelta(days=9), "vice@exemple.test"
    )
    house.settle()
    deputy = ref_of(house, "vice@exemple.test")

    shown = page(house.app.ports, gate.id, deputy)

    assert shown.in_hand.principal == "chef@exemple.test"
    assert "chef@exemple.test" in mails_to(house, "vice@exemple.test")[0]


def test_an_external_group_is_handed_no_names_of_participants(house: House, tmp_path):
    """Rule 29: of a mentor who acts with the consultants, they read the code of the journey and never the name."""
    vetting = "    by: hr\n    rubric: {mastery: 3"
    two = (f"members: [{CONSULTANT}]", f"members: [{CONSULTANT}, tom@exemple.test]")
    start(house, tmp_path, "transition-numerique", (vetting, vetting.replace("by: hr", "by: consultant")), two)
    house.settle()
    code = offer_with_proof(house)
    gate = next(task for task in house.tasks(step="manager-time") if task.journey == code)
    decide(house.app.ports, gate.id, gate.to[0], "approve")
    house.settle()
    task = next(task for task in house.tasks(step="mentor-vetting") if task.journey == code)
    claim(house.app.ports, task.id, ref_of(house, "tom@exemple.test"))

    shown = page(house.app.ports, task.id, task.to[0])

    assert "Tom" not in str((shown.in_hand, shown.history))
    assert shown.in_hand.claimed_by == task.journey


def ref_of(house: House, address: str) -> str:
    with house.app.store.read() as db:
        [(_cohort, person)] = db.people_at(address)
    return person.ref


def mails_to(house: House, address: str) -> list[str]:
    """Return the plain bodies, with their subjects, of the mails on standing in that an address got."""
    files = (house.app.settings.maildir / "new").glob("*.eml")
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    found = [mail for mail in mails if address in mail["To"] and re.search("stand in|Suppléance", mail["Subject"])]
    return [f"{mail['Subject']}\n{mail.get_body(('plain',)).get_content()}" for mail in found]


def test_after_leaving_files_are_out_of_reach(house: House, tmp_path):
    """Rule 11: links are dead; the page of an earlier task lists no files any more."""
    start(house, tmp_path, "transition-numerique")
    house.settle()
    code = offer_with_proof(house)
    done = f"{code}.mentor-offer.1"
    ref = house.state(code).journey.person
    before = page(house.app.ports, done, ref).files
    leave(house.app.ports, code, ref)
    house.settle()

    assert len(before) == 1
    assert page(house.app.ports, done, ref).files == ()


@pytest.mark.parametrize(("comment", "code"), [("x" * 4001, "text-too-long"), ("x" * 900_000, "text-too-long")])
def test_a_remark_has_its_bounds(house: House, tmp_path, comment, code):
    """A remark is at most 4,000 characters long."""
    start(house, tmp_path, "pilot")
    gate = until(house, "matching-approval")[0]

    with pytest.raises(RefusedError) as refused:
        decide(house.app.ports, gate.id, gate.to[0], "revise", comment=comment)

    assert refused.value.code == code


def test_what_no_mail_can_carry_is_taken_out_of_a_remark(house: House, tmp_path):
    """Control characters and half characters go; the words stay."""
    start(house, tmp_path, "pilot")
    gate = until(house, "matching-approval")[0]
    decide(house.app.ports, gate.id, gate.to[0], "revise", comment="Again,\x00 \ud800please\r\n")
    house.settle()

    again = until(house, "matching-approval")[0]
    said = page(house.app.ports, again.id, again.to[0]).remarks

    assert [remark.text for remark in said] == ["Again, please"]
