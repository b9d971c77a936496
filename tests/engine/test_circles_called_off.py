"""A circle's meeting that is called off: whoever has a date in the calendar is told, and nobody else."""

import pytest

from engine.circle_people import DAY, in_pairs
from engine.company import MONDAY
from revflow.domain.journeys import Scope


@pytest.mark.parametrize("stopped", [False, True])
def test_a_meeting_that_is_called_off_right_after_it_moved_is_so_for_all_who_knew_the_earlier_date(stopped):
    """Between two clicks no driver may have come to send the new date."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY)
    made.said_undriven("moved", MONDAY + 25 * DAY)
    if stopped:
        made.stop(made.cohort)
    else:
        made.said_undriven("cancelled")

    assert made.invited()[2:] == [("mo1", "CANCEL", 2), ("mo2", "CANCEL", 2)]


def test_whose_pair_has_ended_is_not_invited_to_a_meeting_that_is_set_anew():
    """What was called off stands in no calendar: the new date is for whoever has a pair then."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY)
    made.said("cancelled")
    made.leave("E001")
    made.gather(MONDAY + 30 * DAY)

    gone = next(made.states[code].journey for code in made.of(Scope.PAIR) if made.ending(code))
    stays = {"M001": "mo2", "M002": "mo1"}[gone.mentor]
    assert made.invited()[4:] == [(stays, "REQUEST", 2)]


def test_whoever_leaves_after_a_meeting_was_called_off_is_told_nothing_more_of_it():
    """One cancellation is enough, and another date was never known."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY)
    made.said("cancelled")
    made.leave("M001")
    made.gather(MONDAY + 30 * DAY)

    assert [line for line in made.invited() if line[0] == "mo1"] == [("mo1", "REQUEST", 0), ("mo1", "CANCEL", 1)]
