"""All commands, in the order of their use; each is a function of the module of its area."""

from collections.abc import Callable

import typer

from revflow.cli import (
    acts,
    attendance,
    choosing,
    cohorts,
    correcting,
    hands,
    journeys,
    mails,
    matching,
    people,
    programs,
    running,
)
from revflow.cli.demo import demo
from revflow.cli.say import t

app = typer.Typer(
    name="revflow",
    help=t("cli-help"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_people = typer.Typer(help=t("cli-help-people"), no_args_is_help=True, rich_markup_mode=None)


def _add(name: str, command: Callable[..., None], into: typer.Typer = app) -> None:
    key = name if into is app else f"people-{name}"
    into.command(name, help=t(f"cli-help-{key}"))(command)


_add("check", programs.check)
_add("schema", programs.schema)
_add("check", people.check, _people)
_add("generate", people.generate, _people)
_add("update", people.update, _people)
app.add_typer(_people, name="people")
_add("up", running.up)
_add("deploy", running.deploy)
_add("worker", running.worker)
_add("web", running.web)
_add("launch", cohorts.launch)
_add("status", cohorts.status)
_add("tasks", cohorts.tasks)
_add("matching", matching.matching)
_add("pair", matching.pair)
_add("wave", matching.wave)
_add("choose", choosing.choose)
_add("decide", acts.decide)
_add("answer", acts.answer)
_add("attach", acts.attach)
_add("confirm", attendance.confirm)
_add("claim", hands.claim)
_add("reassign", hands.reassign)
_add("release-words", hands.release_words)
_add("take-back", hands.take_back)
_add("reopen", hands.reopen)
_add("correct", correcting.correct)
_add("remind", acts.remind)
_add("away", hands.away)
_add("leave", journeys.leave)
_add("stop", journeys.stop)
_add("hold", journeys.hold)
_add("release", journeys.release)
_add("outbox", mails.outbox)
_add("link", mails.link)
_add("sweep", running.sweep)
_add("demo", demo)
