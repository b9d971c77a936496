"""Pages of sessions, built by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from revflow import shipped
from revflow.definition.fields import TextField
from revflow.definition.text import Text
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine.guiding import Guide
from revflow.engine.sessions.pulse import questions
from revflow.service.page import (
    Agreement,
    Away,
    Care,
    HistoryLine,
    PairCount,
    SessionLine,
    ShownAnswer,
    ShownFile,
    TaskPage,
)
from revflow.service.time_asked import TimeAsked
from revflow.texts.content import content
from web.sample_page import CLAIRE, EVE, LATER, NOE, page


def sessions(language: str) -> tuple[SessionLine, ...]:
    """Return two sessions of the past and one to come."""
    return (
        SessionLine(1, datetime(2027, 4, 5, 12, 0, tzinfo=UTC), 60, "held", NOE.name),
        SessionLine(2, datetime(2027, 4, 26, 12, 0, tzinfo=UTC), 60, "cancelled", EVE.name),
        SessionLine(2, datetime(2027, 5, 3, 12, 0, tzinfo=UTC), 60, "planned"),
    )


def _agreement(language: str) -> Agreement:
    french = language == "fr"
    fields = (
        ("aims", TextField(type="text", label=Text({"": "Objectifs" if french else "Aims"}))),
        ("agenda", TextField(type="text", many=True, label=Text({"": "Par séance" if french else "By session"}))),
    )
    said = {
        "aims": "Lire seule un tableau de bord." if french else "Read a dashboard unaided.",
        "agenda": ["Filtrer", "Comparer"] if french else ["Filter", "Compare"],
    }
    written = ShownAnswer(Text({"": "Votre plan" if french else "Your plan"}), NOE.name, fields, said)
    rules = content((shipped.folder("templates"),), "agreement", language)
    return Agreement((written,), TimeAsked(6, 60, 18, 0, 1), rules)


def plan(language: str) -> TaskPage:
    """Return the request to give a session its date."""
    starts = datetime(2027, 5, 24, 12, 0, tzinfo=UTC)
    built = page(
        "sessions",
        TaskKind.PLAN,
        NOE,
        "mentor",
        language,
        sessions=sessions(language),
        proposed_start=starts,
        partners=(("mentee", EVE),),
        topics=("data", "assistants"),
        guide=Guide.FRAME,
        content=content((shipped.folder("templates"),), "session", language),
        agreement=_agreement(language),
        count=PairCount(6, 2, 5, (2, 3, 4, 5, 7, 8, 9, 10)),
        away=(Away(EVE.name, starts - timedelta(days=21, hours=14), starts - timedelta(hours=14)),),
    )
    return replace(built, task=replace(built.task, session=3))


def agree(language: str) -> TaskPage:
    """Return the question whether fewer sessions suit the executive too."""
    reason = "L'essentiel est acquis." if language == "fr" else "What mattered is done."
    return page(
        "sessions",
        TaskKind.AGREE,
        EVE,
        "mentee",
        language,
        sessions=sessions(language),
        partners=(("mentor", NOE),),
        topics=("data", "assistants"),
        count=PairCount(6, 2, 5, (), 3, NOE.name, reason),
    )


def pulse(language: str) -> TaskPage:
    """Return the short question how it goes."""
    fields = tuple(questions().fields.items())
    built = page("sessions", TaskKind.PULSE, EVE, "mentee", language, partners=(("mentor", NOE),), fields=fields)
    return replace(built, task=replace(built.task, session=2))


def help_asked(language: str) -> TaskPage:
    """Return HR's page about somebody who asks for a call."""
    text = "Plutôt jeudi matin, s'il vous plaît." if language == "fr" else "Thursday morning would be best."
    people = (("mentee", EVE), ("mentor", NOE))
    return page("sessions", TaskKind.HELP, CLAIRE, "hr", language, partners=people, care=Care(EVE.name, text))


def paused(language: str) -> TaskPage:
    """Return HR's page about a pair that its mentor has paused."""
    people = (("mentee", EVE), ("mentor", NOE))
    may = Care(NOE.name, "", ("go-on", "rematch", "end"))
    return page(
        "sessions", TaskKind.PAUSE, CLAIRE, "hr", language, partners=people, care=may, sessions=sessions(language)
    )


def session(language: str) -> TaskPage:
    """Return the question what became of a session."""
    starts = datetime(2027, 5, 10, 12, 0, tzinfo=UTC)
    built = page(
        "sessions",
        TaskKind.SESSION,
        EVE,
        "mentee",
        language,
        sessions=sessions(language),
        proposed_start=starts,
        partners=(("mentor", NOE),),
        topics=("data", "assistants"),
        guide=Guide.MODULE,
        count=PairCount(6, 2, 5, (), 8, NOE.name, ""),
        files=(ShownFile("outline", "plan-données.pdf", 412_000, "b" * 64, "Dora Leroy", LATER),),
        leave="E007",
        help="P011",
    )
    return replace(built, task=replace(built.task, session=2))


def ahead(language: str) -> TaskPage:
    """Return the page of a session that is still to come."""
    return replace(session(language), ahead=True)


def contested(language: str) -> TaskPage:
    """Return a session of which the two have said different things."""
    built = session(language)
    when = datetime(2027, 5, 3, 13, 5, tzinfo=UTC)
    task = replace(built.task, state=TaskState.DONE, closed_by=NOE.ref, closed_at=when, result="held")
    told = (
        HistoryLine(when, NOE.name, "settled", {"result": "held"}),
        HistoryLine(when, EVE.name, "contested", {"result": "missed"}),
    )
    lines = (*built.sessions[:2], replace(built.sessions[2], state="held", by=NOE.name))
    return replace(built, task=task, closed_by=NOE.name, sessions=lines, history=(*built.history, *told))
