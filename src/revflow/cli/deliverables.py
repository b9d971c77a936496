"""Which file is which deliverable, when a module is handed in from the terminal."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from revflow.definition.steps import Deliverable, ModuleStep
from revflow.domain.errors import UsageError
from revflow.service.act import journey_of
from revflow.service.case import load_case
from revflow.service.ports import Ports


def labelled(ports: Ports, task_id: str, files: Sequence[str]) -> dict[str, Path]:
    """Return the files by the name of the deliverable that each is.

    `outline=draft.pdf` says so; else the file's own name does (`outline.pdf`); else it is the first deliverable that is
    still free and takes the file's ending. What a task asks no deliverables for stays for the use case to refuse.
    """
    wanted = _deliverables(ports, task_id)
    if not wanted:
        return {Path(file).stem: Path(file) for file in files}
    found: dict[str, Path] = {}
    unnamed: list[Path] = []
    for file in files:
        label, equals, name = file.partition("=")
        path = Path(name if equals else file)
        if equals and not Path(file).exists():
            found[label] = path
        elif path.stem in wanted and path.stem not in found:
            found[path.stem] = path
        else:
            unnamed.append(path)
    for path in unnamed:
        found[_free(path, wanted, found)] = path
    return found


def _free(path: Path, wanted: Mapping[str, Deliverable], found: Mapping[str, Path]) -> str:
    ending = path.suffix.removeprefix(".").lower()
    for label, deliverable in wanted.items():
        if label not in found and (not deliverable.accept or ending in deliverable.accept):
            return label
    raise UsageError("cli-file-unplaced", name=path.name, known=", ".join(wanted))


def _deliverables(ports: Ports, task_id: str) -> Mapping[str, Deliverable]:
    """Return what the task's module asks for; nothing for other steps, which the use case refuses."""
    with ports.store.read() as db:
        case = load_case(db, journey_of(task_id))
    task = case.state.tasks.get(task_id)
    step = case.program.step(task.step) if task else None
    return step.deliverables if isinstance(step, ModuleStep) else {}
