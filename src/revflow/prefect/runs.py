"""The Prefect run of a journey: made, shown, made again. One call of these may fail; nothing of ours depends on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import FlowRun, State, StateDetails, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.exceptions import ObjectNotFound

from revflow.domain.errors import OutsideError
from revflow.domain.journeys import Summary
from revflow.prefect import names
from revflow.prefect.api import patiently
from revflow.prefect.deploy import NAME

BULK = 100
"""Runs read with one call."""

_OPERATORS = frozenset({StateType.SCHEDULED, StateType.CANCELLED, StateType.CANCELLING, StateType.COMPLETED})
"""States that are never forced away: what an operator asked for, or an end. A Failed or Crashed run is mended."""


@dataclass(frozen=True, slots=True)
class Card:
    """A journey as its run needs it: summary, the program's name, and the run's id ("" when it has none)."""

    summary: Summary
    program: str
    run: str = ""

    @property
    def code(self) -> str:
        """The journey's code."""
        return self.summary.journey.code

    @property
    def name(self) -> str:
        """The run's name."""
        return names.run_name(self.summary.journey.cohort, self.code)


def state_of(shown: names.Shown) -> State:
    """Return the Prefect state to force. Parked ones carry `pause_reschedule`: without it Resume runs for ever."""
    details = StateDetails(pause_reschedule=True) if shown.type == "PAUSED" else StateDetails()
    return State(type=StateType(shown.type), name=shown.name, message=shown.message or None, state_details=details)


class Runs:
    """The runs of journeys, through one client. `remedy` says what an operator can do about an incident's code."""

    def __init__(self, api: SyncPrefectClient, remedy: Callable[[str], str] = lambda _code: "") -> None:
        self._api = api
        self._remedy = remedy
        self._deployment: UUID | None = None

    def shown(self, summary: Summary) -> names.Shown:
        """Return what Prefect is to show of a journey."""
        return names.shown(summary, self._remedy(summary.incident) if summary.incident else "")

    def make(self, card: Card) -> str:
        """Make the journey's parked run; return its id. Two who make it at once get the same run.

        Raises OutsideError `deployment-missing`, and those of `patiently`.
        """
        state = state_of(self.shown(card.summary))
        if state.type != StateType.PAUSED:
            state = state_of(names.Shown("PAUSED", names.WORKING))
        try:
            run = patiently(
                lambda: self._api.create_flow_run_from_deployment(
                    self._journey_deployment(),
                    parameters={"code": card.code},
                    state=state,
                    name=card.name,
                    tags=names.tags(card.summary, card.program),
                    idempotency_key=f"{card.name} after {card.run or 'none'}",
                )
            )
        except ObjectNotFound as error:
            self._deployment = None
            raise OutsideError("deployment-missing", deployment=f"journey/{NAME}") from error
        return str(run.id)

    def read(self, ids: Iterable[str]) -> dict[str, FlowRun]:
        """Return the runs that exist among those ids."""
        wanted = [UUID(one) for one in ids if one]
        found: dict[str, FlowRun] = {}
        for start in range(0, len(wanted), BULK):
            part = FlowRunFilter(id=FlowRunFilterId(any_=wanted[start : start + BULK]))
            read = partial(self._api.read_flow_runs, flow_run_filter=part, limit=BULK, sort=FlowRunSort.ID_DESC)
            runs = patiently(read)
            found |= {str(run.id): run for run in runs}
        return found

    def show(self, card: Card, run: FlowRun) -> bool:
        """Bring a run's state and tags in step with the journey; tell whether it was allowed to.

        `run` was read just before: nothing is forced over an operator's wish or an end. Raises ObjectNotFound.
        """
        if run.state is None or run.state.type in _OPERATORS:
            return False
        wanted = self.shown(card.summary)
        if (run.state.type.value, run.state.name, run.state.message or "") != (
            wanted.type,
            wanted.name,
            wanted.message,
        ):
            patiently(lambda: self._api.set_flow_run_state(run.id, state_of(wanted), force=True))
        self._tag(card, run)
        return True

    def _tag(self, card: Card, run: FlowRun) -> None:
        wanted = set(names.tags(card.summary, card.program))
        mine = {tag for tag in run.tags if tag.partition(":")[0] in {"program", "cohort", "scope", "step"}}
        if wanted != mine:
            tags = sorted(wanted | (set(run.tags) - mine))
            patiently(lambda: self._api.update_flow_run(run.id, tags=tags))

    def _journey_deployment(self) -> UUID:
        if self._deployment is None:
            self._deployment = self._api.read_deployment_by_name(f"journey/{NAME}").id
        return self._deployment
