"""A whole program, gone through by its pages alone."""

import re
from html import unescape

import httpx

from revflow.domain.journeys import Ending, Scope
from revflow.domain.tasks import Task, TaskKind
from revflow.web.handing import HAND
from web.conftest import Site
from web.forms import NEEDS, OFFER, PDF

CONFLICT = 409
BESIDE = frozenset(
    {
        *(TaskKind.AGREE, TaskKind.PULSE, TaskKind.HELP, TaskKind.PAUSE, TaskKind.CHOOSE),
        *(TaskKind.GATHER, TaskKind.GATHERED),
    }
)
"""Tasks that a pair makes for itself, or a program asks by a line of its own.

`test_session_pages`, `test_choosing_page` and `test_circle_pages` take them.
"""


def offered(source: str, name: str) -> list[str]:
    """Return the values that a page's inputs of that name hold."""
    return [unescape(value) for value in re.findall(rf'name="{name}" value="([^"]*)"', source)]


def act(site: Site, client: httpx.Client, task: Task) -> bool:
    """Do on the page what it asks for, with what the page itself offers."""
    link = site.link(task)
    shown = client.get(link).text
    data, files = {}, {}
    match task.kind:
        case TaskKind.ANSWER:
            data = NEEDS if task.step == "needs" else OFFER
        case TaskKind.DECIDE | TaskKind.REVIEW:
            scores = dict.fromkeys(re.findall(r'name="(score\.\w+)"', shown), "3")
            said = {"comment": "Bien."} if 'name="comment"' in shown else {}
            data = {"outcome": "approve"} | said | scores
        case TaskKind.ATTACH:
            wanted = re.findall(r'type="file" [^>]*name="(\w+)"', shown)
            files = {name: (f"{name}.pdf", PDF) for name in wanted}
        case TaskKind.CONFIRM:
            asked = int(re.search(r"Choisissez (\d)", shown)[1])
            data = {"reflected": "on", "commitment": offered(shown, "commitment")[:asked]}
        case TaskKind.PLAN:
            data = {name: offered(shown, name)[0] for name in ("day", "time")}
        case TaskKind.SESSION:
            data = {"result": "held"}
    answer = client.post(link, data=data, files=files or None)
    if task.kind is TaskKind.SESSION and answer.status_code == CONFLICT:
        return False  # it is not over yet: nobody acts, and time goes on
    assert answer.status_code == 303, (task.id, re.findall(r"<strong>(.*?)</strong>", answer.text))
    asked = [form for form in re.findall(r"<form.*?</form>", client.get(link).text, re.DOTALL) if HAND not in form]
    assert asked == []
    return True


def test_a_whole_program_is_gone_through_by_its_pages(site: Site, client: httpx.Client):
    """Each kind of task is taken by its page, from the needs to the last session."""
    kinds = set()

    def by_page(_house, task: Task) -> bool:
        kinds.add(task.kind)
        return act(site, client, task)

    site.house.live(by_page, site.cohort)

    assert kinds == set(TaskKind) - BESIDE
    with site.house.app.store.read() as db:
        endings = {s.journey.scope: s.ending for s in db.summaries(site.cohort)}
    assert endings[Scope.PAIR] is Ending.FINISHED
