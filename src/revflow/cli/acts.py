"""What people do with a task, for those who prefer a terminal or a script to the page."""

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from revflow.cli.acting import actor_of, on_behalf
from revflow.cli.bulk import Bulk, decide_all, gates_of
from revflow.cli.caring import answered_by_a_word
from revflow.cli.opening import opened
from revflow.cli.options import As, AsJson, Behalf, BehalfReason, CohortOption, TaskArgument, Yes
from revflow.cli.say import t, tell
from revflow.domain.errors import RefusedError, UsageError

_DIGITS = 3
"""A score of more is a slip: the best is 4."""


def decide(
    task: Annotated[str, typer.Argument(metavar="TASK|STEP", help=t("cli-argument-task"))],
    outcome: Annotated[str, typer.Argument(metavar="OUTCOME", help=t("cli-argument-outcome"))],
    more: Annotated[list[str] | None, typer.Argument(metavar="[LINE=SCORE]...", help=t("cli-option-rubric"))] = None,
    as_: As = "",
    comment: Annotated[str, typer.Option("--comment", metavar="TEXT", help=t("cli-option-comment"))] = "",
    rubric: Annotated[
        list[str] | None, typer.Option("--rubric", metavar="LINE=SCORE", help=t("cli-option-rubric"))
    ] = None,
    pairs: Annotated[list[str] | None, typer.Option("--pair", metavar="CODE", help=t("cli-option-pair"))] = None,
    topics: Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help=t("cli-option-topic"))] = None,
    for_: Behalf = "",
    reason: BehalfReason = "",
    all_: Annotated[bool, typer.Option("--all", help=t("cli-option-all"))] = False,
    cohort: CohortOption = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=t("cli-option-dry-run"))] = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    from revflow.service.decide import decide as use_case

    scores = _scores([*(rubric or []), *(more or [])])
    ports = opened().ports

    def decide_one(task_id: str, *, dry_run: bool = False) -> None:
        actor, principal = on_behalf(ports, task_id, as_, for_)
        use_case(
            ports, task_id, actor, outcome, scores=scores, pairs=pairs or (), topics=topics, dry_run=dry_run,
            comment=comment, principal=principal, reason=reason,
        )  # fmt: skip

    if all_:
        gates = gates_of(ports, task, cohort, asked=for_ or as_)
        decide_all(gates, outcome, Bulk(yes, dry_run, as_json), decide_one)
        return
    if dry_run or as_json:
        raise UsageError("cli-only-with-all", option="--dry-run" if dry_run else "--json")
    if for_ or not answered_by_a_word(ports, task, actor_of(ports, task, as_), outcome):
        decide_one(task)
    tell("cli-decided", task=task, outcome=outcome)


def _scores(lines: Sequence[str]) -> dict[str, int]:
    scores = {}
    for line in lines:
        name, equals, score = line.partition("=")
        if not (name and equals and score.isascii() and score.isdecimal() and len(score) <= _DIGITS):
            raise UsageError("cli-rubric-form", text=line)
        scores[name] = int(score)
    return scores


def answer(
    task: TaskArgument,
    json_: Annotated[str, typer.Option("--json", metavar="FILE", help=t("cli-option-answer"))],
    as_: As = "",
    for_: Behalf = "",
    reason: BehalfReason = "",
) -> None:
    from revflow.service.answer import answer as use_case

    raw = _read_answer(json_)
    ports = opened().ports
    actor, principal = on_behalf(ports, task, as_, for_)
    use_case(ports, task, actor, raw, principal=principal, reason=reason)
    tell("cli-answered", task=task)


def _read_answer(name: str) -> dict[str, Any]:
    """Read a JSON object from a file, or from standard input (`-`)."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        raw = json.loads(data.decode("utf-8-sig"))
    except OSError:
        raise UsageError("cli-file-unreadable", name=name) from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise RefusedError("cli-not-json", name=name, line=line) from None
    except RecursionError:
        raise RefusedError("cli-not-json", name=name, line=1) from None
    if not isinstance(raw, dict):
        raise RefusedError("cli-not-json", name=name, line=1)
    return raw


def attach(
    task: TaskArgument,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=t("cli-argument-files"))],
    as_: As = "",
) -> None:
    from revflow.cli.deliverables import labelled
    from revflow.service.attach import attach as use_case
    from revflow.service.uploads import Upload

    ports = opened().ports
    actor = actor_of(ports, task, as_)
    with ExitStack() as stack:
        uploads = {}
        for label, path in labelled(ports, task, files).items():
            try:
                uploads[label] = Upload(path.name, stack.enter_context(path.open("rb")))
            except OSError:
                raise UsageError("cli-file-unreadable", name=str(path)) from None
        use_case(ports, task, actor, uploads)
    tell("cli-attached", task=task, count=len(files))


def remind(task: TaskArgument) -> None:
    from revflow.service.remind import remind as use_case

    use_case(opened().ports, task)
    tell("cli-reminded", task=task)
