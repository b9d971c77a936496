"""Pages of the practice, built by hand: vetting topic by topic, a module's brief, who was at a training, time asked."""

from dataclasses import replace

from revflow import shipped
from revflow.definition.text import Text
from revflow.domain.tasks import TaskKind
from revflow.service.brief import Brief, WrittenWords
from revflow.service.page import ShownFile, TaskPage
from revflow.service.time_asked import TimeAsked
from revflow.texts.content import content
from web.sample_page import CLAIRE, DORA, EVE, LATER, NOE, page
from web.sample_sessions import plan

PURPOSE = {"fr": Text({"fr": "Ce que vous voulez faire autrement"}), "en": Text({"en": "What you want to change"})}
TEMPLATES = shipped.folder("templates")
WISHES = (
    "Lire les chiffres moi-même, et poser de meilleures questions en comité.",
    "Je hoche la tête en réunion et je ne comprends que la moitié des graphiques.",
)


def _words(language: str, *, released: tuple[bool, ...]) -> tuple[WrittenWords, ...]:
    texts = zip(WISHES, released, strict=False)
    return tuple(
        WrittenWords(f"E00{n}.needs.1", "purpose", PURPOSE[language], text, done)
        for n, (text, done) in enumerate(texts, start=1)
    )


def by_topic(language: str) -> TaskPage:
    """Return the vetting of a mentor, topic by topic."""
    outcomes = ("approve", "Valider"), ("later", "Pas encore"), ("decline", "Refuser")
    return page(
        "mentor-vetting",
        TaskKind.DECIDE,
        CLAIRE,
        "hr",
        language,
        subject=NOE,
        outcomes=tuple((name, Text({"": label}), False) for name, label in outcomes),
        rubric={"mastery": 3, "pedagogy": 2, "discretion": 3},
        judged=("assistants", "data"),
    )


def briefed(language: str) -> TaskPage:
    """Return what a consultant reads before designing a module; one text was released."""
    brief = Brief(4, ((0, 2, 1), (1, 3, 2), (1, 4, 1)), ((3, 1), (4, 3)), _words(language, released=(True,)))
    return page("module-design", TaskKind.ATTACH, DORA, "consultant", language, topics=("data",), brief=brief)


def versions(language: str) -> TaskPage:
    """Return what HR reviews: two versions, and words that may be released."""
    brief = Brief(4, ((0, 2, 1), (1, 3, 2)), ((4, 3),), _words(language, released=(True, False)))
    files = (
        ShownFile("outline", "plan.pdf", 398_000, "a" * 64, DORA.name, LATER, version=1, older=True),
        ShownFile("outline", "plan.pdf", 412_000, "b" * 64, DORA.name, LATER, version=2),
    )
    outcomes = (("approve", Text({"": "Valider"}), False), ("revise", Text({"": "Renvoyer"}), True))
    built = page("module-design", TaskKind.REVIEW, CLAIRE, "hr", language, topics=("data",), brief=brief)
    return replace(built, files=files, outcomes=outcomes)


def attendance(language: str) -> TaskPage:
    """Return HR's page of a mentor's training, with the others who wait for the same."""
    return page(
        "communication-training",
        TaskKind.CONFIRM,
        CLAIRE,
        "hr",
        language,
        subject=NOE,
        content=content((TEMPLATES,), "communication", language),
        also=(("M002.communication-training.1", "Ana Petit"), ("M005.communication-training.1", "Tom Berger")),
    )


def ego_check(language: str) -> TaskPage:
    """Return the executive's whole training, as shipped."""
    read = content((TEMPLATES,), "ego-check", language)
    return page("ego-check", TaskKind.CONFIRM, EVE, "mentee", language, subject=EVE, content=read, leave="E007")


def time_asked(language: str) -> TaskPage:
    """Return what a manager is asked to release."""
    outcomes = (("approve", Text({"": "Valider"}), False), ("decline", Text({"": "Refuser"}), False))
    asked = TimeAsked(sessions=6, minutes=60, weeks=18, trainings=1, pairs=2)
    return page(
        "manager-time", TaskKind.DECIDE, CLAIRE, "mentor.manager", language, subject=NOE, time=asked, outcomes=outcomes
    )


def undertaken(language: str) -> TaskPage:
    """Return the request for the first session's date, with what the executive has undertaken."""
    built = replace(plan(language), reader=EVE, partners=(("mentor", NOE),), sessions=())
    promises = ("Je demande avant d'affirmer.", "Je coupe mes messages pendant l'heure.", "Je fais moi-même.")
    return replace(built, task=replace(built.task, session=1, to=(EVE.ref,)), undertaken=promises)
