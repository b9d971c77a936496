"""Rule 24: an update of the people list that is killed at its commit is whole or not there, for all processes."""

import os
import signal
import subprocess
import sys
from collections import Counter

import pytest

from revflow.domain.facts import Asked, Ended, Relisted
from revflow.domain.mails import MailState
from revflow.service.case import people_of
from service.listed import ALL, EVE, LEA, MIA, begin

ANA = "3,Ana Li,ana@x.test,mentee,HR,Lyon,,en,"
NEWER = (EVE.replace("eve@", "eva@"), LEA.replace("Legal", "Tax"), MIA, ANA)
ADDRESSES = ("eva@x.test", "lea@x.test", "mia@x.test", "max@x.test", "ana@x.test")


@pytest.fixture
def listed(house, tmp_path):
    """The running program; this process keeps the people that it has read."""
    listed = begin(house, tmp_path)
    assert not listed.look(*ALL).changes
    return listed


def update_and_die(listed, crash):
    """Update the list in a process of its own that is killed at that point; return its exit code."""
    home = listed.house.app.settings.home
    environ = {**os.environ, "REVFLOW_CRASH": crash, "REVFLOW_HOME": str(home)}
    words = ["people", "update", listed.cohort, str(listed.write(NEWER)), "--yes"]
    command = [sys.executable, "-m", "revflow.cli", *words]
    return subprocess.run(command, env=environ, capture_output=True, check=False, timeout=120).returncode


def known(listed):
    """What a process knows of the people by what it keeps: who is there under which address."""
    with listed.house.app.store.read() as db:
        return {person.email for person in people_of(db, listed.cohort).values() if person.roles and not person.gone}


def told(listed):
    """What the journals say that an update does once, and who got which mail."""
    facts = [event.fact for one in listed.summaries() for event in listed.house.state(one.journey.code).events]
    once = Counter(type(fact).__name__ for fact in facts if isinstance(fact, Asked | Ended | Relisted))
    sent = {a: sorted(m.order.template for m in listed.mails(a) if m.state is MailState.SENT) for a in ADDRESSES}
    return once, sent


@pytest.mark.parametrize(("crash", "kept"), [("update-before-commit", False), ("update-after-commit", True)])
def test_an_update_that_is_killed_is_whole_or_not_there(listed, crash, kept):
    """What another process keeps of the people is the older list before the commit, and the newer one after it."""
    before = known(listed)

    killed = update_and_die(listed, crash)

    assert killed == -signal.SIGKILL
    assert known(listed) == ({"eva@x.test", "lea@x.test", "mia@x.test", "ana@x.test"} if kept else before)
    assert listed.look(*NEWER).changes is not kept


@pytest.mark.parametrize("crash", ["update-before-commit", "update-after-commit"])
def test_an_update_that_was_killed_and_is_given_again_ends_like_one_that_was_not(listed, crash):
    """Everybody is asked once, and each mail goes once: to the new address what was asked at the old one too."""
    assert update_and_die(listed, crash) == -signal.SIGKILL

    listed.update(*NEWER)

    once, sent = told(listed)
    assert once == {"Asked": 5, "Ended": 1, "Relisted": 1}
    asked = {address: ["task-form"] for address in ADDRESSES}
    assert sent == asked | {"eva@x.test": ["task-form", "task-form"]}
