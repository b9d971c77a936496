"""What people do with a task, for those who prefer a terminal or a script to the page."""

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from revflow.cli.acting import actor_of
from revflow.cli.failing import in_words
from revflow.cli.opening import opened
from revflow.cli.options import As, CohortOption, TaskArgument
from revflow.cli.say import err, t, tell
from revflow.domain.errors import RefusedError, RevflowError, UsageError
from revflow.domain.tasks import TaskKind, TaskState
from revflow.service.ports import Ports

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
    all_: Annotated[bool, typer.Option("--all", help=t("cli-option-all"))] = False,
    cohort: CohortOption = "",
) -> None:
    from revflow.service.decide import decide as use_case

    scores = _scores([*(rubric or []), *(more or [])])
    ports = opened().ports
    wanted = _gates_of(ports, task, cohort) if all_ else [task]
    refused: list[tuple[str, RevflowError]] = []
    for task_id in wanted:
        try:
            actor = actor_of(ports, task_id, as_)
            use_case(ports, task_id, actor, outcome, comment=comment, scores=scores, pairs=pairs or ())
        except (RefusedError, UsageError) as error:
            if not all_:
                raise
            refused.append((task_id, error))
        else:
            tell("cli-decided", task=task_id, outcome=outcome)
    for task_id, why in refused:
        err.print(f"{t('cli-not-decided', task=task_id)} {in_words(why)}", markup=False)
    if refused:
        raise typer.Exit(1)


def _scores(lines: Sequence[str]) -> dict[str, int]:
    scores = {}
    for line in lines:
        name, equals, score = line.partition("=")
        if not (name and equals and score.isascii() and score.isdecimal() and len(score) <= _DIGITS):
            raise UsageError("cli-rubric-form", text=line)
        scores[name] = int(score)
    return scores


def _gates_of(ports: Ports, step: str, cohort: str) -> list[str]:
    """Return the open gates of one step in a cohort, oldest first."""
    if not cohort:
        raise UsageError("cli-all-needs-cohort")
    with ports.store.read() as db:
        db.cohort(cohort)
        tasks = db.tasks(cohort=cohort, states=(TaskState.OPEN, TaskState.LATE))
    gates = [task for task in tasks if task.step == step and task.kind in (TaskKind.DECIDE, TaskKind.REVIEW)]
    if not gates:
        raise RefusedError("cli-no-gates", step=step, cohort=cohort)
    return [task.id for task in sorted(gates, key=lambda task: (task.asked_at, task.id))]


def answer(
    task: TaskArgument,
    json_: Annotated[str, typer.Option("--json", metavar="FILE", help=t("cli-option-answer"))],
    as_: As = "",
) -> None:
    from revflow.service.answer import answer as use_case

    raw = _read_answer(json_)
    ports = opened().ports
    use_case(ports, task, actor_of(ports, task, as_), raw)
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
