"""How the demo is shown: a table that grows while it runs, and what happened at its end."""

from collections.abc import Iterable, Mapping

from rich.console import Group
from rich.table import Table
from rich.text import Text

from revflow.cli.demo.account import Account, Stage
from revflow.cli.say import cell, err, t, tell


def live_table(now: Mapping[str, object], stages: Iterable[Stage]) -> Group:
    """Return what stands on the screen while the play goes on."""
    return Group(_table(stages), Text(t("demo-now", **now)))


def tell_account(account: Account) -> None:
    """Tell on standard error what happened stage by stage, how it ended, and where to look."""
    err.print(_table(account.stages), soft_wrap=False)
    err.print(_endings(account.endings), soft_wrap=False)
    tell(
        "demo-done",
        seconds=account.seconds,
        days=account.days,
        mails=account.mails.get("sent", 0),
        acts=account.acts,
        people=account.people,
    )
    for difference in account.unexpected:
        tell("demo-unexpected", what=difference.what, found=str(difference.found), expected=str(difference.expected))
    tell("demo-mails", folder=account.mail_folder)
    if account.run:
        tell("demo-run", url=account.run)


def _table(stages: Iterable[Stage]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("step", "each", "outcomes", "open"):
        table.add_column(t(f"demo-column-{name}"))
    for stage in stages:
        table.add_row(stage.step, stage.each, cell(stage.outcomes or None), str(stage.open or ""))
    return table


def _endings(endings: Mapping[str, Mapping[str, int]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(t("demo-column-each"))
    table.add_column(t("demo-column-ending"))
    for scope, counts in endings.items():
        table.add_row(scope, cell(counts))
    return table
