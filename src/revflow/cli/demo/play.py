"""The play itself: people act whenever letters come; when nobody has anything to do, time may jump."""

import contextlib
import json
import signal
import time
from datetime import datetime
from types import TracebackType
from typing import Self

from rich.live import Live

from revflow import shipped
from revflow.bootstrap import App, open_app
from revflow.bootstrap.settings import Settings
from revflow.cli.demo import account as accounts
from revflow.cli.demo.actors import Actors
from revflow.cli.demo.cast import cast_of
from revflow.cli.demo.mailbox import Mail, Mailbox
from revflow.cli.demo.show import live_table, tell_account
from revflow.cli.demo.stage import Stage
from revflow.cli.say import err, tell
from revflow.definition.load import load
from revflow.domain.errors import OutsideError
from revflow.domain.journeys import Scope, Summary
from revflow.domain.mails import MailState
from revflow.service.status import outbox

PROGRAM, PEOPLE = "transition-numerique.yaml", "transition-numerique.people.csv"
LIMIT = 900.0
"""Longest real time that the play may take, in seconds."""

_HOLD = 60.0
_POLL = 0.02
_STUCK = 60.0
_SHOW = 0.5


class Play:
    """One performance. Use it in a `with` block: what it starts, it ends."""

    def __init__(self) -> None:
        folder = shipped.folder("programs")
        self._paths = (folder / PROGRAM, folder / PEOPLE)
        self._program = load(self._paths[0]).require()
        self._cast = cast_of(self._program, self._paths[1])
        self._stage = Stage()
        self._actors = Actors(self._cast, tell)
        self._began = time.monotonic()
        self._jumps = 0

    def __enter__(self) -> Self:
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, signal.default_int_handler)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._actors.close()
        self._stage.stop()

    def run(self) -> accounts.Account:
        """Start the parts, launch the cohort, play until its end; return what happened."""
        self._start()
        self._play()
        return self._account()

    def tell(self, account: accounts.Account) -> None:
        """Tell on standard error what happened, and where to look."""
        tell_account(account)

    def stay(self) -> None:
        """Keep all up until Ctrl-C."""
        tell("demo-stay")
        with contextlib.suppress(KeyboardInterrupt):
            self._stage.wait()

    # --- before -----------------------------------------------------------------------------------------------
    def _start(self) -> None:
        cast = self._cast
        names = {"program": self._program.program, "edition": self._program.edition}
        tell("demo-title", **names, mentees=len(cast.mentees), mentors=len(cast.mentors))
        tell("demo-starting", folder=str(self._stage.folder))
        self._stage.start()
        tell("demo-started", seconds=self._seconds(), prefect=self._stage.addresses["prefect"])
        self._app: App = open_app(Settings(home=self._stage.home, web_url=self._stage.web))
        self._app.clock.hold(_HOLD)
        self._mailbox = Mailbox(self._app.settings.maildir)
        tell("demo-launching")
        program, people = map(str, self._paths)
        self._cohort = self._stage.command("launch", program, "--people", people).strip()
        with self._app.store.read() as db:
            self._launched_at = db.cohort(self._cohort).launched_at

    # --- the play ---------------------------------------------------------------------------------------------
    def _play(self) -> None:
        with Live(console=err, refresh_per_second=4, transient=True) as live:
            shown = 0.0
            while not self._over():
                if time.monotonic() - shown > _SHOW:
                    live.update(live_table(self._now(), accounts.stages(self._program, self._summaries())))
                    shown = time.monotonic()
                self._turn()

    def _turn(self) -> None:
        """Wait until all is quiet; then everybody reads what came, or, if nothing did, time jumps once."""
        self._app.clock.hold(_HOLD)
        self._until_quiet()
        mails = self._mailbox.unread()
        for mail in sorted(mails, key=lambda mail: mail.to != self._cast.leaver):
            self._read(mail)
        if not mails:
            self._jump()

    def _read(self, mail: Mail) -> None:
        """Have a letter read; the sponsor prefers the command line to links."""
        sponsor = self._program.groups["sponsor"].members[0].lower()
        if mail.to != sponsor:
            self._actors.read(mail)
            return
        listed = self._stage.command("tasks", "--for", sponsor, "--json")
        for task in json.loads(listed):
            self._stage.command("decide", task["task"], "approve", "--as", sponsor)
            self._actors.acts += 1
            self._actors.people.add(sponsor)
            tell("demo-moment-sponsor")

    def _jump(self) -> None:
        """Let time go until it has jumped once, or has come by itself to what was due next."""
        before = self._time()
        self._app.clock.let_jump_once(_HOLD)
        deadline = time.monotonic() + _STUCK
        while (now := self._time()) == before:
            if time.monotonic() > deadline:
                raise self._stuck()
            time.sleep(_POLL)
        self._jumps += now[0] != before[0]

    def _time(self) -> tuple[float, datetime | None]:
        """Return how far time has jumped, and what is due next."""
        with self._app.store.read() as db:
            return db.clock_offset(), db.next_due()

    def _until_quiet(self) -> None:
        deadline, before = time.monotonic() + _STUCK, self._progress()
        while not self._quiet():
            if time.monotonic() > deadline:
                deadline, earlier, before = time.monotonic() + _STUCK, before, self._progress()
                if before == earlier:
                    raise self._stuck()
            time.sleep(_POLL)
        if self._seconds() > LIMIT:
            raise OutsideError("demo-slow", seconds=LIMIT, folder=str(self._stage.folder))

    def _progress(self) -> tuple[int, int]:
        """Return how many events and mails there are that were not there before: a busy house is not stuck."""
        mails = sum(mail.state is not MailState.QUEUED for mail in outbox(self._app.ports))
        return sum(summary.version for summary in self._summaries()), mails

    def _quiet(self) -> bool:
        """Tell whether all that was done is drawn into consequences, and all that is due is sent."""
        clock = self._app.clock
        with self._app.store.read() as db:
            busy = db.leases() or db.nudged(1, clock.real()) or db.due_mails(clock.now(), 1)
            return not busy and not db.due_journeys(clock.now(), 1)

    def _over(self) -> bool:
        """Tell whether every journey has ended and the last mail is sent."""
        with self._app.store.read() as db:
            due = db.next_due()
        return due is None and all(summary.ending is not None for summary in self._summaries()) and self._quiet()

    def _stuck(self) -> OutsideError:
        awaited = {f"{one.journey.code} {'+'.join(one.awaits)}" for one in self._summaries() if one.ending is None}
        return OutsideError("demo-stuck", awaits=", ".join(sorted(awaited)), folder=str(self._stage.folder))

    # --- after ------------------------------------------------------------------------------------------------
    def _account(self) -> accounts.Account:
        for _ in self._mailbox.unread():
            pass
        summaries = self._summaries()
        with self._app.store.read() as db:
            outbox = db.outbox(self._cohort)
            run = db.run(next(one.journey.code for one in summaries if one.journey.scope is Scope.COHORT))
            sessions = accounts.sessions_held(db, summaries)
        prefect = self._stage.addresses["prefect"]
        found = accounts.endings(summaries)
        moments = tuple(self._cast.moments)
        return accounts.Account(
            cohort=self._cohort,
            program=self._program.program,
            edition=self._program.edition,
            seconds=self._seconds(),
            days=(self._app.clock.now() - self._launched_at).days,
            jumps=self._jumps,
            mails=accounts.mail_counts(outbox),
            acts=self._actors.acts,
            people=len(self._actors.people),
            sessions=sessions,
            moments=moments,
            stages=accounts.stages(self._program, summaries),
            endings=found,
            incidents=sum(bool(one.incident) for one in summaries),
            unexpected=accounts.differences(self._cast, found, moments),
            folder=str(self._stage.folder),
            mail_folder=str(self._app.settings.maildir),
            prefect=prefect,
            run=f"{prefect}/runs/flow-run/{run}" if run else "",
        )

    def _summaries(self) -> list[Summary]:
        with self._app.store.read() as db:
            return db.summaries(self._cohort)

    def _now(self) -> dict[str, datetime | int]:
        return {
            "when": self._app.clock.now(),
            "mails": self._mailbox.count,
            "acts": self._actors.acts,
            "jumps": self._jumps,
        }

    def _seconds(self) -> int:
        return round(time.monotonic() - self._began)
