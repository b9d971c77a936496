"""Modules: a brief of levels and counts, words that HR releases, versions for who reviews, and the release to pairs."""

import io

import pytest

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import value, willing
from revflow.domain.errors import RefusedError
from revflow.domain.facts import WordsReleased
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.guiding import Guide
from revflow.service.answer import answer
from revflow.service.attach import attach
from revflow.service.brief import WrittenWords
from revflow.service.decide import decide
from revflow.service.release_words import release_words
from revflow.service.tasks import page
from revflow.service.uploads import Upload
from revflow.web.acts import take
from revflow.web.intake import Sent
from service.test_external_eyes import WHO
from service.test_trainings import mails

WORDS = "I nod in meetings and understand half of the figures"


def in_own_words(house: House, task: Task) -> bool:
    """Act as everybody would; executives say what they want in the same words."""
    if task.step != "needs":
        return willing(house, task)
    shown = page(house.app.ports, task.id, task.to[0])
    given = {name: value(shown, name, field) for name, field in shown.fields}
    answer(house.app.ports, task.id, task.to[0], {**given, "purpose": WORDS})
    return True


def to_design(house: House, tmp_path, *changes: tuple[str, str]) -> Task:
    """Lead a program on to the hand-in of a module."""
    start(house, tmp_path, "transition-numerique", *changes)
    return until(house, "module-design", in_own_words)[0]


def purpose(words) -> WrittenWords:
    """Return the first of these words that say what an executive wants."""
    return next(one for one in words if one.field == "purpose")


def hand_in(house: House, task: Task, **files: bytes) -> None:
    uploads = {name: Upload(f"{name}.pdf", io.BytesIO(data)) for name, data in files.items()}
    attach(house.app.ports, task.id, task.to[0], uploads)
    house.settle()


def test_a_brief_tells_levels_and_counts_and_never_who(house: House, tmp_path):
    """Rule 29: given pairs on a topic, when the consultant reads the brief, then nobody is named, nor quoted."""
    task = to_design(house, tmp_path)

    shown = page(house.app.ports, task.id, task.to[0])

    assert shown.brief.pairs == sum(count for _now, _wanted, count in shown.brief.levels) == 2
    assert shown.brief.levels == ((1, 3, 2),)
    assert shown.brief.mentors == ((4, 2),)
    assert shown.brief.words == ()
    assert not WHO.search(str(shown.brief))


def test_words_reach_the_consultant_when_hr_releases_them(house: House, tmp_path):
    """Rule 29: given what two wrote, when HR releases one on the review's page, then that one is read, and a fact."""
    task = to_design(house, tmp_path)
    hand_in(house, task, outline=b"%PDF-1")
    review = house.tasks(step="module-design")[0]
    seen = page(house.app.ports, review.id, review.to[0])
    chosen = purpose(seen.brief.words)

    take(house.app.ports, seen, Sent({":hand": [f"release-words {chosen.task}/{chosen.field}"]}))
    decide(house.app.ports, review.id, review.to[0], "revise", comment="More exercises")

    house.settle()
    again = page(house.app.ports, house.tasks(step="module-design")[0].id, task.to[0])
    journal = [event.fact for event in house.state(chosen.task.partition(".")[0]).events]
    assert [one.text for one in seen.brief.words if one.field == "purpose"] == [WORDS, WORDS]
    assert [one.text for one in again.brief.words] == [WORDS]
    assert WordsReleased(chosen.task, "purpose") in journal


def test_hr_may_release_words_while_it_reads_the_needs(house: House, tmp_path):
    """Given needs under review, when HR releases the purpose, then its page says so, and a mentor has no such words."""
    start(house, tmp_path, "transition-numerique")
    gate = until(house, "needs-review", in_own_words)[0]
    shown = purpose(page(house.app.ports, gate.id, gate.to[0]).words)

    release_words(house.app.ports, shown.task, shown.field, gate.to[0])

    seen = page(house.app.ports, gate.id, gate.to[0]).words
    assert {one.field: one.released for one in seen} == {"purpose": True}
    vetting = until(house, "mentor-vetting", in_own_words)[0]
    assert page(house.app.ports, vetting.id, vetting.to[0]).words == ()


@pytest.mark.parametrize(("field", "by", "code"), [("topics", "", "no-words"), ("purpose", "sponsor", "not-hr")])
def test_only_hr_releases_and_only_words(house: House, tmp_path, field, by, code):
    """Given an answered form, when somebody else releases, or levels are named, then it is refused."""
    start(house, tmp_path, "transition-numerique")
    gate = until(house, "needs-review", in_own_words)[0]
    shown = purpose(page(house.app.ports, gate.id, gate.to[0]).words)
    with house.app.store.read() as db:
        cohort = db.summary(gate.journey).journey.cohort
        people = db.people(cohort).values()
        actor = next((one.ref for one in people if by and one.email == "direction@exemple.test"), "")

    with pytest.raises(RefusedError) as error:
        release_words(house.app.ports, shown.task, field, actor)

    assert error.value.code == code


def test_a_crafted_form_releases_no_other_words(house: House, tmp_path):
    """Given a page that shows no words, when a form names some all the same, then it is refused."""
    task = to_design(house, tmp_path)
    shown = page(house.app.ports, task.id, task.to[0])

    with pytest.raises(RefusedError) as error:
        take(house.app.ports, shown, Sent({":hand": ["release-words E001.needs.1/purpose"]}))

    assert error.value.code == "web-no-form"


def test_an_earlier_version_stays_there_for_who_reviews(house: House, tmp_path):
    """Given a module sent back, when a new outline comes, then the reviewer finds both, the pair the new one alone."""
    task = to_design(house, tmp_path)
    hand_in(house, task, outline=b"%PDF-1 first", slides=b"%PDF-1 slides")
    review = house.tasks(step="module-design")[0]
    decide(house.app.ports, review.id, review.to[0], "revise", comment="More exercises")
    house.settle()
    hand_in(house, house.tasks(step="module-design")[0], outline=b"%PDF-1 second")
    second = house.tasks(step="module-design")[0]

    reviewed = page(house.app.ports, second.id, second.to[0])
    planning = page(house.app.ports, (plan := until(house, "sessions", in_own_words)[0]).id, plan.to[0])

    told = [(file.label, file.version, file.older) for file in reviewed.files]
    assert told == [("outline", 1, True), ("slides", 1, False), ("outline", 2, False)]
    assert [remark.text for remark in reviewed.remarks] == ["More exercises"]
    assert {file.label: file.older for file in planning.files} == {"outline": False, "slides": False}
    assert reviewed.files[2].sha256 in {file.sha256 for file in planning.files}


def test_an_approved_module_is_released_to_both_of_each_pair_once(house: House, tmp_path):
    """Given a module for two pairs, when it is approved, then the four hear of it once, by name of the topic."""
    cohort = start(house, tmp_path, "transition-numerique")

    house.live(in_own_words, cohort)

    told = mails(house, "module-ready")
    assert len(told) == 4
    assert {len(texts) for texts in told.values()} == {1}


def test_a_module_guides_the_sessions_that_it_covers_and_the_frame_the_others(house: House, tmp_path):
    """Given `covers: 1-2`, when session 3 is planned, then the frame guides it, no more the module's files."""
    start(house, tmp_path, "transition-numerique", ("    review_by: hr ", "    covers: 1-2\n    review_by: hr "))
    guides = {}
    until(house, "sessions", in_own_words)
    while len(guides) < 3:
        for task in house.tasks(step="sessions"):
            if task.kind is TaskKind.PLAN:
                shown = page(house.app.ports, task.id, task.to[0])
                guides[task.session] = (shown.guide, bool(shown.files), shown.content is not None)
        acted = [in_own_words(house, task) for task in house.tasks()]
        house.settle()
        assert any(acted) or house.jump()

    module, frame = (Guide.MODULE, True, False), (Guide.FRAME, False, True)
    assert guides == {1: module, 2: module, 3: frame}
