"""The parked runs of a cohort's journeys: the worker makes them by itself; an operator may ask for them here."""

from prefect import flow

from revflow.bootstrap import open_app
from revflow.prefect.repair import make_missing


@flow(name="launch", retries=0, persist_result=False)
def launch(cohort: str = "") -> None:
    """Make the runs that are missing, of one cohort or of all."""
    make_missing(open_app().ports, cohort)
