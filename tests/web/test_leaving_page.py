"""Leaving by a link (rule 11)."""

import httpx
import pytest

from revflow.domain.journeys import Ending
from revflow.service.launch import launch
from revflow.service.leave import leave, stop
from revflow.service.letters import compose
from web.conftest import HERE, Site

BOTH = """name,email,role,department,site,manager,language
Ana Both,ana@essai.test,both,Finance,Paris,chef@essai.test,en
Ève Lambert,eve@essai.test,mentee,Finance,Paris,chef@essai.test,fr
Noé Petit,noe@essai.test,mentor,Achats,Lyon,cheffe@essai.test,en
"""


@pytest.fixture
def two_roles(site: Site, tmp_path) -> Site:
    """A cohort in which one person is mentee and mentor."""
    people = tmp_path / "people.csv"
    people.write_text(BOTH)
    site.cohort = launch(site.house.app.ports, HERE / "pages.yaml", people, name=f"{site.cohort}-both")
    site.house.settle()
    return site


def roles_of(site: Site, name: str) -> dict[str, str]:
    """Return the codes of a person's journeys by role."""
    with site.house.app.store.read() as db:
        ref = next(p.ref for p in db.people(site.cohort).values() if p.name == name)
        journeys = [s.journey for s in db.summaries(site.cohort) if s.journey.person == ref]
    return {journey.scope.value: journey.code for journey in journeys} | {"ref": ref}


def ending(site: Site, code: str) -> Ending | None:
    site.house.settle()
    with site.house.app.store.read() as db:
        return db.summary(code).ending


def test_with_two_roles_the_page_asks_which_and_leaves_that_one_alone(two_roles: Site, client: httpx.Client):
    """The other role goes on."""
    own = roles_of(two_roles, "Ana Both")
    url = f"{two_roles.url}/leave/{two_roles.token('leave', own['mentee'], own['ref'])}"
    assert "Which one do you leave?" in client.get(url).text

    client.post(url, data={"code": own["mentor"]})

    assert ending(two_roles, own["mentor"]) is Ending.LEFT
    assert ending(two_roles, own["mentee"]) is None


def test_the_page_offers_the_role_that_remains_and_names_both(two_roles: Site, client: httpx.Client):
    """Whoever's link it is: the button then leaves what is left to leave, and says which."""
    own = roles_of(two_roles, "Ana Both")
    url = f"{two_roles.url}/leave/{two_roles.token('leave', own['mentor'], own['ref'])}"
    client.post(url, data={"code": own["mentor"]})
    two_roles.house.settle()

    shown = " ".join(client.get(url).text.split())

    assert "no longer take part as a mentor" in shown
    assert "still take part as an executive" in shown
    assert "also stop taking part as an executive</button>" in shown
    assert f'type="hidden" name="code" value="{own["mentee"]}"' in shown
    client.post(url, data={"code": own["mentee"]})
    assert ending(two_roles, own["mentee"]) is Ending.LEFT
    assert "<button" not in client.get(url).text


def test_of_two_roles_none_is_left_unless_it_is_named(two_roles: Site, client: httpx.Client):
    """Neither before one was left nor after: a click that names nothing takes nothing."""
    own = roles_of(two_roles, "Ana Both")
    url = f"{two_roles.url}/leave/{two_roles.token('leave', own['mentee'], own['ref'])}"

    client.post(url)
    assert ending(two_roles, own["mentee"]) is None

    client.post(url, data={"code": own["mentor"]})
    client.post(url)
    assert ending(two_roles, own["mentee"]) is None


def test_the_mails_name_the_role_and_say_that_the_other_goes_on(two_roles: Site):
    """Who left one of two roles, and HR, read so; who then leaves the other as well reads nothing of the kind."""
    own, ports = roles_of(two_roles, "Ana Both"), two_roles.house.app.ports

    def of_leaving(code: str) -> dict[str, str]:
        leave(ports, code, own["ref"])
        two_roles.house.settle()
        with two_roles.house.app.store.read() as db:
            mails = [mail for mail in db.outbox(two_roles.cohort) if mail.order.journey == code]
            found = {mail.order.template: compose(ports, db, mail, mail.queued_at).text for mail in mails}
        return {name: found[name] for name in ("ending-left", "hr-left")}

    first, second = of_leaving(own["mentor"]), of_leaving(own["mentee"])

    assert "Your participation as a mentor ends here" in first["ending-left"]
    assert "You still take part as an executive" in first["ending-left"]
    assert "Your participation as an executive ends here" in second["ending-left"]
    assert "still" not in second["ending-left"]
    assert ["rôle" in mails["hr-left"] for mails in (first, second)] == [True, False]


def test_whose_part_ended_otherwise_is_not_told_of_having_left(two_roles: Site, client: httpx.Client):
    """Whoever finished, or was stopped by HR, opens an old link: nothing was left, and nothing is to be left."""
    own = roles_of(two_roles, "Noé Petit")
    url = f"{two_roles.url}/leave/{two_roles.token('leave', own['mentor'], own['ref'])}"
    stop(two_roles.house.app.ports, own["mentor"])
    two_roles.house.settle()

    shown = client.get(url).text

    assert "has come to its end" in shown
    assert "You have left" not in shown
    assert "<button" not in shown


def test_nobody_leaves_for_another(two_roles: Site, client: httpx.Client):
    """A code that is not one's own is not taken."""
    own, other = roles_of(two_roles, "Ana Both"), roles_of(two_roles, "Noé Petit")
    url = f"{two_roles.url}/leave/{two_roles.token('leave', own['mentee'], own['ref'])}"

    client.post(url, data={"code": other["mentor"]})

    assert ending(two_roles, other["mentor"]) is None


def test_what_is_no_form_leaves_nobody_however_it_is_sent(site: Site, client: httpx.Client):
    """In pieces no length is declared: what comes is looked at, and is not taken for the button."""
    task = site.task("needs")
    url = f"{site.url}/leave/{site.token('leave', task.journey, task.to[0])}"

    answer = client.post(url, content=iter([b'{"leave": false}']), headers={"content-type": "application/json"})

    assert answer.status_code == 400
    assert ending(site, task.journey) is None


def test_where_taking_part_is_required_leaving_is_agreed_with_hr(site: Site, client: httpx.Client, tmp_path):
    """The page says so and takes nothing."""
    program = tmp_path / "required.yaml"
    source = (HERE / "pages.yaml").read_text()
    program.write_text(source.replace("languages:", "participation: required\nlanguages:"))
    people = HERE / "people.csv"
    site.cohort = launch(site.house.app.ports, program, people, name=f"{site.cohort}-required")
    site.house.settle()
    own = roles_of(site, "Noé Petit")
    url = f"{site.url}/leave/{site.token('leave', own['mentor'], own['ref'])}"

    shown, answer = client.get(url), client.post(url)

    assert "agree on it with your HR team" in shown.text
    assert "<button" not in shown.text
    assert answer.status_code == 409
    assert ending(site, own["mentor"]) is None


@pytest.mark.parametrize(("header", "name", "own_language"), [("fr", "Ana Both", "en"), ("en", "Ève Lambert", "fr")])
def test_what_is_refused_is_told_in_the_reader_s_language(
    two_roles: Site, client: httpx.Client, header, name, own_language
):
    """Given a browser that speaks another language, when too much is sent, then the reader's own is spoken."""
    own = roles_of(two_roles, name)
    url = f"{two_roles.url}/leave/{two_roles.token('leave', own['mentee'], own['ref'])}"

    refused = client.post(url, content=b"x", headers={"accept-language": header, "content-type": "image/png"})

    assert refused.status_code == httpx.codes.BAD_REQUEST
    assert f'<html lang="{own_language}"' in refused.text
