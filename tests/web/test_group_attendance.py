"""Who of a small group was there: what the mentor's page showed counts, whatever has happened since it was opened."""

import httpx
import pytest

from revflow.domain.tasks import TaskKind
from revflow.service.leave import hold, release
from web.group_pages import ALL, GroupPages, in_group

SESSION = TaskKind.SESSION


@pytest.fixture
def group(house, client):
    """All three had a date, and it is over."""
    with in_group(house, client) as pages:
        pages.after(pages.plan(10, *ALL))
        yield pages


def filled(group: GroupPages, shown: tuple[str, ...], ticked: tuple[str, ...]) -> dict[str, object]:
    """Return the form of a page that showed some, of whom some were ticked."""
    task = {who: group.of(who, SESSION).id for who in ALL}
    return {":attendance": [task[who] for who in shown], "present": [task[who] for who in ticked], "result": "held"}


@pytest.mark.parametrize("ticked", [ALL, ("ada", "cleo"), ("ben", "cleo")])
def test_a_double_click_says_it_once(group: GroupPages, ticked: tuple[str, ...]):
    """The second one is taken as the first, whether the page's own pair was there or not."""
    link, form = group.page("ada", SESSION), filled(group, ALL, ticked)

    sent = [group.client.post(link, data=form).status_code for _ in range(2)]

    assert sent == [httpx.codes.SEE_OTHER] * 2
    assert group.results() == {who: ["held" if who in ticked else "missed"] for who in ALL}
    assert not any(one.contested for who in ALL for one in group.sessions(who))


def test_nothing_is_said_of_a_pair_that_the_page_did_not_show(group: GroupPages):
    """Ben's pair was on hold when the page was opened, and goes on before it is sent: Ben has missed nothing."""
    hold(group.house.app.ports, group.code("ben"), "hr")
    link = group.page("ada", SESSION)
    shown = group.client.get(link).text
    release(group.house.app.ports, group.code("ben"), "hr")
    form = filled(group, ("ada", "cleo"), ("ada", "cleo"))
    assert all(f'name=":attendance" value="{task}"' in shown for task in form[":attendance"])
    assert group.of("ben", SESSION).id not in shown

    assert group.client.post(link, data=form).status_code == httpx.codes.SEE_OTHER
    group.house.settle()

    assert group.results() == {"ada": ["held"], "ben": ["planned"], "cleo": ["held"]}


def test_the_mentors_word_is_taken_though_the_others_have_spoken_since(group: GroupPages):
    """Ben and Cleo speak for themselves while the page is open: the mentor's tick of Ada still counts."""
    link, form = group.page("ada", SESSION), filled(group, ALL, ("ada",))
    for who in ("ben", "cleo"):
        group.say(group.page(who, SESSION, who), result="missed")

    assert group.client.post(link, data=form).status_code == httpx.codes.SEE_OTHER
    group.house.settle()

    assert group.results() == {"ada": ["held"], "ben": ["missed"], "cleo": ["missed"]}


def test_who_spoke_meanwhile_was_there_and_the_others_were_not(group: GroupPages):
    """Only Ben is ticked, who has said so himself since: the two others have missed it."""
    link, form = group.page("ada", SESSION), filled(group, ALL, ("ben",))
    group.say(group.page("ben", SESSION, "ben"), result="held")

    assert group.client.post(link, data=form).status_code == httpx.codes.SEE_OTHER
    group.house.settle()

    assert group.results() == {"ada": ["missed"], "ben": ["held"], "cleo": ["missed"]}


def test_a_tick_of_nobody_of_the_group_is_none(group: GroupPages):
    """A made-up form ticks tasks that are none of this group's: nobody was there, which is refused."""
    form = {":attendance": ["", "P999.sessions.1.s1.a1", "\u202e<b>"], "present": ["P999.sessions.1.s1.a1", ""]}

    sent = group.client.post(group.page("ada", SESSION), data={**form, "result": "held"})

    assert sent.status_code == httpx.codes.CONFLICT
    assert "Tick at least one" in sent.text
    assert group.results() == {who: ["planned"] for who in ALL}


def test_all_stay_ticked_when_another_form_of_the_page_is_refused(group: GroupPages):
    """A move into the past is refused: the ticks of who was there are as they were, and so are those of a plan."""
    sent = group.send(group.page("ada", SESSION), result="moved", day="2020-01-01", time="10:00")
    assert sent.text.count(" checked>") == len(ALL)

    group.there(*ALL)
    sent = group.send(group.page("ada", TaskKind.PLAN), result="held", day="2020-01-01", time="10:00")
    assert sent.text.count(" checked>") == len(ALL) - 1


def test_the_mentors_word_on_the_others_is_taken_though_the_pages_own_pair_has_spoken_since(group: GroupPages):
    """Ada says that she missed it while the mentor's page of her pair is open: his word on Ben and Cleo is not lost."""
    link, form = group.page("ada", SESSION), filled(group, ALL, ("ada", "cleo"))
    group.say(group.page("ada", SESSION, "ada"), result="missed")

    assert group.client.post(link, data=form).status_code == httpx.codes.SEE_OTHER
    group.house.settle()

    assert group.results() == {"ada": ["missed"], "ben": ["missed"], "cleo": ["held"]}
    assert [one.contested for one in group.sessions("ada")] == [True]
