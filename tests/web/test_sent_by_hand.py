"""What no button of a page sends, typed by hand: a plain refusal, before anything is looked up."""

import pytest

from revflow.domain.errors import RefusedError
from revflow.web.acts import take
from revflow.web.intake import Sent
from web.samples import plan, vetting


@pytest.mark.parametrize("score", ["9" * 5000, "1000", "-1", "٣", "", "4.0"])
def test_a_score_that_is_none_is_refused(score):
    """However long it is: no number is made of it."""
    sent = Sent({"outcome": ["approve"], "score.mastery": [score]})

    with pytest.raises(RefusedError, match="web-no-form"):
        take(None, vetting("fr"), sent)


@pytest.mark.parametrize(("day", "time"), [("0001-01-01", "00:00"), ("9999-12-31", "24:00"), ("", ""), ("soon", "9")])
def test_a_day_outside_of_all_calendars_is_refused(day, time):
    """The first day of all is the day before it elsewhere, which does not exist."""
    with pytest.raises(RefusedError, match="no-date"):
        take(None, plan("fr"), Sent({"day": [day], "time": [time]}))


def test_an_hour_that_the_clocks_skip_is_refused():
    """Taken as another one, it would stand in both calendars an hour late."""
    with pytest.raises(RefusedError, match="no-such-time"):
        take(None, plan("fr"), Sent({"day": ["2027-03-28"], "time": ["02:30"]}))
