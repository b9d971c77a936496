"""A realistic context for mails: what a use case would hand over."""

from datetime import UTC, datetime

from revflow.service.mail_context import (
    Item,
    MailContext,
    MailStep,
    MailTask,
    MeasureLine,
    Partner,
    RateLine,
    Reader,
    ReportCounts,
)
from revflow.service.time_asked import TimeAsked

LINK = "https://mentorat.exemple.test/tasks/eyJ0IjoiUDAxNy5uZWVkcy4xIn0.aBcDeFgHiJkLmNoPqRsTuVwXyZ"
DUE = datetime(2027, 3, 15, 23, 0, tzinfo=UTC)
REPORT = ReportCounts(
    interim=True,
    mentees=12,
    mentors=16,
    pairs=12,
    running=2,
    finished=8,
    left=1,
    stopped=1,
    unmatched=0,
    sessions=61,
    circles=2,
    meetings=9,
    together=28,
    by_module=9,
    by_frame=3,
    rates=(RateLine(label="Votre bilan", answered=12, asked=18, started=24),),
    measures=(
        MeasureLine(label="Données", who="Mentor", answered=7, mean="", then="1,2", now="2,9", chosen=()),
        MeasureLine(label="Le recommanderiez-vous ?", who="Mentor", answered=7, mean="8,4", then="", now="", chosen=()),
        MeasureLine(label="Au travail", who="Mentor", answered=7, mean="", then="", now="", chosen=("Une fois 7",)),
        MeasureLine(label="Contacts", who="Mentor", answered=3, mean="", then="", now="", chosen=()),
    ),
)
ITEMS = (
    Item(title="Sélection du mentor", about="Karim Benali", due=DUE, late=False, link=LINK, code="M004"),
    Item(title="Relecture des besoins", about="Hélène Girard", due=DUE, late=True, link=LINK, code="E003"),
)
SPOKEN = {
    "fr": MailContext(
        program="Mentorat inversé, transition numérique",
        step=MailStep(id="needs", title="Vos besoins"),
        topics=("Réseaux sociaux professionnels", "Assistants d'IA"),
        commitments=("Garder le créneau", "Demander avant d'affirmer"),
        guide="frame",
        guide_title="Le déroulé d'une séance",
        guide_parts=("Accueillir (5 minutes)", "Faire (35 minutes)"),
        help=("Pour « Données et tableaux de bord » : davantage de pratique de votre côté.",),
        approved=("Assistants d'IA",),
        refused=("Données et tableaux de bord",),
        waiting=("Données et tableaux de bord",),
        unmet=("Réseaux sociaux",),
        own=("Assistants d'IA",),
        points=("Gardez le clavier.", "Un créneau tenu en dit plus qu'un remerciement."),
    ),
    "en": MailContext(
        program="Reverse mentoring, digital transition",
        step=MailStep(id="needs", title="Your needs"),
        topics=("Professional social media", "AI assistants"),
        commitments=("Keep the slot", "Ask before telling"),
        guide="frame",
        guide_title="How a session goes",
        guide_parts=("Welcome (5 minutes)", "Do (35 minutes)"),
        help=("For “Data and dashboards”: more practice of your own.",),
        approved=("AI assistants",),
        refused=("Data and dashboards",),
        waiting=("Data and dashboards",),
        unmet=("Social media",),
        own=("AI assistants",),
        points=("Keep the keyboard.", "A slot that is kept says more than thanks."),
    ),
}
TOLD = MailContext(
    zone="Europe/Paris",
    company="Groupe Exemple",
    cohort="transition-2027",
    person=Reader(name="Hélène Girard", first="Hélène"),
    role="mentee",
    task=MailTask(link=LINK, due=DUE, kind="answer"),
    partner=Partner(name="Karim Benali", first="Karim", email="karim.benali@exemple.test"),
    about="Hélène Girard, Karim Benali",
    late="Hélène Girard",
    number=2,
    starts=datetime(2027, 4, 1, 13, 30, tzinfo=UTC),
    minutes=60,
    again=datetime(2027, 7, 1, 7, 0, tzinfo=UTC),
    time=TimeAsked(6, 60, 18, 1, 1),
    result="held",
    other="missed",
    count=8,
    count_now=6,
    in_row=2,
    since=datetime(2027, 3, 1, 9, 0, tzinfo=UTC),
    cause="nobody-to-ask",
    ending="declined",
    whose="mentor",
    place="needs/body.fr.txt:2",
    left_role="mentee",
    other_role="mentor",
    principal="Solène Dupré",
    private=True,
    code="P017",
    reply_to="rh@exemple.test",
    leave_link="https://mentorat.exemple.test/leave/eyJwIjoiRTAwMyJ9.QrStUv",
    help_link="https://mentorat.exemple.test/help/eyJwIjoiUDAxNyJ9.XyZaBc",
    notice_link="https://mentorat.exemple.test/notice/eyJwIjoiQzAwMSJ9.LmNoPq",
    caller="Karim Benali",
    plea="Plutôt jeudi matin.",
    items=ITEMS,
    report=REPORT,
)


def example(language: str, **changes: object) -> MailContext:
    return MailContext(**{**TOLD, "language": language, **SPOKEN[language], **changes})  # type: ignore[typeddict-item]
