"""Who was proposed as a pair, why, and what would help who found nobody; what HR wants of two."""

from typing import TYPE_CHECKING, Annotated

import typer

from revflow.cli.opening import opened
from revflow.cli.options import AsJson
from revflow.cli.say import LANGUAGE, err, on_one_line, show_json, show_table, t, tell
from revflow.domain.errors import UsageError

if TYPE_CHECKING:
    from revflow.domain.facts import Reason
    from revflow.service.explained import Explained
    from revflow.service.wave import ProposedPair, Single, Wanted, Wave


def matching(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help=t("cli-argument-cohort"))], as_json: AsJson = False
) -> None:
    from revflow.service.matching import matching as use_case

    wave, explained = use_case(opened().ports, cohort, LANGUAGE)
    if as_json:
        show_json(_as_object(wave, explained))
        return
    if not wave.number:
        tell("cli-matching-stuck" if wave.singles or wave.notes else "cli-no-matching", cohort=cohort)
    if wave.number or wave.singles or wave.notes:
        _show(wave, explained)
    for couple in wave.wanted:
        err.print(on_one_line(explained.wanted(couple)), markup=False)


def pair(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help=t("cli-argument-cohort"))],
    mentee: Annotated[str, typer.Option("--mentee", metavar="CODE|ADDRESS", help=t("cli-option-mentee"))],
    mentor: Annotated[str, typer.Option("--mentor", metavar="CODE|ADDRESS", help=t("cli-option-mentor"))],
    apart: Annotated[bool, typer.Option("--apart", help=t("cli-option-apart"))] = False,
    free: Annotated[bool, typer.Option("--free", help=t("cli-option-free"))] = False,
    topic: Annotated[str, typer.Option("--topic", metavar="TOPIC", help=t("cli-option-pair-topic"))] = "",
) -> None:
    from revflow.service.pair import pair as use_case

    if apart and free:
        raise UsageError("cli-apart-or-free")
    if topic and (apart or free):
        raise UsageError("cli-topic-together")
    how = "apart" if apart else "free" if free else "together"
    one, other = use_case(opened().ports, cohort, mentee, mentor, how, topic=topic)
    tell(f"cli-pair-{how}", mentee=one, mentor=other, topic=topic or "none")


def wave(cohort: Annotated[str, typer.Argument(metavar="COHORT", help=t("cli-argument-cohort"))]) -> None:
    from revflow.service.ask_wave import ask_wave

    ask_wave(opened().ports, cohort)
    tell("cli-wave", cohort=cohort)


def _show(wave: "Wave", explained: "Explained") -> None:
    show_table(
        ("code", "mentee", "mentor", "points", "for-it", "against", "not-known"),
        [
            (
                pair.code,
                pair.mentee,
                pair.mentor,
                pair.points,
                *("; ".join(map(explained.reason, some)) for some in (pair.pros, pair.cons, pair.unused)),
            )
            for pair in wave.pairs
        ],
    )
    if wave.singles:
        show_table(
            ("code", "single", "role", "why", "would-help"),
            [
                (one.code, one.who, _role(one, explained), explained.why(one.why), " ".join(_ways(one, explained)))
                for one in wave.singles
            ],
        )
    if wave.suggested:
        err.print(on_one_line(explained.suggested()), markup=False)
    for sentence in (*map(explained.reason, wave.notes), explained.unweighed(wave.unweighed)):
        err.print(on_one_line(sentence), markup=False)


def _role(one: "Single", explained: "Explained") -> str:
    role = explained.role(one.role)
    return f"{role}, {explained.topic(one.topic)}" if one.topic else role


def _ways(one: "Single", explained: "Explained") -> list[str]:
    return [explained.way(way, one.role) for way in one.ways]


def _as_object(wave: "Wave", explained: "Explained") -> dict[str, object]:
    return {
        "wave": wave.number,
        "round": wave.round,
        "state": _state(wave),
        "pairs": [_pair(pair, explained) for pair in wave.pairs],
        "unmatched": [
            {
                "code": one.code,
                "for": one.who,
                "role": one.role,
                "topic": one.topic,
                "why": one.why,
                "message": explained.why(one.why),
                "ways": [
                    {"change": way.change, "word": way.word, "number": way.number, "message": message}
                    for way, message in zip(one.ways, _ways(one, explained), strict=True)
                ],
            }
            for one in wave.singles
        ],
        "notes": _reasons(wave.notes, explained),
        "unweighed": wave.unweighed,
        "wanted": [_wanted(one, explained) for one in wave.wanted],
    }


def _state(wave: "Wave") -> str:
    if not wave.number:
        return "none"
    return "passed" if wave.passed else "suggested" if wave.suggested else "proposed"


def _wanted(couple: "Wanted", explained: "Explained") -> dict[str, object]:
    return {
        "mentee": couple.mentee,
        "mentor": couple.mentor,
        "how": couple.how,
        "topic": couple.topic,
        "why": couple.why,
        "message": explained.wanted(couple),
    }


def _pair(pair: "ProposedPair", explained: "Explained") -> dict[str, object]:
    return {
        "code": pair.code,
        "mentee": pair.mentee,
        "mentor": pair.mentor,
        "topics": pair.topics,
        "points": dict(pair.reasons),
        "for": _reasons(pair.pros, explained),
        "against": _reasons(pair.cons, explained),
        "unused": _reasons(pair.unused, explained),
        "gone": pair.gone,
        "apart": pair.apart,
        "forbidden": pair.forbidden,
    }


def _reasons(reasons: "tuple[Reason, ...]", explained: "Explained") -> list[dict[str, object]]:
    return [
        {"code": one.code, "word": one.word, "numbers": one.numbers, "message": explained.reason(one)}
        for one in reasons
    ]
