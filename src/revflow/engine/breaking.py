"""Which of a wave's pairs are to be broken: all that those named who send it back (rule 6)."""

from collections.abc import Iterable

from revflow.domain.facts import Voted
from revflow.engine.asking import tasks_of
from revflow.engine.view import View


def named_for(view: View, outcome: str, last: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the pairs that stand in the open round's votes for an outcome, each once; `last` are those of a new vote.

    What was said in a vote that was taken back counts no more.
    """
    events = view.visit.events if view.visit else ()
    newest = {event.fact.task: event.fact for event in events if isinstance(event.fact, Voted)}
    voted = [task.id for task in tasks_of(view) if task.closed_by and task.result == outcome]
    standing = (pair for task, vote in newest.items() if task in voted for pair in vote.pairs)
    return tuple(dict.fromkeys((*standing, *last)))
