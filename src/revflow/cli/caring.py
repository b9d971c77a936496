"""Tasks of a pair that are answered by one word, from a terminal too: a proposal, a pause, a call."""

from revflow.domain.errors import RefusedError
from revflow.domain.tasks import TaskKind
from revflow.service.ports import Ports

CALLED, AGREED, DECLINED = "called", "agree", "decline"


def answered_by_a_word(ports: Ports, task_id: str, actor: str, word: str) -> bool:
    """Answer such a task, and say whether it was one.

    Raises RefusedError `task-unknown`, `outcome-unknown`, and as the use cases do.
    """
    from revflow.service import care, sessions

    with ports.store.read() as db:
        kind = db.task(task_id).kind
    match kind:
        case TaskKind.PAUSE:
            care.resume(ports, task_id, actor, word)
        case TaskKind.HELP:
            _check(word, CALLED)
            care.called(ports, task_id, actor)
        case TaskKind.AGREE:
            _check(word, AGREED, DECLINED)
            sessions.agree(ports, task_id, actor, agreed=word == AGREED)
        case _:
            return False
    return True


def _check(word: str, *known: str) -> None:
    if word not in known:
        raise RefusedError("outcome-unknown", outcome=word, known=", ".join(known))
