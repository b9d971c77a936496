"""Shipped programs with a few lines changed, launched for a small company, and led on to a step."""

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.tasks import Task
from revflow.service.launch import launch
from service_people import PAIRS


def start(house: House, tmp_path, program: str, *changes: tuple[str, str], people: str = PAIRS) -> str:
    """Launch a shipped program after replacing texts in it, from a company's own folder; return the cohort."""
    listed = tmp_path / "people.csv"
    listed.write_text(people, encoding="utf-8")
    source = (house.programs / f"{program}.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in source, old
        source = source.replace(old, new)
    path = tmp_path / "company" / "programs" / f"{program}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    return launch(house.app.ports, path, listed)


def until(house: House, step: str, act=willing) -> list[Task]:
    """Let everybody act until that step is asked; return its tasks."""
    for _ in range(400):
        house.settle()
        if found := house.tasks(step=step):
            return found
        acted = [act(house, task) for task in house.tasks()]
        assert any(acted) or house.jump()
    raise AssertionError(step)
