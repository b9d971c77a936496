"""A task goes from hand to hand by its page: deputies, who takes it on, who gives it on, who takes a decision back."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import httpx
import pytest

from fixtures.house import House
from revflow.domain.tasks import Task
from revflow.service import away, handing
from revflow.service.answer import answer
from revflow.service.decide import decide
from revflow.service.leave import hold
from web.conftest import Site, launched
from web.forms import journal


class Group:
    """The pages of a gate that a group of two is asked for, and its people by first name."""

    def __init__(self, site: Site, client: httpx.Client) -> None:
        self.site = site
        self.house = site.house
        self.ports = site.house.app.ports
        self._client = client
        with self.house.app.store.read() as db:
            self.refs = {one.email.partition("@")[0]: ref for ref, one in db.people(site.cohort).items()}
        task = site.task("needs")
        answer(self.ports, task.id, task.to[0], {"purpose": "To read figures"})
        self.task = site.task("review")

    def see(self, who: str, task: Task | None = None) -> str:
        """Return the page as that person reads it; where it is refused, what is said instead."""
        shown = self._client.get(self.site.link(task or self.task, self.refs[who]), headers={"accept-language": "en"})
        return text_of(shown)

    def click(self, who: str, task: Task | None = None, **sent: str) -> httpx.Response:
        """Send a form of the page as that person."""
        answered = self._client.post(self.site.link(task or self.task, self.refs[who]), data=sent)
        self.house.settle()
        return answered

    def asked(self, step: str) -> dict[str, Task]:
        """Return a step's open tasks, by the entry that each awaits."""
        return {task.awaits: task for task in self.house.tasks(step=step)}

    def leave_for(self, who: str, days: int, deputy: str = "") -> None:
        today = self.house.app.clock.now().date()
        names = [f"{name}@essai.test" if name else "" for name in (who, deputy)]
        away.away(self.ports, names[0], today - timedelta(days=1), today + timedelta(days=days), names[1])
        self.house.settle()

    def mails(self, template: str) -> list[str]:
        """Return the references of those to whom a mail of that template went."""
        with self.house.app.store.read() as db:
            return [mail.order.to for mail in db.outbox(self.site.cohort) if mail.order.template == template]


def text_of(response: httpx.Response) -> str:
    """Return a page's source with plain spaces and apostrophes, as a test can be read."""
    return re.sub(r"\s+", " ", unescape(response.text).replace("\u2019", "'"))


@pytest.fixture
def group(house: House, client: httpx.Client) -> Iterator[Group]:
    """A review that HR, two people, is asked for."""
    with launched(house, "hands.yaml", "hands_people.csv") as site:
        yield Group(site, client)


THE_SECOND_READS = {
    "ann": "C'est déjà décidé, par Bob Weiss, {} : Approuver. La décision vaut",
    "bob": "This was decided already, by Ann Roux, {}: Approve. The decision stands",
}


@pytest.mark.parametrize(("first", "second"), [("bob", "ann"), ("ann", "bob")])
def test_the_second_of_two_deciders_reads_who_decided_what_and_when(group: Group, first, second):
    """Rule 15: given two links to one gate, when both decide, then the second is told by name, in either language."""
    group.click(first, outcome="approve")

    late = group.click(second, outcome="decline")

    said = text_of(late)
    when = re.escape(THE_SECOND_READS[second]).replace(r"\{\}", r"\w+ \d+\w* \w+ \d{4} (à|at) \d\d:\d\d")
    assert late.status_code == 409
    assert re.search(when, said)
    assert "<form" not in said


def test_whose_vote_was_not_needed_any_more_reads_who_settled_it(group: Group):
    """Rule 15: given two entries of which the first vote counts, then the other one's link says whose it was."""
    group.click("ann", outcome="approve")
    for who, entry in (("chef", "mentee.manager"), ("dan", "board")):
        group.click(who, group.asked("second")[entry], outcome="approve")
    own = group.asked("third")
    group.click("bob", own["hr"], outcome="approve")

    late = group.click("dan", own["board"], outcome="decline")

    assert late.status_code == 409
    assert "C'est déjà réglé : Approuver. La dernière voix a été donnée par Bob Weiss," in text_of(late)
    assert "C'est réglé : Approuver. La dernière voix a été donnée par Bob Weiss," in group.see("dan", own["board"])


def test_one_of_several_takes_a_task_on_and_the_others_see_who(group: Group):
    """Given a task of two, when one takes it on, then the other reads who, and has no form until it is given back."""
    assert "Je m'en occupe" in group.see("ann")
    group.click("ann", **{":hand": "claim"})

    left = group.see("bob")
    refused = group.click("bob", outcome="approve")

    assert "Ann Roux has taken this on" in left
    assert "<form" not in left
    assert (refused.status_code, "Ann Roux has taken this on" in text_of(refused)) == (409, True)
    assert "Ne plus m'en occuper" in group.see("ann")
    group.click("ann", **{":hand": "give-back"})
    assert group.click("bob", outcome="approve").status_code == 303
    assert "Ann Roux: taken on." in group.see("bob")
    assert "Ann Roux: given back." in group.see("bob")


def test_a_decision_is_taken_back_by_a_click_as_long_as_nothing_followed(group: Group):
    """Given a decision, then who decided has the button and nobody else; afterwards the page asks anew."""
    group.click("ann", outcome="approve")
    asked = group.asked("second")["board"]
    assert "Reprendre ma décision" in group.see("ann")
    assert "Take my decision back" not in group.see("bob")

    assert group.click("ann", **{":hand": "take-back"}).status_code == 303

    assert 'name="outcome"' in group.see("ann")
    assert "La décision précédente a été reprise" in group.see("dan", asked)
    assert "Ann Roux: decision taken back." in group.see("bob")


def test_a_decision_that_others_have_gone_on_from_has_no_button(group: Group):
    """The page asks the engine; a form that was left open meanwhile is refused in words."""
    group.click("ann", outcome="approve")
    group.click("dan", group.asked("second")["board"], outcome="approve")

    late = group.click("ann", **{":hand": "take-back"})

    assert "Reprendre ma décision" not in group.see("ann")
    assert late.status_code == 409
    assert "La suite de « Relecture » est déjà engagée" in text_of(late)


def test_a_gate_is_handed_to_one_of_the_group_who_is_mailed(group: Group):
    """Delegating: names to choose from and no addresses; afterwards the old link says who has it."""
    offered = re.findall(r'<option value="(U\d+)">', group.see("ann"))
    assert set(offered) == {group.refs["bob"], group.refs["cleo"]}

    group.click("ann", **{":hand": "hand-over", ":to": group.refs["bob"]})

    assert group.mails("task-handed") == [group.refs["bob"]]
    assert "This was handed over to Bob Weiss" in group.see("ann")
    assert "Ann Roux: handed over to you." in group.see("bob")


@pytest.mark.parametrize("to", ["", "U999", "eve"])
def test_a_gate_is_handed_to_nobody_whom_the_page_does_not_offer(group: Group, to):
    """Neither to nobody nor to the journey's own subject, whatever a form says."""
    before = journal(group.site)

    answered = group.click("ann", **{":hand": "hand-over", ":to": group.refs.get(to, to)})

    assert answered.status_code == 400
    assert "Merci de choisir à qui vous confiez cette demande" in text_of(answered)
    assert journal(group.site) == before


def test_what_a_person_is_asked_in_person_can_neither_be_taken_on_nor_handed_over(house: House, client: httpx.Client):
    """A mentee's own form has no such buttons."""
    with launched(house, "hands.yaml", "hands_people.csv") as site:
        shown = client.get(site.link(site.task("needs")))

    assert ":hand" not in shown.text


def test_a_deputy_reads_for_whom_and_that_it_is_over_when_that_one_is_back(group: Group):
    """Rule 16: in the principal's absence only; the page says so instead of asking."""
    group.leave_for("bob", 3)
    group.leave_for("ann", 3, deputy="cleo")
    during = group.see("cleo")

    away.back(group.ports, "ann@essai.test")
    group.house.settle()

    assert "Vous assurez la suppléance de Ann Roux pendant son absence" in during
    assert 'name="outcome"' in during
    after = group.see("cleo")
    assert "Ann Roux est de retour et décide maintenant en personne" in after
    assert "<form" not in after


def test_a_vote_in_somebody_elses_place_is_told_with_both_names(group: Group):
    """The page that is done, and what happened, name who decided and for whom; HR on behalf is told as such."""
    group.leave_for("bob", 3)
    group.leave_for("ann", 3, deputy="cleo")
    group.click("cleo", outcome="approve")
    board = group.asked("second")["board"]
    decide(group.ports, board.id, group.refs["ann"], "approve", principal=group.refs["dan"], reason="by phone")

    assert "Decided by cleo@essai.test for Ann Roux," in group.see("bob")
    assert "Stand-in: cleo@essai.test, for Ann Roux." in group.see("bob")
    assert "cleo@essai.test for Ann Roux: Approve." in group.see("bob")
    assert "Ann Roux (RH) pour vous : Approuver." in group.see("dan", board)


def test_hr_sees_every_vote_where_it_has_the_last_word(group: Group):
    """Rule 14: when no outcome can win, HR's page says who voted what; the voters' pages have no such list."""
    group.click("ann", outcome="approve")
    own = group.asked("second")
    group.click("chef", own["mentee.manager"], outcome="approve")
    group.click("dan", own["board"], outcome="decline")

    shown = group.see("bob", group.asked("second")["hr"])

    told = re.sub(r"<[^>]+>", " ", shown[shown.index("The votes") : shown.index("What happened")])
    assert re.search(r"chef@essai.test +Approve .*dan@essai.test +Decline", told)
    assert "Les voix" not in group.see("dan", own["board"])


def test_looking_at_the_buttons_presses_none(group: Group):
    """Whether a button is shown is asked of the engine, which writes nothing then."""
    group.click("ann", outcome="approve")
    before = journal(group.site)

    for who in ("ann", "bob"):
        group.see(who)

    group.house.settle()
    assert journal(group.site) == before


@pytest.mark.parametrize("hand", ["claim", "take-back", "give-back", "hand-over"])
def test_another_site_presses_none_of_the_buttons(group: Group, client: httpx.Client, hand):
    """They go by the same door as every form."""
    before = journal(group.site)

    link = group.site.link(group.task, group.refs["ann"])
    answered = client.post(link, data={":hand": hand}, headers={"sec-fetch-site": "cross-site"})

    assert answered.status_code == 403
    assert journal(group.site) == before


def test_a_button_that_no_page_has_is_refused(group: Group):
    """What arrives is one of ours or nothing."""
    assert group.click("ann", **{":hand": "shake"}).status_code == 400


def test_hr_takes_a_claimed_task_from_who_does_not_come_to_it(group: Group):
    """Without a name in what happened, it was HR's console."""
    group.click("ann", **{":hand": "claim"})

    handing.give_back(group.ports, group.task.id)

    assert "HR: given back." in group.see("bob")


def test_a_page_on_hold_says_so_and_takes_nothing(group):
    """Nobody fills in a form that would be refused."""
    hold(group.ports, group.task.journey, "hr")
    group.house.settle()

    page = group.see("bob")

    assert "This is on hold" in page
    assert "Your decision counts" not in page
    assert group.click("bob", outcome="approve").status_code == 409
