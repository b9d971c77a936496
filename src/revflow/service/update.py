"""The people list of a running cohort is updated: looked at first, then all in one transaction or nothing (rule 24)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TypedDict

from revflow.definition.people import PersonRow
from revflow.definition.program import Program
from revflow.domain.errors import FaultyInputError, RefusedError
from revflow.domain.facts import Proposal, Relisted
from revflow.domain.journeys import LETTERS, Journey, Scope, Summary
from revflow.domain.mails import MailState, OutboxMail
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskState
from revflow.engine import Change, advance, commands
from revflow.engine.incidents import NOBODY_TO_ASK
from revflow.engine.joins import wave_open, waves_left
from revflow.engine.pool import match_of
from revflow.engine.proposals import proposals
from revflow.engine.roster import Kind, Roster, compare, openings
from revflow.service import crash
from revflow.service.case import Case, digest_of, load_case, load_state, mark_people, people_of, program_of
from revflow.service.circles import invitations_ahead
from revflow.service.forewarned import people_for
from revflow.service.newcomers import bring_deputies
from revflow.service.ports import Cohort, Db, Ports
from revflow.service.preview import Preview, Seen, preview_of
from revflow.service.record import keep_in_step, open_journey, record
from revflow.service.sending import GONE
from revflow.service.timing import sending_time

_EVER = datetime(2000, 1, 1, tzinfo=UTC)
_OPEN = (TaskState.OPEN, TaskState.LATE)
_ONCE = frozenset({"reminder", "escalation"})
"""Mails on a task that are not sent anew to a changed address: what was asked for is."""


def look(ports: Ports, cohort: str, people: Path) -> Preview:
    """Return what an update would change, person by person; nothing is written.

    Raises FaultyInputError for a faulty list, RefusedError `cohort-unknown`, `update-ended`.
    """
    with ports.store.read() as db:
        fresh = count(1)
        found = _Update(ports, db, db.cohort(cohort), people, lambda: f"new-{next(fresh)}")
        return preview_of(found.seen())


def update(ports: Ports, cohort: str, people: Path, mark: str = "") -> Preview:
    """Update a cohort's people list; return what it changed.

    With the `mark` of a preview nothing is done unless the update still concerns the same people in the same way.
    Raises as `look` does, and RefusedError `update-outdated`.
    """
    with ports.store.write() as db:
        db.lock([one.journey.code for one in db.summaries(cohort)])
        found = _Update(ports, db, db.cohort(cohort), people, lambda: db.mint("U", 1)[0])
        done = preview_of(found.seen())
        if mark not in ("", done.mark):
            raise RefusedError("update-outdated", cohort=cohort)
        if done.changes:
            found.commit()
        crash.point("update-before-commit")
    crash.point("update-after-commit")
    return done


class _Waves(TypedDict, total=False):
    proposed: tuple[Proposal, ...]
    waves_over: bool


@dataclass(frozen=True, slots=True)
class _Moved:
    """One journey, and what the update changes there."""

    case: Case
    change: Change


class _Update:
    """One update within one transaction."""

    def __init__(self, ports: Ports, db: Db, cohort: Cohort, path: Path, new_ref: Callable[[], str]) -> None:
        self._ports = ports
        self._db = db
        self._cohort = cohort
        self._program: Program = program_of(db, cohort)
        self._summaries = db.summaries(cohort.name)
        _check_runs(self._summaries, cohort)
        listed = people_for(self._program, path)
        self._rows: Sequence[PersonRow] = listed.require()
        self._warnings = listed.faults
        self._known: Mapping[str, Person] = people_of(db, cohort.name)
        self._roster: Roster = compare(self._program, self._known, self._rows, str(path), new_ref)
        if self._roster.faults:
            raise FaultyInputError("faulty-people", self._roster.faults, count=len(self._roster.faults))
        self._after = self._roster.people(self._known)
        self._listed = {ref: person for ref, person in self._after.items() if not person.gone}
        self._relisting = commands.Relisting(self._known, self._roster.heirs)
        self._now = ports.clock.now()

    def seen(self) -> Seen:
        """Return all that a preview tells of: each journey concerned, as it stands, and what changes there."""
        moved = {code: self._moved(code) for code in self._concerned()}
        tasks = self._tasks()
        return Seen(
            cohort=self._cohort,
            program=self._program,
            roster=self._roster,
            known=self._known,
            after=self._after,
            summaries=self._summaries,
            cases={code: one.case for code, one in moved.items()},
            changes={code: one.change for code, one in moved.items()},
            kept_back={code: tuple(self._kept_back(one.case)) for code, one in moved.items()},
            tasks=tasks,
            warnings=self._warnings,
            **self._waves(),
        )

    def _waves(self) -> _Waves:
        """Return how it stands with the waves of the program's match."""
        match = match_of(self._program)
        if match is None:
            return {}
        state = load_state(self._db, self._db.summary(self._cohort.code).journey)
        if wave_open(match, state):
            return {"proposed": proposals(state, match.id)}
        return {"waves_over": not waves_left(match, state)}

    def commit(self) -> None:
        """Write it all: the people, what leaves and changes hands, the new journeys, and what mails become."""
        db, cohort = self._db, self._cohort
        concerned = self._concerned()
        again = list(self._again())
        db.add_people(cohort.name, [*(line.after for line in self._roster.lines), *self._roster.acting])
        mark_people(db, cohort.name)
        bring_deputies(db, cohort, self._now)
        for code in concerned:
            self._apply(code)
        self._open()
        self._note()
        self._skip_mails()
        for mail in again:
            self._send_again(mail)
        db.nudge([*concerned, cohort.code, *self._stuck()])

    def _concerned(self) -> list[str]:
        """Return the open journeys that may change: those of changed people, their pairs, and where they are asked.

        People's own come first: whose pairs they stop is known when these are looked at.
        """
        refs = self._changed()
        own = {one.journey.code for one in self._summaries if one.journey.person in refs}
        asking = {task.journey for task in self._tasks()}
        found = [
            one.journey
            for one in self._summaries
            if one.ending is None and (own | asking) & {one.journey.code, one.journey.mentee, one.journey.mentor}
        ]
        return [one.code for one in sorted(found, key=lambda one: (not one.person, one.code))]

    def _changed(self) -> set[str]:
        return set(self._roster.before()) | set(self._roster.heirs)

    def _tasks(self) -> list[Task]:
        """Return the open tasks that ask somebody who changes."""
        refs = self._changed()
        return self._db.tasks(cohort=self._cohort.name, refs=refs, states=_OPEN) if refs else []

    def _moved(self, code: str) -> _Moved:
        case = load_case(self._db, code)
        case = replace(case, linked=replace(case.linked, people=self._listed), everybody=self._after)
        return _Moved(case, commands.relist(case.program, case.state, case.linked, self._relisting, self._now))

    def _kept_back(self, case: Case) -> Iterator[tuple[Task, str, str]]:
        yield from commands.kept_back(case.program, case.state, case.linked, self._relisting, self._now)

    def _apply(self, code: str) -> None:
        """Write what changes in one journey; lists show it at once."""
        moved = self._moved(code)
        if not moved.change.facts:
            return
        case = moved.case
        state = record(self._db, case, moved.change, actor="", at=self._now)
        keep_in_step(self._db, case, advance(case.program, state, case.linked, self._now).summary)

    def _open(self) -> None:
        """Open the journeys of new roles: the next wave may take them."""
        db, cohort = self._db, self._cohort
        wanted = openings(self._roster.lines, db.summaries(cohort.name))
        journeys = [Journey(db.mint(LETTERS[scope], 1)[0], cohort.name, scope, person=ref) for ref, scope in wanted]
        db.add_journeys(journeys)
        for journey in journeys:
            open_journey(db, journey, program=cohort.edition, actor="", at=self._now)

    def _note(self) -> None:
        """Write into the cohort's journal that the list was updated: its digest and counts, nothing personal."""
        case = load_case(self._db, self._cohort.code)
        counts = {kind: len(self._roster.of(kind)) for kind in Kind}
        listed = [[row.key, row.email, sorted(row.roles)] for row in self._rows]
        fact = Relisted(
            digest_of(self._cohort, "people", listed),
            joined=counts[Kind.JOIN],
            returned=counts[Kind.RETURN],
            left=counts[Kind.LEAVE],
            changed=counts[Kind.CHANGE],
        )
        record(self._db, case, Change(facts=(fact,)), actor="", at=self._now)

    def _skip_mails(self) -> None:
        """Let no mail go any more that waits for somebody who is gone."""
        for person in self._after.values():
            if person.gone:
                for mail in self._db.mails_to(person.ref, _EVER):
                    if mail.state is MailState.QUEUED:
                        self._db.put_mail(replace(mail, state=MailState.SKIPPED, error=GONE))

    def _again(self) -> Iterator[OutboxMail]:
        """Yield what asked people at an address that changes: of each open task its newest mail of each kind.

        So do what invites them to a meeting of a circle that lies ahead.
        """
        for line in self._roster.of(Kind.CHANGE):
            if line.before is None or line.before.email == line.after.email:
                continue
            ref = line.after.ref
            open_ = {task.id for task in self._db.tasks(refs=[ref], states=_OPEN)}
            mails = [*self._db.failed_mails_to(ref), *self._db.mails_to(ref, _EVER)]
            asked = (one for one in mails if one.order.task in open_ and one.order.template not in _ONCE)
            newest = {(mail.order.task, mail.order.template): mail for mail in asked}
            again = (*newest.values(), *invitations_ahead(mails, self._now))
            yield from (mail for mail in again if mail.state is not MailState.QUEUED)

    def _send_again(self, mail: OutboxMail) -> None:
        """Queue a mail once more, as a new one: its link is of the new address."""
        task = self._db.task(mail.order.task) if mail.order.task else None
        if task is not None and (task.state not in _OPEN or mail.order.to not in task.to):
            return
        person = self._after[mail.order.to]
        number = self._db.summary(self._cohort.code).version
        head, step, purpose, ref = mail.order.key.split("/")
        order = replace(mail.order, key=f"{head}/{step}/{purpose}-at-{number}/{ref}", not_before=None)
        at = sending_time(self._program, person, order, self._now)
        self._db.queue(self._cohort.name, [replace(order, not_before=at)], self._now)

    def _stuck(self) -> list[str]:
        """Return the journeys that nobody could be asked for so far: somebody may be there now."""
        return [one.journey.code for one in self._summaries if one.incident.startswith(NOBODY_TO_ASK)]


def _check_runs(summaries: Sequence[Summary], cohort: Cohort) -> None:
    own = next(one for one in summaries if one.journey.scope is Scope.COHORT)
    if own.ending is not None:
        raise RefusedError("update-ended", cohort=cohort.name)
