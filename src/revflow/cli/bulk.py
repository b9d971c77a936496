"""All open gates of one step are decided at once: first what would be decided, then what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import typer

from revflow.cli.asking import ask
from revflow.cli.failing import in_words
from revflow.cli.say import err, on_one_line, show_json, show_table, t, tell
from revflow.domain.errors import OutsideError, RefusedError, UsageError
from revflow.service.ports import Ports
from revflow.service.status import TaskStatus, tasks

_GATES = ("decide", "review")


class Decide(Protocol):
    """How one gate is decided."""

    def __call__(self, task_id: str, *, dry_run: bool = False) -> None:
        """Decide the gate of a task, or with `dry_run` have it judged alone. Raises RevflowError."""


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of one gate. `result`: `done`, `refused`, or `possible` in a preview; `why` is a sentence."""

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


def gates_of(ports: Ports, step: str, cohort: str, *, asked: str = "") -> list[TaskStatus]:
    """Return the open gates of one step in a cohort, by task; of one address those that ask it, in person or as deputy.

    Where nobody is named they must all ask one and the same: one command is one person's word (rule 13).

    Raises UsageError `cli-all-needs-cohort`, `cli-all-needs-as`, RefusedError `cli-no-gates`, `cli-no-gates-of`.
    """
    if not cohort:
        raise UsageError("cli-all-needs-cohort")
    gates = [task for task in tasks(ports, cohort=cohort) if task.step == step and task.kind in _GATES]
    if not gates:
        raise RefusedError("cli-no-gates", step=step, cohort=cohort)
    own = [task for task in gates if asked.strip().lower() in ("", *task.awaits)]
    if not own:
        raise RefusedError("cli-no-gates-of", step=step, cohort=cohort, address=asked)
    if not asked:
        _check_one_voice(own, step)
    return sorted(own, key=lambda task: task.task)


def decide_all(gates: Sequence[TaskStatus], outcome: str, how: Bulk, decide: Decide) -> None:
    """Decide each gate by itself: what is refused or fails keeps none from it; then exit code 1.

    Before, a preview says what would become of each as things stand.
    """
    preview = [_decided(gate, decide, dry_run=True) for gate in gates]
    show_table(
        ("task", "for", "awaits", "due", "result"),
        [
            (gate.task, gate.code, gate.awaits, gate.due, one.why or t("cli-possible"))
            for gate, one in zip(gates, preview, strict=True)
        ],
        console=err,
    )
    if how.dry_run:
        _show(preview, how)
        return
    ask(t("cli-ask-decide-all", outcome=outcome, count=len(gates)), yes=how.yes)
    results = [_told(_decided(gate, decide), outcome) for gate in gates]
    refused = sum(1 for one in results if one.result == "refused")
    tell("cli-decided-all", done=len(results) - refused, refused=refused)
    _show(results, how)
    if refused:
        raise typer.Exit(1)


def _check_one_voice(gates: Sequence[TaskStatus], step: str) -> None:
    addresses = sorted({address for gate in gates for address in gate.awaits})
    if len(addresses) > 1:
        raise UsageError("cli-all-needs-as", step=step, addresses=addresses)


def _decided(gate: TaskStatus, decide: Decide, *, dry_run: bool = False) -> _Result:
    try:
        decide(gate.task, dry_run=dry_run)
    except (RefusedError, UsageError, OutsideError) as error:
        return _Result(gate.task, gate.code, "refused", in_words(error))
    return _Result(gate.task, gate.code, "possible" if dry_run else "done")


def _told(one: _Result, outcome: str) -> _Result:
    if one.why:
        err.print(on_one_line(f"{t('cli-not-decided', task=one.task)} {one.why}"), markup=False)
    else:
        tell("cli-decided", task=one.task, outcome=outcome)
    return one


def _show(results: Sequence[_Result], how: Bulk) -> None:
    if how.as_json:
        show_json(results)
