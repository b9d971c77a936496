"""A fair date for the next session: at the pair's pace, in the slots and the daytime of both, while neither is away."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.session_world import DAY, say, world
from engine_kinds.small_world import MONDAY, PEOPLE, World, program_of
from revflow.definition.working_days import is_working_day
from revflow.domain.journeys import Journey, Scope, Summary
from revflow.domain.people import Absence
from revflow.engine.kinds.sessions import plan, proposal, record


def test_the_proposed_date_keeps_the_pace_and_the_offered_slots():
    """Three weeks after the last session held, in a half-day that both have offered."""
    forms = [
        {"id": "needs", "kind": "form", "for_each": "mentee", "fields": {"slots": {"type": "slots"}}},
        {"id": "offer", "kind": "form", "for_each": "mentor", "fields": {"slots": {"type": "slots"}}},
    ]
    step = {"id": "sessions", "kind": "sessions", "for_each": "pair", "count": 3, "every": "3 weeks"}
    answers = {
        "E1": {"needs": {"slots": ["mon-am", "thu-pm"]}},
        "M1": {"offer": {"slots": ["tue-am", "thu-pm"]}},
    }
    made = World(program_of(*forms, step), answers=answers)
    assert proposal(made.program, made.state, made.linked, made.now) is None
    made.enter()
    assert proposal(made.program, made.state, made.linked, made.now) == datetime(2027, 3, 4, 14, tzinfo=UTC)
    made.apply(plan(made.view, made.task("P1.sessions.1.s1"), "U2", datetime(2027, 3, 4, 14, tzinfo=UTC)), "U2")
    made.now += 4 * DAY
    say(made, "held")
    assert proposal(made.program, made.state, made.linked, made.now) == datetime(2027, 3, 25, 14, tzinfo=UTC)


def with_slots(sites, answers):
    """Return a pair of a company at Paris and these sites, who have said which half-days suit them."""
    slots = {"slots": {"type": "slots"}}
    program = program_of(
        {"id": "needs", "kind": "form", "for_each": "mentee", "fields": slots},
        {"id": "offer", "kind": "form", "for_each": "mentor", "fields": slots},
        {"id": "sessions", "kind": "sessions", "for_each": "pair", "count": 3},
        calendar={"timezone": "Europe/Paris", "sites": sites},
    )
    return World(program, answers=answers)


def test_far_zones_meet_at_the_half_hour_that_both_have_offered():
    """Paris in the morning, Tokyo in the afternoon: 8:00 is 16:00 there, where 10:00 would be after hours."""
    made = with_slots(
        {"Tokyo": {"timezone": "Asia/Tokyo", "country": "JP"}},
        {"E1": {"needs": {"slots": ["thu-am"]}}, "M1": {"offer": {"slots": ["thu-pm"]}}},
    )
    far = replace(PEOPLE["U2"], site="Tokyo")
    made.linked = replace(made.linked, people={**PEOPLE, "U2": far})
    made.enter()
    winter = datetime(2027, 11, 1, 9, tzinfo=UTC)

    assert proposal(made.program, made.state, made.linked, winter) == datetime(2027, 11, 11, 7, tzinfo=UTC)


def test_the_date_of_a_group_suits_the_half_days_and_sites_of_all_of_it():
    """Without the companion Monday morning; with it Thursday afternoon, and none that is a holiday at its site."""
    made = with_slots(
        {"Wien": {"timezone": "Europe/Vienna", "country": "AT"}},
        {
            "E1": {"needs": {"slots": ["mon-am", "thu-pm"]}},
            "E2": {"needs": {"slots": ["thu-pm"]}},
            "M1": {"offer": {"slots": ["mon-am", "thu-pm"]}},
        },
    )
    made.enter()
    companion = replace(made.state.journey, code="P2", mentee="E2")
    other = Summary(Journey("E2", made.state.journey.cohort, Scope.MENTEE, person="U9"))
    at_wien = replace(PEOPLE["U2"], ref="U9", key="U9", email="u9@x.test", site="Wien")
    theirs = replace(made.linked, people={**made.linked.people, "U9": at_wien}, journeys=(*made.linked.journeys, other))
    day = datetime(2027, 5, 20, 9, tzinfo=UTC)  # Corpus Christi, the Thursday after, is one in Vienna

    def proposed(*others):
        return proposal(made.program, made.state, made.linked, day, (), others)

    assert proposed() == datetime(2027, 5, 24, 8, tzinfo=UTC)
    assert proposed((companion, theirs)) == datetime(2027, 6, 3, 12, tzinfo=UTC)


def test_the_pace_counts_from_the_latest_session_though_an_earlier_one_was_told_after_it():
    """Given one held on day 20, when one of day 1 is told as the second, then the third is two weeks after day 20."""
    made = world(count=4)
    made.apply(plan(made.view, made.task("P1.sessions.1.s1"), "U2", MONDAY + 20 * DAY), "U2")
    made.now += 21 * DAY
    say(made, "held")
    before = proposal(made.program, made.state, made.linked, made.now)

    made.apply(record(made.view, made.task("P1.sessions.1.s2"), MONDAY + DAY), "U2")

    assert proposal(made.program, made.state, made.linked, made.now) == before


def test_without_common_slots_any_working_day_will_do():
    """A proposal is only that."""
    made = world()
    date = proposal(made.program, made.state, made.linked, made.now)
    assert date == datetime(2027, 3, 4, 10, tzinfo=UTC)


@given(st.datetimes(datetime(2027, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds are naive
def test_a_proposed_date_is_a_working_day_ahead_that_can_be_taken(now):
    """Whatever the moment: `plan` accepts what is proposed."""
    made = world()
    made.now = now
    date = proposal(made.program, made.state, made.linked, now)
    assert date > now
    assert is_working_day(made.program.calendar, PEOPLE["U1"].site, date.date())
    assert plan(made.view, made.task("P1.sessions.1.s1"), "U1", date).facts


def away(made, ref, begins, ends):
    """Let one of the two be away."""
    known = dict(made.linked.absences)
    known[ref] = (*known.get(ref, ()), Absence(ref, begins, ends))
    made.linked = replace(made.linked, absences=known)


def test_no_date_is_proposed_while_one_of_the_two_is_away():
    """Neither the executive's absence nor the mentor's; the first day that both are back will do."""
    made = world()
    away(made, "U1", MONDAY, MONDAY + 14 * DAY)
    away(made, "U2", MONDAY + 10 * DAY, MONDAY + 60 * DAY)

    date = proposal(made.program, made.state, made.linked, made.now)

    assert date == datetime(2027, 4, 30, 10, tzinfo=UTC)


def test_two_who_are_away_for_good_have_no_date_proposed_and_may_still_agree_on_one():
    """The page says so; what they plan is taken."""
    made = world()
    for ref in ("U1", "U2"):
        away(made, ref, MONDAY, MONDAY + 800 * DAY)

    assert proposal(made.program, made.state, made.linked, made.now) is None
    assert plan(made.view, made.task("P1.sessions.1.s1"), "U1", MONDAY + 7 * DAY).facts


def test_no_date_is_proposed_that_would_be_refused():
    """The first working days after a year away are further ahead than a session may be."""
    made = world()
    away(made, "U1", MONDAY, MONDAY + 366 * DAY)

    assert proposal(made.program, made.state, made.linked, made.now) is None


def test_a_pair_on_two_continents_meets_in_the_daytime_of_both():
    """Two in the afternoon in Paris is eight in the morning in Montréal; ten would be the middle of the night."""
    calendar = {"timezone": "Europe/Paris", "sites": {"Montréal": {"timezone": "America/Toronto"}}}
    step = {"id": "sessions", "kind": "sessions", "for_each": "pair", "count": 2}
    made = World(program_of(step, calendar=calendar))
    people = {**PEOPLE, "U2": replace(PEOPLE["U2"], site="Montréal")}
    made.linked = replace(made.linked, people=people)
    made.enter()

    date = proposal(made.program, made.state, made.linked, made.now)

    assert date == datetime(2027, 3, 4, 13, tzinfo=UTC)
