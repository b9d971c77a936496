"""Facts of what steps do by themselves, and of what fails."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionDone:
    """What a step does by itself is done: `action` is `report`, `mail`...; `files` name what it made, by SHA-256."""

    step: str
    round: int
    action: str
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ActionFailed:
    """An action failed with a code (never an exception's text); tried again by timers (rule 23)."""

    step: str
    round: int
    action: str
    code: str


@dataclass(frozen=True, slots=True)
class ActionRetried:
    """A person asked that a failed action be tried again: its tries start anew."""

    step: str
    round: int


@dataclass(frozen=True, slots=True)
class Alerted:
    """HR is told once of an incident; `cause` as in the summary: `action-failed`, `nobody-to-ask:hr`.

    `over`: nothing is told, the incident has ended by itself; if it comes back, HR hears again.
    """

    step: str
    round: int
    cause: str
    over: bool = False
