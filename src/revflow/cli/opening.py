"""The application, put together once for a command."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from revflow.bootstrap import App


def opened() -> "App":
    """Open the data folder that the environment names. Raises OutsideError when it cannot be reached."""
    from revflow.bootstrap import open_app

    return open_app()
