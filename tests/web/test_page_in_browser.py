"""Pages in a real browser: without JavaScript, on a phone's width, and by the rules of accessibility."""

import re
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.staticfiles import StaticFiles

from fixtures.house import House
from revflow import shipped
from revflow.domain.errors import Fault, FaultyInputError
from revflow.domain.tasks import TaskState
from revflow.service.answer import answer
from revflow.web.guard import Guard
from revflow.web.look import Look
from revflow.web.view import Attempt, task_view
from service.test_trainings import OWN_WORDS, everything
from web.conftest import Site, launched, served
from web.samples import SAMPLES, form
from web.test_training_pages import SECRET, at_ego_check

pytestmark = pytest.mark.chromium

LOOK = Look(shipped.folder("templates") / "web")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The pages of the samples, served with the same guard and style as the real ones."""
    web = FastAPI(openapi_url=None)
    web.mount("/static", StaticFiles(directory=shipped.folder("templates") / "web" / "static"))
    web.add_middleware(Guard, look=LOOK)

    @web.get("/{name}/{language}")
    def show(name: str, language: str):
        page = form(language) if name == "faulty" else SAMPLES[name](language)
        faults = (Fault("field-required", "purpose"), Fault("topics-too-few", "topics", least=1))
        attempt = Attempt({}, FaultyInputError("answer", faults)) if name == "faulty" else Attempt()
        return LOOK.page("task.html", language, task_view(page, attempt, lambda *_: "token"))

    @web.get("/message")
    def message():
        return LOOK.trouble("fr", "missing", 404)

    with served(uvicorn.Server(uvicorn.Config(web, access_log=False, log_level="warning"))) as url:
        yield url


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    """A page of an ordinary browser, in which the checkers' own scripts may run."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", [*SAMPLES, "faulty"])
def test_no_page_has_a_serious_fault_of_accessibility(desk, gallery, name):
    """The checker axe finds nothing serious or critical."""
    desk.goto(f"{gallery}/{name}/fr")

    found = Axe().run(desk).response["violations"]

    grave = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
    assert grave == []


@pytest.mark.parametrize("name", [*SAMPLES, "faulty"])
def test_no_page_is_wider_than_its_screen(desk, gallery, name):
    """Nobody has to scroll sideways, on a phone or on a desk, in the longer of the two languages."""
    desk.goto(f"{gallery}/{name}/fr")

    for width in (320, 375, 1000):
        desk.set_viewport_size({"width": width, "height": 700})
        assert desk.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_loads_nothing_from_elsewhere(browser, gallery):
    """Style and icon come from the same server; the policy of the page allows no other."""
    context = browser.new_context()
    page = context.new_page()
    asked, refused = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: refused.append(message.text))

    page.goto(f"{gallery}/form/fr")

    context.close()
    assert all(url.startswith(gallery) for url in asked)
    assert refused == []


def test_a_form_is_filled_in_and_sent_without_javascript(plain: Page, site: Site):
    """An executive answers with a plain browser; the same page then says that it is done."""
    task = site.task("needs")
    plain.goto(site.link(task))

    fill_in(plain)

    assert "Répondu par vous" in plain.inner_text("main")
    assert site.task("needs-review").journey == task.journey


def test_a_decision_is_taken_with_a_remark_and_shown_to_the_executive(plain: Page, site: Site):
    """HR sends the answer back; the executive finds the old answer and the remark."""
    answered(plain, site)
    plain.goto(site.link(site.task("needs-review")))
    assert "Lire les chiffres" in plain.inner_text("main")
    plain.get_by_label("Comment").fill("Which figures?")

    plain.get_by_role("button", name="Send back").or_(plain.get_by_role("button", name="Renvoyer")).click()

    again = site.task("needs")
    assert again.round == 2
    plain.goto(site.link(again))
    assert "Which figures?" in plain.inner_text("main")
    assert plain.get_by_label("Votre but").input_value() == "Lire les chiffres moi-même."


def test_an_old_link_shows_what_happened(plain: Page, site: Site):
    """The link in the mail keeps working after the act: it tells instead of asking."""
    link = answered(plain, site)

    plain.goto(link)

    assert plain.locator("form").count() == 0
    assert "Répondu par vous" in plain.inner_text("main")


def test_leaving_takes_one_click_and_a_confirmation(plain: Page, site: Site):
    """No reason is asked; afterwards the page says so, and the open request is gone."""
    task = site.task("needs")
    plain.goto(site.link(task))
    plain.get_by_role("link", name="Quitter le programme").click()

    plain.get_by_role("button", name="Oui, je quitte le programme").click()

    assert "Votre départ est enregistré" in plain.inner_text("main")
    site.house.settle()
    with site.house.app.store.read() as db:
        assert db.task(task.id).state is TaskState.WITHDRAWN


def test_a_gate_is_handed_over_without_javascript(plain: Page, house: House):
    """The part that is folded away opens by itself; afterwards the page is somebody else's."""
    with launched(house, "hands.yaml", "hands_people.csv") as site:
        task = site.task("needs")
        answer(house.app.ports, task.id, task.to[0], {"purpose": "To read figures"})
        plain.goto(site.link(site.task("review")))
        plain.get_by_text(re.compile("Confier à quelqu.un d.autre")).click()
        plain.get_by_label("À qui").select_option("Bob Weiss")

        plain.get_by_role("button", name="Confier", exact=True).click()

        assert "This was handed over to Bob Weiss" in plain.inner_text("main")


def test_what_an_executive_thinks_in_private_leaves_the_browser_by_no_request(plain: Page, site: Site):
    """Given answers typed under the questions, when the training is confirmed, then no request carries them."""
    sent = []
    plain.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    plain.goto(site.link(at_ego_check(site)))
    for number in range(1, 7):
        plain.locator(f"#question-{number}").fill(f"{SECRET} {number}")
    for promise in plain.locator("input[name=commitment][type=checkbox]").all()[:2]:
        promise.check()
    plain.locator("#own-1").fill(OWN_WORDS)
    plain.locator("#reflected").check()

    plain.get_by_role("button", name=re.compile("C.est fait")).click()

    assert "Confirmé par vous" in plain.inner_text("main")
    assert any("commitment=" in request for request in sent)
    assert not [request for request in sent if SECRET.split()[-1] in request]
    site.house.settle()
    kept = everything(site.house)
    assert OWN_WORDS in kept
    assert SECRET not in kept


def answered(page: Page, site: Site) -> str:
    link = site.link(site.task("needs"))
    page.goto(link)
    fill_in(page)
    return link


def fill_in(page: Page) -> None:
    page.get_by_label(re.compile("Aujourd.hui · Données")).select_option("Essayé")
    page.get_by_label("Souhaité · Données").select_option(index=4)
    page.get_by_label("Votre but").fill("Lire les chiffres moi-même.")
    page.locator("label", has_text="Mardi, Matin").click()
    page.get_by_label("Je participe volontairement").check()
    page.get_by_role("button", name="Envoyer mes réponses").click()
