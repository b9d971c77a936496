"""Links and what is done through them: on the real store, by the real server."""

import re
import shutil
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from itsdangerous import URLSafeSerializer

from revflow.domain.journeys import Ending
from revflow.domain.tasks import TaskState
from revflow.service import links
from revflow.service.case import mark_people
from revflow.web import make_server
from revflow.web.guard import HEADERS
from web.conftest import Site, served
from web.forms import NEEDS, OFFER, PDF, journal


def test_looking_changes_nothing_however_often(site: Site, client: httpx.Client):
    """A mail scanner may follow every link, by GET or HEAD."""
    before = journal(site)
    task = site.task("needs")
    leave = f"{site.url}/leave/{site.token('leave', task.journey, task.to[0])}"

    answers = [client.request(method, url) for method in ("GET", "HEAD") for url in (site.link(task), leave) * 3]

    assert {answer.status_code for answer in answers} == {200}
    site.house.settle()
    assert journal(site) == before


def test_an_answer_is_taken_and_leads_back_to_the_page(site: Site, client: httpx.Client):
    """POST, redirect, GET: reloading the page sends nothing again."""
    link = site.link(site.task("needs"))

    answer = client.post(link, data=NEEDS)

    assert answer.status_code == 303
    shown = client.get(httpx.URL(link).join(answer.headers["location"]))
    assert "Répondu par vous" in shown.text
    assert "<form" not in shown.text


def test_an_answer_that_comes_twice_is_told_so_and_counts_once(site: Site, client: httpx.Client):
    """The second is refused in plain words, and the page shows what happened."""
    link = site.link(site.task("needs"))
    client.post(link, data=NEEDS)
    before = journal(site)

    again = client.post(link, data=NEEDS)

    assert again.status_code == 409
    assert "La réponse est déjà donnée, par vous" in again.text
    assert "Répondu par vous" in again.text
    assert journal(site) == before


def test_a_faulty_form_comes_back_with_what_was_typed(site: Site, client: httpx.Client):
    """All faults at once, nothing kept, nothing lost."""
    task = site.task("needs")
    before = journal(site)

    answer = client.post(site.link(task), data=NEEDS | {"topics.data.now": "", "volunteer": ""})

    assert answer.status_code == 422
    assert "Lire les chiffres moi-même." in answer.text
    assert 'id="f-topics-fault"' in answer.text
    assert 'id="f-volunteer-fault"' in answer.text
    assert journal(site) == before


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_forged_link_is_refused_with_a_remedy(site: Site, client: httpx.Client, method):
    """A token that we did not sign opens nothing."""
    task = site.task("needs")
    forged = URLSafeSerializer("another key", salt="revflow.link").dumps(["task", task.id, task.to[0]])

    for token in (forged, site.token("task", task.id, task.to[0])[:-3] + "abc", "x"):
        answer = client.request(method, f"{site.url}/tasks/{token}", headers={"accept-language": "en"})
        assert answer.status_code == 403
        assert "This link does not work" in answer.text
        assert "Open it from the mail itself" in answer.text


def test_a_link_serves_one_purpose(site: Site, client: httpx.Client):
    """A task's link does not leave, a file's link does not act."""
    task = site.task("needs")
    token = site.token("task", task.id, task.to[0])

    assert client.post(f"{site.url}/leave/{token}").status_code == 403
    assert client.get(f"{site.url}/files/{token}").status_code == 403


def test_an_expired_link_says_so(site: Site, client: httpx.Client):
    """Links do not live for ever; the program's clock counts (rule 22)."""
    link = site.link(site.task("needs"))
    clock = site.house.app.clock
    clock.advance_to(clock.now() + links.LIFETIME + timedelta(seconds=1))

    answer = client.get(link, headers={"accept-language": "fr"})

    assert answer.status_code == 410
    assert "Ce lien est trop ancien" in answer.text


def test_a_changed_address_kills_old_links(site: Site, client: httpx.Client):
    """Rule 24: a link lies in the old mailbox, which may be somebody else's by now; one that is signed anew works."""
    task = site.task("needs")
    old = site.link(task)
    with site.house.app.store.write() as db:
        person = db.people(site.cohort)[task.to[0]]
        db.add_people(site.cohort, [replace(person, email="eve.neuve@exemple.test")])
        mark_people(db, site.cohort)

    answer = client.get(old, headers={"accept-language": "fr"})
    sent = client.post(old, data=NEEDS, headers={"accept-language": "fr"})

    assert (answer.status_code, sent.status_code) == (410, 410)
    assert "Ce lien a expiré. Utilisez celui du dernier message reçu" in answer.text
    assert client.get(site.link(task)).status_code == 200


def test_a_link_opens_only_what_its_person_was_asked(site: Site, client: httpx.Client):
    """Somebody else's task stays closed, even with a token signed for oneself."""
    theirs, own = site.task("mentor-offer"), site.task("needs")

    answer = client.get(f"{site.url}/tasks/{site.token('task', theirs.id, own.to[0])}")

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.test"},
        {"origin": "null"},
    ],
)
def test_a_form_from_another_site_is_refused(site: Site, client: httpx.Client, headers):
    """The link alone is not enough when a browser says that another page sent the form."""
    before = journal(site)

    answer = client.post(site.link(site.task("needs")), data=NEEDS, headers=headers)

    assert answer.status_code == 403
    assert journal(site) == before


@pytest.mark.parametrize("own", ["host", "public"])
def test_a_form_from_the_own_site_is_taken(site: Site, client: httpx.Client, own):
    """Behind a proxy the public address counts as well as the one that was called."""
    origin = site.url if own == "host" else site.house.app.ports.web_url

    answer = client.post(site.link(site.task("needs")), data=NEEDS, headers={"origin": origin})

    assert answer.status_code == 303


def test_every_answer_carries_the_headers_that_keep_links_secret(site: Site, client: httpx.Client):
    """Pages, errors, downloads and style alike."""
    paths = ["/", "/nothing", "/tasks/x", "/healthz", "/static/revflow.css"]

    answers = [client.get(site.url + path) for path in paths] + [client.get(site.link(site.task("needs")))]

    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        style = "/static/" in str(answer.url)
        assert answer.headers["cache-control"] == ("public, max-age=3600" if style else "no-store")


def test_a_wrong_address_or_method_gets_a_page_with_a_remedy(site: Site, client: httpx.Client):
    """Strangers see the same look, never a bare error."""
    missing = client.get(f"{site.url}/cohorts", headers={"accept-language": "fr"})
    method = client.delete(site.link(site.task("needs")))

    assert (missing.status_code, method.status_code) == (404, 405)
    assert re.search("Cette page n.existe pas", missing.text)
    assert "revflow.css" in method.text


@pytest.mark.parametrize(
    ("content", "sort"),
    [
        (b'{"outcome": "approve"}', "application/json"),
        (b"--x\r\nno header\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data"),
        (b"&".join(b"a=1" for _ in range(5000)), "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_refused_in_plain_words(site: Site, client: httpx.Client, content, sort):
    """Whatever arrives, the page answers and nothing changes."""
    before = journal(site)

    answer = client.post(site.link(site.task("needs")), content=content, headers={"content-type": sort})

    assert answer.status_code == 400
    assert re.search("rien n.a été pris", answer.text)
    assert journal(site) == before


def test_the_web_is_ready_only_while_the_store_answers(site: Site, client: httpx.Client):
    """Alive is one thing, ready another."""
    assert client.get(f"{site.url}/readyz").status_code == 200
    home = site.house.app.settings.home
    site.house.app.store.close()
    for file in home.glob("revflow.db*"):
        file.unlink()
    (home / "revflow.db").mkdir()

    assert client.get(f"{site.url}/readyz").status_code == 503
    assert client.get(f"{site.url}/healthz").status_code == 200
    shutil.rmtree(home / "revflow.db")


def test_a_file_is_handed_in_and_downloaded_by_who_decides_about_it(site: Site, client: httpx.Client):
    """The proof that a mentor hands in reaches HR byte for byte, always as a download."""
    client.post(site.link(site.task("mentor-offer")), data=OFFER, files={"proof": ("../preuve é.pdf", PDF)})

    shown = client.get(site.link(site.task("mentor-vetting")))
    path = re.search(r'href="(/files/[^"]+)"', shown.text)[1]
    got = client.get(site.url + path)

    assert got.content == PDF
    assert got.headers["content-disposition"].startswith("attachment")
    assert got.headers["content-type"] == "application/octet-stream"
    assert ".." not in got.headers["content-disposition"]


def test_a_file_link_opens_no_other_file(site: Site, client: httpx.Client):
    """A signed link to a file that its task does not show finds nothing."""
    task = site.task("needs")
    token = site.token("file", f"{task.id}/{'a' * 64}", task.to[0])

    answer = client.get(f"{site.url}/files/{token}")

    assert answer.status_code == 404


def test_leaving_twice_is_leaving_once(site: Site, client: httpx.Client):
    """The page says that one has left, and nothing is asked any more."""
    task = site.task("needs")
    url = f"{site.url}/leave/{site.token('leave', task.journey, task.to[0])}"

    first, second = client.post(url), client.post(url)

    assert (first.status_code, second.status_code) == (303, 303)
    assert "Votre départ est enregistré" in client.get(url).text
    site.house.settle()
    with site.house.app.store.read() as db:
        assert db.summary(task.journey).ending is Ending.LEFT
        assert db.task(task.id).state is TaskState.WITHDRAWN


def test_nothing_that_is_logged_names_a_person_or_a_link(site: Site, client: httpx.Client, caplog, capfd):
    """Neither by good requests nor by bad ones."""
    task = site.task("needs")
    token = site.token("task", task.id, task.to[0])

    client.get(f"{site.url}/tasks/{token}")
    client.post(f"{site.url}/tasks/{token}", data=NEEDS)
    client.post(f"{site.url}/tasks/{token}", data=NEEDS)
    client.get(f"{site.url}/tasks/{token}x")

    written = caplog.text + "".join(capfd.readouterr())
    assert token not in written
    assert "Lambert" not in written
    assert "chiffres" not in written


class BrokenStore:
    """A store whose failure speaks of a person, as a database's error may quote what was to be written."""

    def read(self):
        raise ValueError("Ève Lambert wrote this")


def test_an_unforeseen_failure_is_a_page_and_a_log_line_without_people(site: Site, client: httpx.Client, caplog):
    """The log names the place in the code, never what the exception says."""
    task = site.task("needs")
    token = site.token("task", task.id, task.to[0])
    broken = replace(site.house.app, ports=replace(site.house.app.ports, store=BrokenStore()))

    with served(make_server(broken, "127.0.0.1", 0)) as url:
        answer = client.get(f"{url}/tasks/{token}", headers={"accept-language": "en"})

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "ValueError at" in caplog.text
    assert "Lambert" not in caplog.text
    assert token not in caplog.text
