"""All open gates of one step are decided at once: first what would be decided, then what became of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import typer

from revflow.cli.asking import ask
from revflow.cli.failing import in_words
from revflow.cli.say import err, on_one_line, show_json, show_table, t, tell
from revflow.domain.errors import OutsideError, RefusedError, RevflowError, UsageError
from revflow.service.ports import Ports
from revflow.service.status import TaskStatus, tasks

_GATES = ("decide", "review")


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of one gate. `result`: `done`, `refused`, or `open` where nothing was tried; `why` is a sentence."""

    task: str
    code: str
    result: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Bulk:
    """How it is to be done: `yes` asks nothing, `dry_run` decides nothing, `as_json` lists the results for scripts."""

    yes: bool = False
    dry_run: bool = False
    as_json: bool = False


def decide_all(ports: Ports, step: str, outcome: str, cohort: str, how: Bulk, decide: Callable[[str], None]) -> None:
    """Decide each open gate of a step by itself: what is refused or fails keeps none from it; then exit code 1."""
    gates = _gates_of(ports, step, cohort)
    show_table(
        ("task", "for", "awaits", "due"), [(one.task, one.code, one.awaits, one.due) for one in gates], console=err
    )
    if how.dry_run:
        _show([_Result(gate.task, gate.code, "open") for gate in gates], how)
        return
    ask(t("cli-ask-decide-all", outcome=outcome, count=len(gates)), yes=how.yes)
    results = [_decided(gate, outcome, decide) for gate in gates]
    refused = sum(1 for one in results if one.result == "refused")
    tell("cli-decided-all", done=len(results) - refused, refused=refused)
    _show(results, how)
    if refused:
        raise typer.Exit(1)


def _decided(gate: TaskStatus, outcome: str, decide: Callable[[str], None]) -> _Result:
    try:
        decide(gate.task)
    except (RefusedError, UsageError, OutsideError) as error:
        return _refused(gate, error)
    tell("cli-decided", task=gate.task, outcome=outcome)
    return _Result(gate.task, gate.code, "done")


def _refused(gate: TaskStatus, error: RevflowError) -> _Result:
    why = in_words(error)
    err.print(on_one_line(f"{t('cli-not-decided', task=gate.task)} {why}"), markup=False)
    return _Result(gate.task, gate.code, "refused", why)


def _show(results: Sequence[_Result], how: Bulk) -> None:
    if how.as_json:
        show_json(results)


def _gates_of(ports: Ports, step: str, cohort: str) -> list[TaskStatus]:
    """Return the open gates of one step in a cohort, by task."""
    if not cohort:
        raise UsageError("cli-all-needs-cohort")
    gates = [task for task in tasks(ports, cohort=cohort) if task.step == step and task.kind in _GATES]
    if not gates:
        raise RefusedError("cli-no-gates", step=step, cohort=cohort)
    return sorted(gates, key=lambda task: task.task)
