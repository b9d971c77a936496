"""One subject's way through the program: driven as far as it goes, then parked until somebody nudges it."""

from prefect import flow
from prefect.client.schemas.objects import State

from revflow.bootstrap import open_app
from revflow.prefect.engineway import drive_run


@flow(name="journey", retries=0, persist_result=False)
def journey(code: str) -> State:
    """Drive the journey with that code, by Prefect's ordinary flow engine."""
    return drive_run(open_app().ports, code)
