"""Golden paths: what a story writes in the journals, kept beside the tests.

To see a change that was meant: `REVFLOW_GOLDEN=write pytest tests/engine`, then read the difference.
"""

import os
from collections.abc import Iterable
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, lines: Iterable[str]) -> None:
    """Compare a story's lines with those that are kept under its name."""
    path = "".join(f"{line}\n" for line in lines)
    kept = GOLDEN / f"{name}.path"
    if os.environ.get("REVFLOW_GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(path)
    assert path == kept.read_text()
