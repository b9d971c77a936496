"""An invented mail, in which every name of `mail_context` stands for something: what templates are tried with."""

from datetime import UTC, datetime
from typing import cast

from revflow.service.mail_context import (
    EMPTY,
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

_LINK = "https://revflow.invalid/tasks/sample"
_MEASURED = {
    "rates": (RateLine(label="Sample", answered=1, asked=2, started=3),),
    "measures": (
        MeasureLine(label="Sample", who="Sample", answered=6, mean="8.5", then="", now="", chosen=()),
        MeasureLine(label="Sample", who="Sample", answered=6, mean="", then="1", now="2.5", chosen=()),
        MeasureLine(label="Sample", who="Sample", answered=6, mean="", then="", now="", chosen=("Sample 6",)),
        MeasureLine(label="Sample", who="Sample", answered=2, mean="", then="", now="", chosen=()),
    ),
}
_MOMENT = datetime(2027, 3, 15, 13, 30, tzinfo=UTC)
_TOLD = MailContext(
    zone="Europe/Paris",
    company="Sample",
    program="Sample",
    cohort="sample",
    person=Reader(name="Claire Sample", first="Claire"),
    role="mentee",
    step=MailStep(id="sample", title="Sample"),
    task=MailTask(link=_LINK, due=_MOMENT, kind="answer"),
    partner=Partner(name="Karim Sample", first="Karim", email="karim@revflow.invalid"),
    about="Claire Sample",
    late="Claire Sample",
    round=2,
    remark="Sample",
    topics=("Sample",),
    number=1,
    starts=_MOMENT,
    calendar=True,
    commitments=("Sample",),
    points=("Sample",),
    help=("Sample",),
    approved=("Sample",),
    refused=("Sample",),
    waiting=("Sample",),
    unmet=("Sample",),
    own=("Sample",),
    again=_MOMENT,
    time=TimeAsked(6, 60, 18, 1, 2),
    result="held",
    other="missed",
    cause="mail-refused",
    ending="finished",
    whose="mentee",
    principal="Karim Sample",
    left_role="mentee",
    other_role="mentor",
    signer="Sample",
    code="P001",
    reply_to="hr@revflow.invalid",
    leave_link=_LINK,
    help_link=_LINK,
    notice_link=_LINK,
    caller="Karim Sample",
    plea="Sample",
    items=(Item(title="Sample", about="Sample", due=_MOMENT, late=True, link=_LINK, code="P001"),),
    stuck=("Sample",),
    attached=("sample.pdf",),
    not_attached=("sample.pdf",),
    report=cast("ReportCounts", {**dict.fromkeys(ReportCounts.__required_keys__, 1), **_MEASURED}),
)


def sample(language: str) -> dict[str, object]:
    """Return the context of that mail, for a reader of that language."""
    return {**EMPTY, **_TOLD, "language": language}
