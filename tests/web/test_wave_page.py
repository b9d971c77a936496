"""The page on which pairs are approved: why each is proposed, who found nobody, what would help."""

from dataclasses import replace

import pytest

from revflow.domain.facts import Reason, Way
from revflow.engine.bars import APART, BARRED, FORBIDDEN, NO_TOPIC, OWN_TOPIC, PAIRED, SAME_PERSON
from revflow.engine.choices import CHOICE_GONE, CHOSE_NOBODY, NO_CHOICE
from revflow.engine.locks import NO_PLACE, NO_WISH, NOT_ON_TOPIC, NOT_THERE
from revflow.engine.matching import ways
from revflow.service.explained import Explained
from revflow.service.wave import ProposedPair, Wanted, Wave
from web.sample_page import program
from web.samples import SAMPLES
from web.test_page_rendering import html


def test_a_pair_says_what_speaks_for_it_and_against_it_and_what_is_not_known():
    """In the reader's language, topics by their names."""
    source = html(SAMPLES["matching"]("fr"))

    assert "Données et tableaux de bord\u00a0: demande 1 → 3, le mentor a 4" in source
    assert "Le même site" in source
    assert "Le mentor n\u2019a pas donné de créneaux" in source
    assert "80 points" in source


def test_a_proposed_pair_that_hr_has_said_apart_since_says_so_and_cannot_be_ticked():
    """It will not start, so that nothing is to be broken."""
    shown = SAMPLES["matching"]("en")
    pairs = (replace(shown.wave.pairs[0], apart=True), *shown.wave.pairs[1:])

    source = html(replace(shown, wave=replace(shown.wave, pairs=pairs)))

    assert source.count("HR wants no such pair: it will not start") == 1
    assert "pair-P011" not in source


@pytest.mark.parametrize("rule", FORBIDDEN.values())
@pytest.mark.parametrize(("language", "says"), [("en", "will not start: by now"), ("fr", "ne commencera pas\u00a0: ")])
def test_a_proposed_pair_that_a_rule_bars_by_now_says_so_and_cannot_be_ticked(rule, language, says):
    """The people list has changed since (rule 24)."""
    shown = SAMPLES["matching"](language)
    pairs = (replace(shown.wave.pairs[0], forbidden=rule), *shown.wave.pairs[1:])

    source = html(replace(shown, wave=replace(shown.wave, pairs=pairs)))

    assert source.count(says) == 1
    assert "pair-P011" not in source


def test_a_proposed_pair_of_somebody_who_has_left_says_so_and_cannot_be_ticked():
    """What will not start needs no breaking (rule 11)."""
    shown = SAMPLES["matching"]("en")
    pairs = (replace(shown.wave.pairs[0], gone=("mentor",)), *shown.wave.pairs[1:])
    gone = replace(shown, wave=replace(shown.wave, pairs=pairs))

    source = html(gone)

    assert source.count("no longer takes part") == 1
    assert source.index("Noé Petit") < source.index("no longer takes part") < source.index("P012")
    assert "pair-P011" not in source
    assert "pair-P012" in source


def test_what_was_not_weighed_is_said_and_that_age_and_gender_never_are():
    """Nobody suspects what is not looked at."""
    source = html(SAMPLES["matching"]("en"))

    assert "Not weighed here: other department. Age and gender are never looked at." in source


def test_who_found_nobody_reads_as_a_line_with_the_rule_and_what_would_help():
    """By name, as the pairs are."""
    source = html(SAMPLES["matching"]("en"))

    assert source.index("Karim Belkacem") < source.index("Of the same department as most who would fit")
    assert "Without the rule “same department”, there would be 2 possible partners." in source
    assert "Nobody asks for AI assistants: somebody who does would do." in source


@pytest.mark.parametrize(
    ("language", "one", "more"),
    [
        ("en", "would meet with one other pair of this mentor on", "would meet with 3 other pairs of this mentor on"),
        ("fr", "se réunirait avec un autre binôme de ce mentor sur", "se réunirait avec 3 autres binômes de ce mentor"),
    ],
)
def test_a_proposal_that_would_meet_with_others_says_so(language, one, more):
    """A small group, among the reasons for a pair."""
    shown = SAMPLES["matching"](language)
    pairs = tuple(replace(shown.wave.pairs[0], pros=(Reason("small-group", "data", (others,)),)) for others in (1, 3))

    source = html(replace(shown, wave=replace(shown.wave, pairs=pairs)))

    assert one in source
    assert more in source


def test_what_holds_for_the_whole_wave_stands_above_it_with_a_way_on():
    """Topics that nobody can teach, too few places."""
    source = html(SAMPLES["matching"]("en"))

    assert source.index("No mentor offers AI assistants, which 3 people ask for. Find mentors") < source.index("P011")
    assert "12 people are waiting for 9 places. Find 3 more, or write mentees_per_mentor: 2" in source


def test_the_reasons_of_many_pairs_are_folded():
    """Five hundred pairs are looked through by their points first."""
    shown = SAMPLES["matching"]("en")
    few = html(shown)
    many = html(replace(shown, wave=replace(shown.wave, pairs=shown.wave.pairs * 7)))

    assert "<details open>" in few
    assert "<details open>" not in many


def test_a_wave_of_before_reasons_were_kept_shows_its_points():
    """An older journal has points alone."""
    shown = SAMPLES["matching"]("en")
    old = ProposedPair("P001", "Ève Lambert", "Noé Petit", ("data",), (("topic_cover", 1),))

    source = html(replace(shown, wave=Wave(1, 1, pairs=(old,))))

    assert "1 point<" in source
    assert "Without a pair" not in source


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_every_code_of_who_found_nobody_has_a_sentence(language, role):
    """Of the engine's own lists, so that none is forgotten."""
    explained = Explained(program(), language)
    whys = (SAME_PERSON, BARRED, APART, NO_TOPIC, *FORBIDDEN.values(), ways.TAKEN, ways.NOBODY)
    whys += (ways.NOT_CHOSEN, ways.NOT_DRAWN, NO_CHOICE, CHOSE_NOBODY, CHOICE_GONE, OWN_TOPIC, PAIRED)
    changes = (ways.WAIT, ways.CAPACITY, ways.ONE_MORE, ways.NOBODY_OFFERS, ways.NOBODY_ASKS, ways.CHOOSE, ways.BY_HAND)
    found = [Way("E1", change, "data", 2) for change in changes]
    found += [Way("E1", ways.LIFT, rule, 1) for rule in ways.LIFTABLE]

    said = [*map(explained.why, whys), *(explained.way(way, role) for way in found)]

    assert len(said) == len(set(said))


def test_what_hr_wants_of_two_stands_on_the_page_with_what_could_not_be_kept():
    """By name, and why not."""
    source = html(SAMPLES["matching"]("en"))

    assert "Bruno Ferreira-Delacroix and Lina Haddad: a pair<" in source
    assert "a pair, which could not be made. They have no topic in common." in source
    assert "Karim Belkacem and Noé Petit: no pair<" in source


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_hindrance_of_what_hr_wants_has_a_sentence(language):
    """Of the engine's own lists."""
    explained = Explained(program(), language)
    whys = (
        SAME_PERSON,
        BARRED,
        NO_TOPIC,
        OWN_TOPIC,
        PAIRED,
        *FORBIDDEN.values(),
        NOT_THERE,
        NO_PLACE,
        NO_WISH,
        NOT_ON_TOPIC,
    )

    said = [explained.wanted(Wanted("A", "B", "together", why)) for why in whys]

    assert len(said) == len(set(said))


def test_of_a_crossed_wave_topics_are_named_as_without_a_pair():
    """Who asked for them may well have one on another topic."""
    shown = SAMPLES["matching"]("en")
    singles = tuple(replace(one, topic="data") for one in shown.wave.singles)

    assert "Topics and people without a pair" not in html(shown)
    assert "Topics and people without a pair" in html(replace(shown, wave=replace(shown.wave, singles=singles)))
