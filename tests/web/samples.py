"""Pages of every kind, built by hand: what a screen shows can be looked at without a database."""

from collections.abc import Callable
from dataclasses import replace

from revflow.definition.fields import ChoiceField, FileField
from revflow.definition.text import Text
from revflow.domain.tasks import TaskKind, TaskState
from revflow.service.page import HistoryLine, Remark, ShownAnswer, ShownFile, TaskPage
from revflow.texts.content import Content
from web import sample_choosing, sample_hands, sample_notice, sample_practice
from web.sample_page import CLAIRE, DORA, EVE, LATER, NOE, page, program
from web.sample_sessions import agree, ahead, contested, help_asked, paused, plan, pulse, session
from web.sample_wave import WAVE


def form(language: str) -> TaskPage:
    """Return the needs form, sent back once, with its first answer."""
    step = program().step("needs")
    remark = "Pouvez-vous dire pour quelle réunion ?" if language == "fr" else "Which meeting is it for?"
    return page(
        "needs",
        TaskKind.ANSWER,
        EVE,
        "mentee",
        language,
        fields=tuple(step.fields.items()),
        prefilled={
            "topics": {"data": {"now": 1, "wanted": 3}},
            "purpose": "Lire les indicateurs sans demander d'aide.",
            "slots": ["tue-am", "thu-pm"],
            "volunteer": True,
        },
        remarks=(Remark(LATER, "Claire Martin", "revise", remark),),
        leave="E007",
        late=True,
    )


def survey(language: str) -> TaskPage:
    """Return the closing survey with every type of field there is."""
    fields = dict(program().step("closing-survey").fields)
    options = {"more": {"fr": "Continuer", "en": "Go on"}, "stop": {"fr": "Arrêter", "en": "Stop"}}
    fields["next"] = ChoiceField(
        type="choice", options=options, label={"fr": "Et maintenant ?", "en": "And now?"}, required=False
    )
    fields["proof"] = FileField(type="file", many=True, accept=("pdf", "png"), max_mb=10, required=False)
    fields["agenda"] = dict(program().step("plan").fields)["agenda"]
    return page(
        "closing-survey",
        TaskKind.ANSWER,
        EVE,
        "mentee",
        language,
        fields=tuple(fields.items()),
        prefilled={"skill": {"data": {}, "assistants": {}}},
        partners=(("mentor", NOE),),
        leave="E007",
    )


def vetting(language: str) -> TaskPage:
    """Return the decision about a mentor: an offer, a proof, a rubric."""
    offer = program().step("mentor-offer")
    answer = {
        "topics": {"data": {"now": 4}, "assistants": {"now": 3}},
        "slots": ["mon-am", "tue-am", "thu-pm"],
        "proof": [{"sha256": "a" * 64, "name": "tableau-de-bord.pdf"}],
        "volunteer": True,
    }
    approve, revise, decline = (
        ("approve", Text({"fr": "Valider", "en": "Approve"}), False),
        ("revise", Text({"fr": "Demander des précisions", "en": "Ask for more"}), True),
        ("decline", Text({"fr": "Refuser", "en": "Decline"}), False),
    )
    return page(
        "mentor-vetting",
        TaskKind.DECIDE,
        CLAIRE,
        "hr",
        language,
        subject=NOE,
        shown=(ShownAnswer(offer.title, NOE.name, tuple(offer.fields.items()), answer),),
        outcomes=(approve, revise, decline),
        rubric={"mastery": 3, "pedagogy": 2, "discretion": 3},
        files=(ShownFile("proof", "tableau-de-bord.pdf", 1_254_000, "a" * 64, NOE.name, LATER),),
    )


def matching(language: str) -> TaskPage:
    """Return the approval of a wave of pairs."""
    return page(
        "matching-approval",
        TaskKind.DECIDE,
        CLAIRE,
        "hr",
        language,
        wave=WAVE,
        outcomes=(
            ("approve", Text({"fr": "Valider", "en": "Approve"}), False),
            ("revise", Text({"fr": "Renvoyer", "en": "Send back"}), False),
        ),
    )


def acceptance(language: str) -> TaskPage:
    """Return the private question whether a pair suits."""
    return page(
        "pair-acceptance",
        TaskKind.DECIDE,
        NOE,
        "mentor",
        language,
        partners=(("mentee", EVE),),
        topics=("data", "assistants"),
        outcomes=(
            ("approve", Text({"fr": "Valider", "en": "Approve"}), False),
            ("decline", Text({"fr": "Refuser", "en": "Decline"}), False),
        ),
        leave="M004",
    )


def module(language: str) -> TaskPage:
    """Return the request for a module's deliverables, to an external consultant."""
    remarks = (
        Remark(LATER, "Claire Martin", "revise", "Le plan doit tenir en une page."),
        Remark(LATER, "E007", "revise", ""),
    )
    return page("module-design", TaskKind.ATTACH, DORA, "consultant", language, remarks=remarks, topics=("data",))


def review(language: str) -> TaskPage:
    """Return the review of a module."""
    return page(
        "module-design",
        TaskKind.REVIEW,
        CLAIRE,
        "hr",
        language,
        files=(ShownFile("outline", "plan-données.pdf", 412_000, "b" * 64, "Dora Leroy", LATER),),
        outcomes=(
            ("approve", Text({"fr": "Valider", "en": "Approve"}), False),
            ("revise", Text({"fr": "Renvoyer", "en": "Send back"}), True),
        ),
    )


def training(language: str) -> TaskPage:
    """Return the executive's training: something to read, private questions, commitments."""
    content = Content(
        name="ego-check",
        language=language,
        title="Apprendre d'un plus jeune" if language == "fr" else "Learning from a junior colleague",
        body_markdown=(
            "Ici, **vous** apprenez.\n\n## Trois habitudes\n\n- demander avant de dire\n- dire *je ne sais pas*\n"
            "- protéger le créneau\n\n<script>alert(1)</script>\n\n[un lien](javascript:alert(1))"
        ),
        version="c" * 64,
        questions=("Quand ai-je demandé de l'aide pour la dernière fois ?", "Que dirai-je si je ne comprends pas ?"),
        commitments=(
            "Je pose une question avant de répondre.",
            "Je ne déplace pas la séance.",
            "Je remercie.",
            "Autre",
        ),
    )
    return page("ego-check", TaskKind.CONFIRM, EVE, "mentee", language, subject=EVE, content=content, leave="E007")


def done(language: str) -> TaskPage:
    """Return a decision that was taken."""
    built = vetting(language)
    task = replace(
        built.task, state=TaskState.DONE, closed_by=CLAIRE.ref, closed_at=LATER, result="approve", to=(CLAIRE.ref,)
    )
    told = (
        HistoryLine(LATER, CLAIRE.name, "voted", {"outcome": "approve"}),
        HistoryLine(LATER, "", "concluded", {"outcome": "approve"}),
    )
    return replace(built, task=task, closed_by=CLAIRE.name, history=(*built.history, *told))


def withdrawn(language: str) -> TaskPage:
    """Return a request that was withdrawn."""
    built = form(language)
    task = replace(built.task, state=TaskState.WITHDRAWN, closed_at=LATER, result="left")
    return replace(
        built, task=task, late=False, history=(*built.history, HistoryLine(LATER, "", "withdrawn", {"why": "left"}))
    )


SAMPLES = {
    made.__name__: made
    for made in (
        form, survey, vetting, matching, acceptance, module, review, training,
        plan, session, ahead, agree, pulse, help_asked, paused, contested, done, withdrawn,
    )
}  # fmt: skip


def _of_gate(change: Callable[[TaskPage], TaskPage]) -> Callable[[str], TaskPage]:
    return lambda language: change(vetting(language))


SAMPLES |= {
    change.__name__: _of_gate(change)
    for change in (
        sample_hands.stand_in, sample_hands.back, sample_hands.claimed, sample_hands.taken_on,
        sample_hands.last_word, sample_hands.settled, sample_hands.second_thoughts,
    )
}  # fmt: skip

SAMPLES |= {
    made.__name__: made
    for made in (
        sample_practice.by_topic, sample_practice.briefed, sample_practice.versions, sample_practice.attendance,
        sample_practice.ego_check, sample_practice.time_asked, sample_practice.undertaken,
        sample_notice.informed, sample_notice.informed_anew, sample_notice.informed_before,
        sample_notice.informed_aside,
    )
}  # fmt: skip

SAMPLES |= {
    made.__name__: made
    for made in (
        sample_choosing.choosing, sample_choosing.choosing_among_many, sample_choosing.none_to_choose,
        sample_choosing.drawing,
    )
}  # fmt: skip
