"""The composition root: settings make adapters, adapters make the ports that use cases are given."""

from dataclasses import dataclass

from revflow import shipped
from revflow.bootstrap.settings import Settings
from revflow.functions import InstalledFunctions
from revflow.mail import TemplateLetters, open_bounces, open_post
from revflow.service.ports import Letters, Ports
from revflow.store import DiskFiles, SqlStore, StoreClock, migrate, open_store

__all__ = ["App", "Settings", "open_app", "open_letters"]


@dataclass(frozen=True, slots=True)
class App:
    """One process's parts: its settings, the store and clock for machinery, and the ports for use cases."""

    settings: Settings
    store: SqlStore
    clock: StoreClock
    ports: Ports


def open_app(settings: Settings | None = None) -> App:
    """Put the parts together, in a data folder that is made if missing, on a database that is brought up to date.

    Raises UsageError for a variable that is wrong, before anything is made; OutsideError when the database or the
    folder cannot be used.
    """
    settings = settings or Settings.read()
    post = open_post(settings.smtp_url, settings.mail_from, settings.maildir, settings.mail_redirect)
    settings.make_home()
    migrate(settings.store_url)
    store = open_store(settings.store_url)
    clock = StoreClock(store)
    ports = Ports(
        store=store,
        clock=clock,
        files=DiskFiles(settings.deliverables),
        letters=open_letters(),
        post=post,
        secret=settings.secret(),
        web_url=settings.web_url.rstrip("/"),
        templates=shipped.folder("templates"),
        functions=InstalledFunctions(),
        reply_to=settings.mail_from,
        # what comes back of redirected mails says nothing of their readers
        bounces=None if settings.mail_redirect else open_bounces(settings.bounces),
    )
    return App(settings, store, clock, ports)


def open_letters() -> Letters:
    """Return what renders mails, for who needs no data folder."""
    return TemplateLetters(shipped.folder("templates"))
