"""The lead topics of a wave whose pairs meet together: as many of a mentor's pairs as can be share one."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.matched import Cohort, made
from revflow.definition.program import Program
from revflow.domain.facts import Proposal, Reason
from revflow.domain.journeys import Ending
from revflow.engine.matching.groups import SMALL_GROUP, gathered

TOPICS = ("data", "chat", "web")
SESSIONS = {"id": "sessions", "kind": "sessions", "for_each": "pair", "together": True}


def meeting(cohort: Cohort) -> Cohort:
    """Let the cohort's pairs meet together."""
    shape = cohort.program.model_dump(by_alias=True, exclude_unset=True)
    cohort.program = Program.model_validate({**shape, "steps": [*shape["steps"], SESSIONS]})
    return cohort


def of_two(**match) -> Cohort:
    """E1 would learn most on data, E2 on chat; both ask for web too, which M1 offers with the rest."""
    cohort = Cohort(mentees_per_mentor=3, **match)
    cohort.add("E1", {"data": (0, 4), "web": (2, 3)}).add("E2", {"chat": (0, 4), "web": (2, 3)})
    return cohort.add("M1", dict.fromkeys(TOPICS, (4, 4)))


def leads(pairs):
    return {pair.mentee: pair.topics[0] for pair in pairs}


def test_pairs_of_a_mentor_share_a_topic_where_the_program_says_together():
    """Apart each leads on what it gains most by; together both lead on what they share, and say so."""
    apart, together = of_two().propose(), meeting(of_two()).propose()

    assert leads(apart.pairs) == {"E1": "data", "E2": "chat"}
    assert leads(together.pairs) == {"E1": "web", "E2": "web"}
    assert [pair.topics for pair in together.pairs] == [("web", "data"), ("web", "chat")]
    assert all(pair.pros[-1] == Reason(SMALL_GROUP, "web", (1,)) for pair in together.pairs)
    assert [(p.mentee, p.mentor, p.reasons) for p in together.pairs] == [
        (p.mentee, p.mentor, p.reasons) for p in apart.pairs
    ]


def test_a_running_pair_draws_new_ones_to_its_topic_and_an_ended_one_does_not():
    """E3 runs on data with the mentor: E1 joins it there, alone E1 would go with E2 to web."""
    for ending, shared in ((None, "data"), (Ending.FINISHED, "web")):
        cohort = meeting(of_two()).add("E3", {"data": (0, 4)})
        cohort.pair("P9", "E3", "M1", ending, ("data",)).pair("P8", "E3", "M1", ending, ("data",))

        assert leads(cohort.propose().pairs)["E1"] == shared


def test_a_pair_that_was_kept_keeps_its_lead_topic_and_others_come_to_it():
    """What was not sent back stays as it is; the new pair comes to its topic."""
    kept = Proposal("P1", "E1", "M1", ("data", "web"))
    cohort = meeting(of_two())
    cohort.answers["E2"]["needs"]["topics"]["data"] = {"now": 3, "wanted": 4}

    pairs = cohort.propose(kept=(kept,)).pairs

    assert leads(pairs) == {"E1": "data", "E2": "data"}
    assert next(pair for pair in pairs if pair.mentee == "E1").topics == kept.topics


@st.composite
def waves(draw):
    """Proposals of two mentors, some settled, and running pairs."""
    topics = st.lists(st.sampled_from("abcd"), unique=True, max_size=4).map(tuple)
    mentors = st.sampled_from(["M1", "M2"])
    count = draw(st.integers(0, 7))
    pairs = [Proposal(f"P{n}", f"E{n}", draw(mentors), draw(topics), (("topic_cover", n),)) for n in range(count)]
    settled = draw(st.sets(st.sampled_from([pair.code for pair in pairs]))) if pairs else set()
    running = draw(st.lists(st.tuples(mentors, st.sampled_from("abcd")), max_size=3))
    return pairs, settled, running


def largest(pairs, running):
    """How many pairs of each mentor share its most shared topic."""
    shared = Counter([*running, *((pair.mentor, pair.topics[0]) for pair in pairs if pair.topics)])
    return {mentor: max(n for (who, _), n in shared.items() if who == mentor) for mentor, _ in shared}


@given(waves())
def test_no_choice_of_lead_topics_changes_who_is_paired_or_lets_fewer_share(wave):
    """Same couples, points and topics, but for their order; what is settled stays; at least as many share as before."""
    pairs, settled, running = wave

    found = gathered(pairs, settled, running)

    assert made(found) == made(pairs)
    for before, after in zip(pairs, found, strict=True):
        assert (after.code, after.reasons) == (before.code, before.reasons)
        assert set(after.topics) == set(before.topics)
        assert before.code not in settled or after.topics == before.topics
    shares = largest(pairs, running)
    assert all(number >= shares[mentor] for mentor, number in largest(found, running).items())
    assert gathered(pairs, settled, running) == found


@given(waves())
def test_a_proposal_says_with_how_many_others_it_would_meet(wave):
    """Counted once more apart: pairs of the same mentor with the same lead topic, running ones among them."""
    pairs, settled, running = wave

    for pair in (found := gathered(pairs, settled, running)):
        same = [*running, *((one.mentor, one.topics[0]) for one in found if one.topics)].count(
            (pair.mentor, "".join(pair.topics[:1]))
        )
        told = [reason.numbers for reason in pair.pros if reason.code == SMALL_GROUP]
        assert told == ([(same - 1,)] if same > 1 else [])
