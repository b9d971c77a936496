"""The data folder: its mails hold signed links, so that nobody but its owner reads in it."""

from pathlib import Path

OWNER_ONLY = 0o700


def make_home(home: Path) -> Path:
    """Make the data folder if it is missing, closed to others whatever the umask; one that is there stays as it is."""
    home.parent.mkdir(parents=True, exist_ok=True)
    try:
        home.mkdir(mode=OWNER_ONLY)
    except FileExistsError:
        if not home.is_dir():
            raise
    else:
        home.chmod(OWNER_ONLY)
    return home
