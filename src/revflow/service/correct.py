"""HR corrects what was recorded of a session."""

from datetime import datetime

from revflow.engine import commands
from revflow.engine.commands.pairs import sessions_under_way
from revflow.service.act import Act, Content, act
from revflow.service.case import Case, digest_of
from revflow.service.free_text import LONGEST_REMARK, free_text
from revflow.service.ports import Ports


def correct(
    ports: Ports, code: str, number: int, result: str, reason: str, actor: str = "", starts: datetime | None = None
) -> None:
    """Correct what became of a pair's session: `held` at `starts` (UTC), `missed` or `cancelled`; both hear of it.

    `reason` is kept apart from the journal, erasable. Raises RefusedError: see `engine.commands.correct`;
    `text-too-long`.
    """
    why = free_text(reason, LONGEST_REMARK)

    def judge(case: Case, now: datetime) -> Act:
        it = (case.program, case.state, case.linked)
        digest = digest_of(case.cohort, f"{code}.{number}", why) if why else ""
        change = commands.correct(*it, actor, number, result, digest, now, starts=starts)
        step = sessions_under_way(*it, now).step.id
        return Act(change, (Content(digest, step, "", "reason", why),))

    act(ports, code, actor, judge)
