"""The pages of trainings: what an executive thinks in private goes nowhere."""

import httpx

from fixtures.script import willing
from service.test_trainings import OWN_WORDS, everything
from web.conftest import Site

SECRET = "What I would not like to have read aloud"


def at_ego_check(site: Site):
    """Let everybody act until the executive's training is asked."""
    for _ in range(40):
        site.house.settle()
        if found := site.house.tasks(step="ego-check"):
            return found[0]
        for task in site.house.tasks():
            willing(site.house, task)
    raise AssertionError("no ego check")


def test_reflection_is_never_sent_and_if_it_were_it_would_be_kept_nowhere(site: Site, client: httpx.Client):
    """Given a form that sends private answers all the same, when it is taken, then "done" and the commitments are kept.

    The page's own fields for reflection have no name and stand outside of the form: no browser sends them.
    """
    task = at_ego_check(site)
    link = site.link(task)
    shown = client.get(link).text
    private, form = shown.split('<form method="post">', 1)
    assert private.count("<textarea") == 6
    assert "<textarea" not in form.split("</form>")[0]
    assert 'name="question' not in shown

    sent = {"reflected": "on", "commitment": ["I ask before I tell.", OWN_WORDS, "I thank."], "question-1": SECRET}
    answer = client.post(link, data={**sent, "reflection": SECRET})

    site.house.settle()
    kept = everything(site.house)
    assert answer.status_code == 303
    assert OWN_WORDS in kept
    assert SECRET not in kept
    assert SECRET not in client.get(link).text


def test_own_words_are_kept_on_the_page_where_something_was_missing(site: Site, client: httpx.Client):
    """Given one commitment of one's own where three are asked for, when it is refused, then it still stands there."""
    link = site.link(at_ego_check(site))

    answer = client.post(link, data={"reflected": "on", "commitment": [OWN_WORDS, "", ""]})

    assert answer.status_code == 409
    assert f'value="{OWN_WORDS}"' in answer.text
