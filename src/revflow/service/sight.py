"""Who may see what: external groups never who, managers not the answers, nobody a private decision of another.

For an external group a code stands for whoever takes part, and for managers and assistants, who tell who that is; what
participants write in their own words stays within the company (rule 29).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Group, Program
from revflow.definition.steps import ApprovalStep, FormStep, ModuleStep, Step
from revflow.domain.facts import Answered
from revflow.domain.journeys import Ending, Scope
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine.guiding import Guide, guide_of, topics_with_module
from revflow.engine.whom import HR, subjects_of
from revflow.service.case import Case
from revflow.service.page import ShownFile
from revflow.service.ports import Db, Deliverable

_MANAGER = ".manager"
_IN_WORK = (TaskKind.ATTACH, TaskKind.REVIEW)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader may see of one journey."""

    case: Case
    reader: Person

    @property
    def external(self) -> bool:
        """Whether the reader belongs to an external group, which never learns who (rule 29)."""
        return is_external(self.case.program, self.reader)

    @property
    def is_hr(self) -> bool:
        """Whether the reader belongs to human resources, or deputises there."""
        group = self.case.program.groups.get(HR)
        return group is not None and _belongs_to(group, self.reader)

    def knows(self, ref: str) -> bool:
        """Tell whether the reader may know who that is, and read what he or she wrote."""
        person = self.case.everybody.get(ref)
        if person is None or not self.external or ref == self.reader.ref:
            return True
        return is_of_a_group(self.case.program, person)

    def name(self, ref: str) -> str:
        """Return a person's name as the reader may know it: for an external group the code of the journey."""
        person = self.case.everybody.get(ref)
        if person is None:
            return ""
        return person.name if self.knows(ref) else self._code(ref)

    def principal(self, ref: str) -> str:
        """Return the name of whom the reader stands in for; an external group is not told whose place it takes."""
        return "" if self.external else self.name(ref)

    def _code(self, ref: str) -> str:
        """Return the code of a participant's journey; of others, that of the journey in which they act."""
        others = (other.journey for other in self.case.linked.journeys)
        return next((other.code for other in others if other.person == ref), self.case.state.journey.code)

    def file_name(self, deliverable: Deliverable) -> str:
        """Return a file's name as the reader may know it: participants put their names into those of their files."""
        if self.knows(deliverable.by):
            return deliverable.name
        return f"{deliverable.label}{PurePath(deliverable.name).suffix}"

    @property
    def gone(self) -> bool:
        """Whether the reader took part and does so no more, without having finished: links are dead (rule 11)."""
        own = [other for other in self.case.linked.journeys if other.journey.person == self.reader.ref]
        endings = [other.ending for other in own]
        if self.case.state.journey.person == self.reader.ref:
            endings.append(self.case.state.ending)
        return any(ending is not None and ending is not Ending.FINISHED for ending in endings)

    def answers(self, task: Task) -> bool:
        """Tell whether who decides a task sees the answers: a manager sees the time asked for, not the topics."""
        return not task.awaits.endswith(_MANAGER) and not self.external

    def reads(self, gate: Step, step: Step, author: str) -> bool:
        """Tell whether at a gate, open or closed, the reader reads what somebody said at a step: those above it alone.

        What each of a pair is asked for apart, one does not read of the other: honest answers are HR's to hear.
        """
        ids = [one.id for one in self.case.program.steps]
        if ids.index(step.id) >= ids.index(gate.id):
            return False
        apart = isinstance(step, FormStep) and len(step.by) > 1
        pair = subjects_of(self.case.state.journey, self.case.linked)
        return not apart or author == self.reader.ref or self.reader.ref not in pair


def is_external(program: Program, person: Person) -> bool:
    """Tell whether somebody belongs to an external group, which never learns who (rule 29)."""
    return any(group.external and _belongs_to(group, person) for group in program.groups.values())


def is_of_a_group(program: Program, person: Person) -> bool:
    """Tell whether somebody acts for a group and takes no part: the only ones whose name an external group reads."""
    return not person.roles and any(_belongs_to(group, person) for group in program.groups.values())


def _belongs_to(group: Group, person: Person) -> bool:
    return person.email in {address.lower() for address in (*group.members, *group.deputies)}


def is_private(program: Program, step_id: str) -> bool:
    """Tell whether a step's decisions are told to nobody but who took them (rule 7)."""
    step = next((step for step in program.steps if step.id == step_id), None)
    return isinstance(step, ApprovalStep) and step.private


def earlier_answer(db: Db, case: Case, task: Task) -> Mapping[str, object]:
    """Return what the same one answered to the same step before (rule 17), or nothing: never a partner's answer."""
    for event in reversed(case.state.events):
        if isinstance(event.fact, Answered):
            of = case.state.tasks[event.fact.task]
            if (of.step, of.entry, of.awaits) == (task.step, task.entry, task.awaits):
                data = db.content(event.fact.digest)
                return data if isinstance(data, Mapping) else {}
    return {}


def files_of(db: Db, sight: Sight, task: Task) -> Iterator[ShownFile]:
    """Yield the files that belong to a task: a module in work, a pair's module, proofs under decision.

    Who designs or reviews a module finds all versions, the newest of each deliverable first; others that one alone.
    """
    if sight.gone or task.state is TaskState.WITHDRAWN:
        return
    found: dict[tuple[str, ...], ShownFile] = {}
    newest: dict[tuple[str, str], str] = {}
    for deliverable in _deliverables(db, sight, task):
        module = isinstance(sight.case.program.step(deliverable.step), ModuleStep)
        older = not module or task.kind in _IN_WORK
        found[deliverable.journey, deliverable.label, deliverable.sha256 if older else ""] = ShownFile(
            deliverable.label,
            sight.file_name(deliverable),
            deliverable.size,
            deliverable.sha256,
            sight.name(deliverable.by),
            deliverable.at,
            version=_version(sight, deliverable) if module and task.kind in _IN_WORK else 0,
        )
        newest[deliverable.journey, deliverable.label] = deliverable.sha256 if module else ""
    for (journey, label, _digest), file in found.items():
        current = newest[journey, label]
        yield replace(file, older=current not in ("", file.sha256))


def _version(sight: Sight, deliverable: Deliverable) -> int:
    """Return with which hand-in a file came, from 1."""
    tasks = sight.case.state.tasks.values()
    hand_ins = [task.id for task in tasks if task.step == deliverable.step and task.kind is TaskKind.ATTACH]
    return hand_ins.index(deliverable.task) + 1 if deliverable.task in hand_ins else 0


def _deliverables(db: Db, sight: Sight, task: Task) -> Iterator[Deliverable]:
    case = sight.case
    if task.kind in (TaskKind.PLAN, TaskKind.SESSION):
        yield from _module(db, case, task)
        return
    for deliverable in db.deliverables(journey=task.journey):
        if _belongs(sight, task, deliverable):
            yield deliverable


def _module(db: Db, case: Case, task: Task) -> Iterator[Deliverable]:
    """Yield the files of the module that guides a pair's sessions: the approved one of its lead topic (rule 9)."""
    step = case.program.step(task.step)
    if not isinstance(step, SessionsStep) or guide_of_case(case, step, task.session) is not Guide.MODULE:
        return
    for other in case.linked.journeys:
        if other.journey.scope is Scope.TOPIC and other.journey.topics == case.state.journey.topics[:1]:
            made = db.deliverables(journey=other.journey.code)
            yield from (deliverable for deliverable in made if deliverable.step == step.guide)


def guide_of_case(case: Case, step: SessionsStep, session: int = 0) -> Guide:
    """Return what guides a session of the case's pair; 0: its sessions as a whole."""
    modules = topics_with_module(step, case.linked.journeys)
    return guide_of(case.program, step, case.state.journey, modules, session)


def _belongs(sight: Sight, task: Task, deliverable: Deliverable) -> bool:
    """Tell whether a file of the journey belongs to a task: one's own, what is decided about, the module in work."""
    step, made = sight.case.program.step(task.step), sight.case.program.step(deliverable.step)
    if isinstance(made, ModuleStep):
        return isinstance(step, ModuleStep | ApprovalStep)
    if isinstance(step, FormStep):
        return deliverable.task == task.id
    return task.kind is TaskKind.DECIDE and sight.answers(task) and sight.reads(step, made, deliverable.by)
