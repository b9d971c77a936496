"""What the store keeps, as use cases see it: cohorts and files."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Cohort:
    """One launch. `edition` is the content hash of its program; `folder` where its program stood (for its templates).

    `code` is the code of the cohort's own journey; `salt` salts the digests of personal content (hex); `seed` feeds the
    match; `launched_at` UTC.
    """

    name: str
    code: str
    edition: str
    program: str
    edition_label: str
    folder: str
    salt: str
    seed: int
    launched_at: datetime


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A stored file's record: `sha256` names it in the data folder; `name` is the file's own, `size` in bytes."""

    sha256: str
    journey: str
    step: str
    task: str
    label: str
    name: str
    size: int
    by: str
    at: datetime
