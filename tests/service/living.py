"""A process that lives through a program until all is over: tests kill it on the way and start it again."""

import sys
from pathlib import Path

from fixtures.house import House
from fixtures.script import willing
from revflow.bootstrap import Settings, open_app
from revflow.service import drive, status
from revflow.service.launch import launch


def main(home: Path, people: Path) -> None:
    """Launch the pilot if nothing runs yet, then live it to its end; a lost driver is noticed after a second."""
    drive.LEASE_SECONDS = 1.0
    house = House(open_app(Settings(home=home, web_url="http://revflow.test")))
    running = status.cohorts(house.app.ports)
    cohort = running[0].cohort if running else launch(house.app.ports, house.programs / "pilot.yaml", people)
    house.live(willing, cohort)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
