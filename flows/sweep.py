"""Hourly: what a crash may have left behind is found and mended."""

from prefect import flow

from revflow.bootstrap import open_app
from revflow.prefect.repair import repair


@flow(name="sweep", retries=0, persist_result=False)
def sweep() -> None:
    """Seal the journal, nudge what was missed, bring the runs in step with the journeys."""
    repair(open_app().ports)
