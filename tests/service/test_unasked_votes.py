"""Rule 16, in a real house: HR hands a vote that nobody could be asked for to somebody."""

import pytest

from revflow.domain.errors import RefusedError
from revflow.service.decide import decide
from revflow.service.handing import reassign
from revflow.service.tasks import page
from service.gated import PROGRAM, begin


def test_a_vote_that_nobody_could_be_asked_for_is_handed_to_somebody_by_hr(house, tmp_path):
    """Rule 16: HR reads under which id, and whoever it names is mailed, asked and heard, known to the cohort or not."""
    gated = begin(house, tmp_path, PROGRAM.replace("[boss@x.test]", "[ana@x.test]"))
    [told, _other] = gated.mails("hr-incident")
    assert house.tasks(step="review") == []

    reassign(house.app.ports, str(told.data["unasked"]), "New@x.test")
    house.settle()

    task = gated.task("review")
    [mail] = gated.mails("task-handed")
    assert task.to == (mail.to,) == (gated.person("new@x.test").ref,)
    assert page(house.app.ports, task.id, mail.to).outcomes
    decide(house.app.ports, task.id, mail.to, "approve")
    house.settle()
    assert gated.task("plan").to == (gated.person("ana@x.test").ref,)


@pytest.mark.parametrize("task", ["E001.review.2", "E999.review.1", "nothing"])
def test_what_is_no_task_and_will_be_none_is_handed_to_nobody(house, tmp_path, task):
    """And nobody comes into the cohort for it."""
    gated = begin(house, tmp_path)

    with pytest.raises(RefusedError) as refused:
        reassign(gated.house.app.ports, task, "new@x.test")

    assert refused.value.code == "task-unknown"
    with house.app.store.read() as db:
        assert db.people_at("new@x.test") == []
