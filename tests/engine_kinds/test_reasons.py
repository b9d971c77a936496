"""Each pair says what speaks for it, what against, and what could not be looked at; a wave what holds for all."""

import pytest

from engine_kinds.matched import Cohort
from revflow.domain.facts import Reason

ALL = {"topic_cover": 5, "level_gap": 2, "other_site": 1, "other_department": 1, "shared_slots": 2}


def two(mentee, mentor, prefer=ALL, **roles):
    """One mentee, one mentor, and what is said of them."""
    cohort = Cohort(prefer=prefer)
    cohort.add("E1", mentee, **roles.get("E1", {})).add("M1", mentor, **roles.get("M1", {}))
    (pair,) = cohort.propose().pairs
    return pair


def test_topics_say_from_where_to_where_and_what_the_mentor_has():
    """The pair's topics in their order, then what the mentor does not offer."""
    pair = two({"data": (1, 3), "web": (0, 4), "chat": (0, 2)}, {"data": (4, 4), "web": (2, 4)})

    topics = [reason for reason in (*pair.pros, *pair.cons) if reason.code.startswith("topic")]
    assert topics == [
        Reason("topic-part", "web", (0, 4, 2)),
        Reason("topic-reached", "data", (1, 3, 4)),
        Reason("topic-missing", "chat"),
    ]
    assert pair.cons == (Reason("topic-missing", "chat"),)


def test_a_mentor_who_is_not_ahead_speaks_against():
    """The topic is shared, so that they may be a pair."""
    pair = two({"data": (2, 3)}, {"data": (2, 4)}, prefer={"topic_cover": 5})

    assert (pair.pros, pair.cons) == ((), (Reason("topic-low", "data", (2, 3, 2)),))


def test_where_no_levels_were_asked_a_topic_is_just_shared():
    """Nobody reads levels that nobody gave."""
    cohort = Cohort(prefer={"level_gap": 2}).add("E1", {}).add("M1", {})
    for code, form in (("E1", "needs"), ("M1", "offer")):
        cohort.answers[code] = {form: {"topics": {"data": {}}}}

    proposed = cohort.propose()

    (pair,) = proposed.pairs
    assert (pair.pros, pair.unused) == ((Reason("topic-shared", "data"),), ())
    assert "level_gap" in proposed.unweighed


@pytest.mark.parametrize(
    ("mentee", "mentor", "pro", "con"),
    [
        ({"site": "Paris"}, {"site": "Lyon"}, Reason("other-site"), None),
        ({"site": "Paris"}, {"site": "Paris"}, None, Reason("same-site")),
        ({"department": "IT"}, {"department": "HR"}, Reason("other-department"), None),
        ({"department": "IT"}, {"department": "IT"}, None, Reason("same-department")),
        ({"slots": ["mon-am", "tue-am"]}, {"slots": ["mon-am"]}, Reason("shared-slots", "", (5, 10)), None),
        ({"slots": ["mon-am"]}, {"slots": ["tue-am"]}, None, Reason("no-shared-slots")),
    ],
)
def test_each_criterion_speaks_for_or_against(mentee, mentor, pro, con):
    """As far as both are known."""
    pair = two({"data": (1, 3)}, {"data": (4, 4)}, E1=mentee, M1=mentor)

    assert [reason for reason in pair.pros if reason.code != "topic-reached"] == ([pro] if pro else [])
    assert pair.cons == ((con,) if con else ())


def test_what_has_no_weight_is_not_spoken_of_and_the_wave_says_so():
    """The sites differ; the program does not care."""
    cohort = Cohort(prefer={"topic_cover": 5, "other_site": 0}).add("E1", {"data": (1, 3)}, site="Paris")

    proposed = cohort.add("M1", {"data": (4, 4)}, site="Lyon").propose()

    assert proposed.pairs[0].pros == (Reason("topic-reached", "data", (1, 3, 4)),)
    assert proposed.unweighed == ("level_gap", "other_site", "other_department", "shared_slots")


FULL = {"site": "Paris", "slots": ["mon-am"], "department": "IT"}


def test_missing_data_earn_no_points_and_are_told():
    """A site that is not in the list is not another site; others of that role have one."""
    cohort = Cohort(prefer=ALL).add("E1", {"data": (1, 3)}, **FULL)
    cohort.add("M1", {"data": (4, 4)}).add("M2", {"web": (4, 4)}, **FULL)

    (pair,) = cohort.propose().pairs

    assert dict(pair.reasons)["other_site"] == dict(pair.reasons)["other_department"] == 0
    assert pair.unused == (
        Reason("site-unknown", "mentor"),
        Reason("department-unknown", "mentor"),
        Reason("slots-unknown", "mentor"),
    )


def test_what_one_side_was_not_asked_for_is_told_once_for_the_wave():
    """No mentor gave times: no pair is told that its mentor gave none."""
    proposed = Cohort(prefer=ALL).add("E1", {"data": (1, 3)}, **FULL).add("M1", {"data": (4, 4)}).propose()

    assert proposed.pairs[0].unused == ()
    assert proposed.unweighed == ("other_site", "other_department", "shared_slots")


def test_a_topic_that_nobody_offers_is_told_with_how_many_ask_for_it():
    """Two ask for chat; the mentors offer data."""
    cohort = (
        Cohort().add("E1", {"data": (1, 3), "chat": (1, 3)}).add("E2", {"chat": (0, 4)}).add("M1", {"data": (4, 4)})
    )

    assert Reason("nobody-offers", "chat", (2,)) in cohort.propose().notes


def test_a_topic_that_nobody_masters_better_is_told():
    """The one mentor of data is where the mentee is."""
    cohort = Cohort().add("E1", {"data": (3, 4)}).add("M1", {"data": (3, 4)})

    assert cohort.propose().notes == (Reason("nobody-ahead", "data", (1,)),)


def test_more_executives_than_places_are_told_with_what_would_do():
    """Five for two mentors of one place: three each would do. One mentor has a mentee already: that counts."""
    cohort = Cohort().add("M1", {"data": (4, 4)}).add("M2", {"data": (4, 4)})
    for number in range(5):
        cohort.add(f"E{number}", {"data": (1, 3)})
    assert cohort.propose().notes == (Reason("too-few-places", "", (5, 2, 3)),)

    cohort.pair("P1", "E0", "M1")

    assert cohort.propose().notes == (Reason("too-few-places", "", (4, 1, 3)),)


def test_without_any_mentor_no_number_of_mentees_would_do():
    """Nobody is divided by nobody."""
    assert Cohort().add("E1", {"data": (1, 3)}).propose().notes[-1] == Reason("too-few-places", "", (1, 0, 0))


def test_who_could_use_no_place_waits_for_none():
    """E2 wants what nobody offers: another mentor for data would help E1 alone, who has a place."""
    cohort = Cohort().add("E1", {"data": (1, 3)}).add("E2", {"chat": (1, 3)}).add("M1", {"data": (4, 4)})

    assert [note.code for note in cohort.propose().notes] == ["nobody-offers"]
