"""Who sees what: not a partner's answers, not a private decline, not a proof for a manager, not who for outsiders."""

import io

import pytest

from fixtures.house import House
from fixtures.script import value, willing
from revflow.domain.errors import RefusedError
from revflow.service.answer import answer
from revflow.service.decide import decide
from revflow.service.launch import launch
from revflow.service.leave import leave
from revflow.service.tasks import page
from revflow.service.uploads import Upload
from service_people import PAIRS


def start(house: House, tmp_path, program: str, *, change: tuple[str, str] = ("", "")) -> str:
    people = tmp_path / "people.csv"
    people.write_text(PAIRS, encoding="utf-8")
    source = (house.programs / f"{program}.yaml").read_text("utf-8")
    assert change[0] in source
    path = tmp_path / "company" / "programs" / f"{program}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(source.replace(*change), encoding="utf-8")
    return launch(house.app.ports, path, people)


def until(house: House, step: str) -> list:
    """Let everybody act until that step is asked; return its tasks."""
    for _ in range(400):
        house.settle()
        if found := house.tasks(step=step):
            return found
        acted = [willing(house, task) for task in house.tasks()]
        assert any(acted) or house.jump()
    raise AssertionError(step)


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
    """External: needs and levels, never who; not in files, not in what happened."""
    vetting = "    by: hr\n    rubric: {mastery: 3"
    start(
        house,
        tmp_path,
        "transition-numerique",
        change=(vetting, vetting.replace("by: hr", "by: consultant")),
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
