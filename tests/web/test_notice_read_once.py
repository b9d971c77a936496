"""The privacy notice is read once: whoever has several journeys is not asked for it again in each."""

import httpx
import pytest

from revflow.domain.tasks import Task
from web.conftest import HERE, Site, launched
from web.forms import NEEDS
from web.test_notice import FRENCH, contents, version

__all__ = ["contents"]


def of(site: Site, step: str, name: str) -> Task:
    """Return one person's open task of a step."""
    with site.house.app.store.read() as db:
        [ref] = [ref for ref, one in db.people(site.cohort).items() if one.name == name]
    [found] = [task for task in site.house.tasks(step=step) if task.to == (ref,)]
    return found


@pytest.fixture
def crossed(house, contents, tmp_path):
    """A program with that notice, in which one of three takes part in both roles."""
    program, people = contents.parents[1] / "programs" / "told.yaml", tmp_path / "people.csv"
    program.parent.mkdir()
    steps = (HERE / "pages.yaml").read_text("utf-8")
    program.write_text(steps + "privacy: {notice: ours}\n", "utf-8")
    both = "Zoé Roux,zoe@essai.test,both,Droit,Paris,chef@essai.test,fr\n"
    people.write_text((HERE / "people.csv").read_text("utf-8") + both, "utf-8")
    with launched(house, str(program), str(people)) as site:
        yield site


def test_who_has_read_it_as_an_executive_is_not_asked_again_as_a_mentor(crossed: Site, client: httpx.Client):
    """Given one with two roles, when the second form is opened, then the notice is folded; not for others."""
    needs = of(crossed, "needs", "Zoé Roux")
    client.post(crossed.link(needs), data=NEEDS | {":notice": version(FRENCH)})

    own = client.get(crossed.link(of(crossed, "mentor-offer", "Zoé Roux"))).text
    other = client.get(crossed.link(of(crossed, "needs", "Ève Lambert"))).text

    assert ":notice" not in own
    assert f'name=":notice" value="{version(FRENCH)}"' in other
