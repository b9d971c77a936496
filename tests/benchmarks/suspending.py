"""The peer: gates the way that Prefect's documentation shows, a served flow that suspends itself for input."""

import sys

from prefect import flow, task
from prefect.flow_runs import suspend_flow_run
from prefect.input import RunInput

NAME = "documented"


class Decision(RunInput):
    """What is decided at a gate."""

    outcome: str


@task(persist_result=True)
def ask(gate: int) -> int:
    """Stand for the mail of a gate; its kept result lets a resumed run pass it."""
    return gate


@flow(name="suspending", persist_result=True)
def suspending(gates: int) -> None:
    """Ask and wait, gate after gate."""
    for gate in range(1, gates + 1):
        ask(gate)
        suspend_flow_run(wait_for_input=Decision, timeout=3600, key=f"gate-{gate}")


if __name__ == "__main__":
    suspending.serve(name=NAME, parameters={"gates": int(sys.argv[1])}, print_starting_message=False)
