"""Matches and reports as steps: what they make, once a round."""

from dataclasses import replace

from engine_kinds.small_world import JOURNEYS, World, ended, program_of
from revflow.domain.facts import ActionDone, Concluded, Entered, Proposed
from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.engine.kinds import match, report
from revflow.engine.moves import Matching, Reporting
from revflow.engine.reporting import counts_of
from revflow.engine.reporting import report as numbers

SHA, OTHER = "a" * 64, "b" * 64
DONE = "done"


# --- match --------------------------------------------------------------------------------------------------------
def matching():
    steps = [
        {"id": "needs", "kind": "form", "for_each": "mentee", "fields": {"topics": {"type": "topics"}}},
        {"id": "matching", "kind": "match"},
    ]
    people = [Summary(JOURNEYS[Scope.MENTEE], steps={"needs": DONE}), Summary(JOURNEYS[Scope.MENTOR])]
    answers = {"E1": {"needs": {"topics": {"data": {}}}}}
    made = World(program_of(*steps), journeys=people, answers=answers)
    made.enter(wave=1)
    return made


def test_a_match_is_work_done_once_a_round():
    """As many codes are minted as there can be pairs; then the wave is proposed, and the step is done."""
    made = matching()
    assert made.kind.awaits(made.view) == ("match",)
    (move,) = made.proceed()
    assert move.work == Matching("matching", 1, 1, codes=1)
    change = made.apply(match.perform(made.view, move.work, ["P1"]))
    proposed, concluded = change.facts
    assert isinstance(proposed, Proposed)
    assert [(p.code, p.mentee, p.mentor, p.topics) for p in proposed.pairs] == [("P1", "E1", "M1", ("data",))]
    assert concluded == Concluded("matching", 1, DONE, "next")
    assert made.proceed() == ()


def test_a_broken_pair_is_not_proposed_again_in_its_wave():
    """Sent back with its code, it is barred in that wave; nobody else is there (rule 6)."""
    steps = [
        {"id": "matching", "kind": "match"},
        {
            "id": "ok",
            "kind": "approval",
            "by": "hr",
            "outcomes": {"approve": {"then": "next"}, "revise": {"then": "matching"}},
        },
    ]
    made = World(program_of(*steps))
    made.step = made.program.step("matching")
    made.enter(wave=1)
    made.apply(match.perform(made.view, Matching("matching", 1, 1, 1), ["P1"]))
    made.write("U3", Entered("ok", 1, 1), Concluded("ok", 1, "revise", "back:matching", ("P1",)))
    made.write("", Entered("matching", 2, 1))
    proposed = match.perform(made.view, Matching("matching", 2, 1, 1), ["P2"]).facts[0]
    assert isinstance(proposed, Proposed)
    assert (proposed.pairs, proposed.unmatched) == ((), (("E1", "barred"), ("M1", "barred")))


def test_pairs_that_were_not_named_are_proposed_again_under_their_codes():
    """Only what HR breaks changes."""
    steps = [
        {"id": "matching", "kind": "match"},
        {
            "id": "ok",
            "kind": "approval",
            "by": "hr",
            "outcomes": {"approve": {"then": "next"}, "revise": {"then": "matching"}},
        },
    ]
    people = [
        Summary(Journey(f"{letter}{n}", "c", scope, person=f"U{letter}{n}"))
        for letter, scope in (("E", Scope.MENTEE), ("M", Scope.MENTOR))
        for n in (1, 2, 3)
    ]
    made = World(program_of(*steps), journeys=people)
    made.step = made.program.step("matching")
    made.enter(wave=1)
    first = made.apply(match.perform(made.view, Matching("matching", 1, 1, 3), ["P1", "P2", "P3"])).facts[0]
    made.write("U3", Entered("ok", 1, 1), Concluded("ok", 1, "revise", "back:matching", ("P2", "P3")))
    made.write("", Entered("matching", 2, 1))
    second = match.perform(made.view, Matching("matching", 2, 1, 3), ["P4", "P5", "P6"]).facts[0]
    assert second.pairs[0] == first.pairs[0]
    broken = {(pair.mentee, pair.mentor) for pair in first.pairs[1:]}
    assert len(second.pairs) == 3
    assert not broken & {(pair.mentee, pair.mentor) for pair in second.pairs}


def test_a_wave_sent_back_with_a_reason_alone_is_matched_anew():
    """Nothing is kept: a mentor who has come meanwhile, and offers more, is taken."""
    offer = {"id": "offer", "kind": "form", "for_each": "mentor", "fields": {"topics": {"type": "topics"}}}
    made = World(program_of(offer, {"id": "matching", "kind": "match"}))
    people = [Summary(JOURNEYS[s], steps={"offer": DONE}) for s in (Scope.MENTEE, Scope.MENTOR)]
    late = Summary(Journey("M2", "c", Scope.MENTOR, person="U5"), steps={"offer": DONE})
    answers = {"M1": {"offer": {"topics": {"data": {}}}}, "M2": {"offer": {"topics": {"data": {}, "chat": {}}}}}
    made.linked = replace(made.linked, journeys=tuple(people), answers=answers)
    made.enter(wave=1)
    made.apply(match.perform(made.view, Matching("matching", 1, 1, 1), ["P1"]))
    made.write("U3", Concluded("matching", 1, "revise", "back:matching"), Entered("matching", 2, 1))
    made.linked = replace(made.linked, journeys=(*people, late))
    proposed = match.perform(made.view, Matching("matching", 2, 1, 1), ["P2"]).facts[0]
    assert [(pair.code, pair.mentor) for pair in proposed.pairs] == [("P2", "M2")]


# --- report -------------------------------------------------------------------------------------------------------
def reporting(*journeys):
    step = {"id": "report", "kind": "report", "to": ["hr", "hr"], "ready": {"at_latest": "1 week"}}
    form = {"id": "survey", "kind": "form", "for_each": "pair", "fields": {"t": {"type": "text"}}}
    people = [ended(JOURNEYS[s]) for s in (Scope.MENTEE, Scope.MENTOR)]
    made = World(program_of(form, step), journeys=[*people, *journeys])
    made.enter()
    return made


def test_an_interim_report_is_made_once_then_the_final_one_when_all_have_ended():
    """The first is mailed while pairs run; the last ends the step (rule 3)."""
    running = Summary(JOURNEYS[Scope.PAIR])
    made = reporting(running)
    (move,) = made.proceed()
    assert move.work == Reporting("report", 1, interim=True)
    made.apply(report.perform(made.view, move.work))
    assert (made.proceed(), made.kind.awaits(made.view)) == ((), ("pairs",))
    last = reporting(ended(JOURNEYS[Scope.PAIR], steps={"survey": DONE}))
    last.write("", ActionDone("report", 1, "interim-report"))
    (move,) = last.proceed()
    assert move.work == Reporting("report", 1, interim=False)
    change = last.apply(report.perform(last.view, move.work))
    assert change.facts == (ActionDone("report", 1, "report"), Concluded("report", 1, DONE, "next"))
    assert [(mail.to, mail.data["interim"], mail.data["pairs"]) for mail in change.mails] == [("U3", False, 1)]
    assert made.mails[0].key != last.mails[0].key
    assert last.proceed() == ()


def test_a_report_counts_everyone_who_started():
    """A pair that somebody left stands in the denominator (rule 11)."""
    pairs = [
        ended(Journey(f"P{n}", "c", Scope.PAIR), ending, counts=counts)
        for n, (ending, counts) in enumerate(
            [
                (Ending.FINISHED, {"sessions.held": 6, "sessions.moved": 2, "asked.survey": 2, "answered.survey": 1}),
                (Ending.STOPPED, {"sessions.held": 1, "asked.survey": 2}),
                (None, {}),
            ]
        )
    ]
    made = reporting(*pairs)
    found = numbers(made.program, made.linked, made.now)
    assert found["scopes"]["pair"] == {
        "started": 3,
        "running": 1,
        "finished": 1,
        "left": 0,
        "declined": 0,
        "stopped": 1,
        "unmatched": 0,
    }
    assert found["sessions"] == {"held": 7, "moved": 2, "cancelled": 0, "missed": 0}
    assert found["pairs_with_session"] == 2
    assert found["answers"] == {"survey": {"started": 3, "asked": 4, "answered": 1}}
    assert found["interim"] is True


def test_a_report_says_how_many_pairs_a_module_guided_and_how_many_the_built_in_frame():
    """Rule 9: of the pairs that held a session, one whose lead topic has an approved module, and two that have none."""
    steps = [
        {"id": "design", "kind": "module", "for_each": "topic", "by": "hr", "deliverables": {"outline": {}}},
        {"id": "talks", "kind": "sessions", "for_each": "pair", "guide": "design"},
        {"id": "report", "kind": "report", "to": "hr"},
    ]
    topics = [
        ended(JOURNEYS[Scope.TOPIC], steps={"design": "approve"}),
        ended(Journey("T2", "c", Scope.TOPIC, topics=("chat",)), steps={"design": "skipped"}),
    ]
    leads = [("data", "chat"), ("chat", "data"), ("chat",), ("data",)]
    held = [{"sessions.held": 5}] * 3 + [{}]
    pairs = [
        ended(Journey(f"P{n}", "c", Scope.PAIR, topics=lead), counts=counts)
        for n, (lead, counts) in enumerate(zip(leads, held, strict=True))
    ]
    made = World(program_of(*steps), journeys=[*topics, *pairs])
    made.enter()

    change = report.perform(made.view, Reporting("report", 1, interim=False))

    assert numbers(made.program, made.linked, made.now)["guided"] == {"module": 1, "content": 0, "frame": 2}
    assert [(mail.data["by_module"], mail.data["by_frame"]) for mail in change.mails] == [(1, 2)]


def test_a_journey_counts_its_own_sessions_and_answers():
    """What its summary carries for the report."""
    step = {
        "id": "survey",
        "kind": "form",
        "for_each": "pair",
        "by": ["mentor", "mentee"],
        "fields": {"t": {"type": "text"}},
    }
    made = World(program_of(step))
    made.enter()
    assert counts_of(made.state) == {"asked.survey": 2}
