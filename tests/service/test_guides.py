"""What guides the sessions of a pair (rule 9): a module, a content of the company, or the built-in frame."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from changed_programs import start, until
from fixtures.house import House
from fixtures.script import willing
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.guiding import Guide
from revflow.service.page import TaskPage
from revflow.service.tasks import page
from service_people import ONE_PAIR

WITHOUT_WAITING = (
    ("    title: {fr: Votre plan", "    after: pair-acceptance\n    title: {fr: Votre plan"),
    ("    outcomes: {approve: next, revise: plan}", "    after: plan\n    outcomes: {approve: next, revise: plan}"),
    ("    guide: module-design ", "    after: plan-agreed\n    guide: module-design "),
)
"""Lines by which a pair waits for its module no more."""


def shown(house: House, task: Task, number: int = 0) -> TaskPage:
    return page(house.app.ports, task.id, task.to[number])


def never_reviewed(house: House, task: Task) -> bool:
    """Act as everybody would, but leave the review of the modules."""
    return task.kind is not TaskKind.REVIEW and willing(house, task)


def test_without_a_module_the_built_in_frame_guides_and_the_page_shows_it(house: House, tmp_path):
    """Rule 9: given no modules, when a session is planned and settled, then both pages have the frame."""
    start(house, tmp_path, "pilot")
    planning = shown(house, until(house, "sessions")[0])
    willing(house, planning.task)
    house.settle()
    settling = shown(house, next(task for task in house.tasks(step="sessions") if task.kind is TaskKind.SESSION))

    assert (planning.guide, settling.guide) == (Guide.FRAME, Guide.FRAME)
    assert "## Accueillir" in planning.content.body_markdown
    assert settling.content == planning.content


def test_an_approved_module_of_the_lead_topic_guides_by_its_files(house: House, tmp_path):
    """Rule 9: given a reviewed module, when a session is planned, then its files are there and no frame."""
    start(house, tmp_path, "transition-numerique")

    planning = shown(house, until(house, "sessions")[0])

    assert planning.guide is Guide.MODULE
    assert [file.label for file in planning.files] == ["outline"]
    assert planning.content is None


def test_a_module_that_nobody_has_approved_does_not_guide(house: House, tmp_path):
    """Rule 9: given a module still under review, when sessions begin without it, then the frame guides, not a draft."""
    start(house, tmp_path, "transition-numerique", *WITHOUT_WAITING)

    planning = shown(house, until(house, "sessions", never_reviewed)[0])

    assert house.tasks(step="module-design")
    assert (planning.guide, planning.files) == (Guide.FRAME, ())
    assert planning.content.name == "session"


def test_a_content_that_the_program_names_guides_in_the_readers_language(house: House, tmp_path):
    """Given `guide: communication`, when people of two languages look, then each reads it in his or her own."""
    change = ("guide: module-design ", "guide: communication ")
    start(house, tmp_path, "transition-numerique", change)
    task = next(task for task in until(house, "sessions") if len({shown(house, task, n).language for n in (0, 1)}) > 1)

    pages = [shown(house, task, number) for number in (0, 1)]

    assert {one.guide for one in pages} == {Guide.CONTENT}
    assert {(one.language, one.content.name, one.content.language) for one in pages} == {
        ("fr", "communication", "fr"),
        ("en", "communication", "en"),
    }


def test_a_companys_own_frame_replaces_the_built_in_one(house: House, tmp_path):
    """Given `templates/content/session.fr.md` beside the programs, when a session is planned, then it is shown."""
    start(house, tmp_path, "pilot")
    own = tmp_path / "company" / "templates" / "content" / "session.fr.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Chez nous\n\nUn café d'abord.\n", encoding="utf-8")

    planning = shown(house, until(house, "sessions")[0])

    assert planning.content.title == "Chez nous"


def test_a_guide_that_is_not_written_in_the_readers_language_is_shown_in_the_programs(house: House, tmp_path):
    """Given a content in French alone, when somebody who reads English looks, then the page shows the French one."""
    own = tmp_path / "company" / "templates" / "content" / "atelier.fr.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Atelier\n\nOn essaie.\n", encoding="utf-8")
    start(house, tmp_path, "transition-numerique", ("guide: module-design ", "guide: atelier "))

    planning = [shown(house, task, n) for task in until(house, "sessions") for n in (0, 1)]

    assert {(one.language, one.content.language) for one in planning} == {("fr", "fr"), ("en", "fr")}


def invitations(house: House) -> list[str]:
    """Return the texts of the invitations that were sent."""
    house.settle()
    with house.app.store.read() as db:
        sent = [mail for mail in db.outbox() if mail.order.template == "session-invitation" and mail.path]
    mails = [message_from_bytes(Path(mail.path).read_bytes(), policy=default) for mail in sent]
    return [mail.get_body(("plain",)).get_content() for mail in mails]


def test_an_invitation_tells_the_parts_of_the_frame_that_guides_it(house: House, tmp_path):
    """Given no module, when a session is planned, then both know how its hour goes before they meet."""
    start(house, tmp_path, "pilot")
    willing(house, until(house, "sessions")[0])

    told = invitations(house)

    assert len(told) == 2
    assert all("- Accueillir (5 minutes)" in text and "- Conclure (5 minutes)" in text for text in told)


def test_an_invitation_leads_to_the_module_and_shows_commitments_to_the_executive_alone(house: House, tmp_path):
    """Given an approved module, its files are on the page; what the executive chose is for the executive alone."""
    start(house, tmp_path, "transition-numerique")
    willing(house, until(house, "sessions")[0])

    told = invitations(house)

    assert all("sur la page de la séance" in text or "on the session's page" in text for text in told)
    assert sorted("promise 0" in text for text in told) == [False, True]


def test_an_invitation_says_what_the_plan_has_for_its_session(house: House, tmp_path):
    """Given one line for each of two sessions, each invitation has its own, and a third session has none."""
    start(house, tmp_path, "transition-numerique", people=ONE_PAIR)
    for _ in range(6):
        acted = [willing(house, task) for task in until(house, "sessions")]
        assert any(acted) or house.jump()

    told = invitations(house)

    (first, second, *later) = [text for text in told if "Avec\N{NO-BREAK SPACE}: Claire Martin" in text]
    assert ("Au programme\N{NO-BREAK SPACE}: one" in first, "Au programme\N{NO-BREAK SPACE}: two" in second) == (
        True,
        True,
    )
    assert not [text for text in later if "Au programme" in text]


def test_what_a_session_is_for_is_for_the_two_alone(house: House, tmp_path):
    """Who keeps the executive's diary plans the hour, and does not read what is to be learned in it."""
    people = ONE_PAIR.replace("language\n", "language,assistant\n").replace(
        "boss@exemple.test,fr", "boss@exemple.test,fr,aide@exemple.test"
    )
    people = people.replace("chef@exemple.test,fr", "chef@exemple.test,fr,")
    start(house, tmp_path, "transition-numerique", people=people)

    (task,) = until(house, "sessions")

    assert len(task.to) == 3
    assert sorted(shown(house, task, number).aim for number in range(3)) == ["", "one", "one"]
