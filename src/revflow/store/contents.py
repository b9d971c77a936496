"""Personal content, apart from the journal and erasable; and the records of files."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from revflow.service.ports import Deliverable
from revflow.store import tables as t
from revflow.store.part import Part, batches
from revflow.store.rows import DELIVERABLE, plain

ANSWER = "answer"
"""The kind of content that a form's answer is."""

_C = t.contents.c
_CONTENT = select(_C.data).where(_C.digest == bindparam("digest")).order_by(_C.id.desc()).limit(1)
_NEWEST = (
    select(func.max(_C.id))
    .where(_C.kind == ANSWER, _C.journey.in_(bindparam("journeys", expanding=True)))
    .group_by(_C.journey, _C.step)
)
_ANSWERS = select(_C.journey, _C.step, _C.data).where(_C.id.in_(_NEWEST)).order_by(_C.id)
_DELIVERABLES = select(*[t.deliverables.c[name] for name in DELIVERABLE]).order_by(t.deliverables.c.id)


class Contents(Part):
    """Queries on what people wrote and handed in."""

    def put_content(self, digest: str, journey: str, step: str, task: str, kind: str, data: object) -> None:
        """Keep a JSON value under its digest. Two tasks may have the same content; one that is kept already stays."""
        row = {"digest": digest, "journey": journey, "step": step, "task": task, "kind": kind, "data": data}
        self._insert_new(t.contents, row)

    def content(self, digest: str) -> object | None:
        """Return the content of that digest, or None when it was erased or never there."""
        data: object | None = self._db.execute(_CONTENT, {"digest": digest}).scalar()
        return data

    def answers(self, journeys: Iterable[str]) -> dict[str, dict[str, Mapping[str, object]]]:
        """Return journey to step to its newest answer; of a step that asked several, the answer that came last.

        Answers of several people are never merged: each one's own is found by its digest (`content`).
        """
        found: dict[str, dict[str, Mapping[str, object]]] = {}
        for some in batches(journeys):
            for journey, step, data in self._db.execute(_ANSWERS, {"journeys": some}):
                found.setdefault(journey, {})[step] = data
        return found

    def put_deliverable(self, deliverable: Deliverable) -> None:
        """Record a file; the same one of the same task is recorded once."""
        self._insert_new(t.deliverables, plain(deliverable, DELIVERABLE))

    def deliverables(self, *, journey: str = "", sha256: str = "") -> list[Deliverable]:
        """Return the records of a journey's files, or of one file, oldest first."""
        asked = {name: value for name, value in (("journey", journey), ("sha256", sha256)) if value}
        return [Deliverable(*row) for row in self._db.execute(_chosen(frozenset(asked)), asked)]


@cache
def _chosen(by: frozenset[str]) -> Select[Any]:
    """Return the records of files chosen by these: `journey`, `sha256`."""
    return _DELIVERABLES.where(*[t.deliverables.c[name] == bindparam(name) for name in sorted(by)])
