"""Rule 6: of a wave that several send back, all pairs are broken that any of them named."""

from engine.company import HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_second_thoughts import take_back
from revflow.domain.facts import Concluded, Proposed
from revflow.engine.moves import Change

BOARD = HEAD.replace("  nobody:", "  board: {members: [a@x.test, b@x.test, c@x.test]}\n  nobody:")


def at_vetting(quorum):
    outcomes = "outcomes: {approve: next, revise: match}"
    step = f"  - {{id: vet, kind: approval, by: board, each: true, quorum: {quorum}, {outcomes}}}\n"
    company = Company(program_of(NEEDS, OFFER, MATCH, step, PLAN, REPORT, head=BOARD), 2, 2)
    company.all_forms()
    return company, [task for task in company.tasks() if task.step == "vet"]


def proposed(company):
    return [event.fact for event in company.events("C001") if isinstance(event.fact, Proposed)][-1].pairs


def broken(company):
    [fact] = [event.fact for event in company.events("C001") if isinstance(event.fact, Concluded) and event.fact.pairs]
    return fact.pairs


def test_the_pairs_that_earlier_voters_named_are_broken_too():
    """The last voter gave a reason alone: what the first named is not lost by it."""
    company, (first, second, _third) = at_vetting(2)
    pair = proposed(company)[0]

    company.decide("C001", "vet", "revise", task=first, pairs=(pair.code,))
    company.decide("C001", "vet", "revise", task=second, remark="digest")

    assert broken(company) == (pair.code,)
    assert (pair.mentee, pair.mentor) not in [(one.mentee, one.mentor) for one in proposed(company)]


def test_pairs_are_broken_once_in_the_order_of_the_votes():
    """Two name one pair each, a third the first again."""
    company, tasks = at_vetting(3)
    one, two = (pair.code for pair in proposed(company))

    for task, named in zip(tasks, [(two,), (one,), (two,)], strict=True):
        company.decide("C001", "vet", "revise", task=task, pairs=named)

    assert broken(company) == (two, one)


def test_what_was_named_in_a_vote_taken_back_is_not_broken():
    """The same voter sends the wave back for another reason: the pair is not meant any more."""
    company, (first, second, _third) = at_vetting(2)
    one, two = (pair.code for pair in proposed(company))
    company.decide("C001", "vet", "revise", task=first, pairs=(one,))
    take_back(company, first, by="a")

    company.decide("C001", "vet", "revise", task=first, pairs=(two,))
    company.decide("C001", "vet", "revise", task=second, remark="digest")

    assert broken(company) == (two,)


def test_the_pairs_are_broken_when_a_member_is_gone_and_the_gate_is_counted_anew():
    """Nobody votes last then: what was named before holds."""
    company, (first, _second, _third) = at_vetting("majority")
    pair = proposed(company)[0]
    company.decide("C001", "vet", "revise", task=first, pairs=(pair.code,))

    company.people = {ref: one for ref, one in company.people.items() if one.name not in ("b", "c")}
    company.act("C001", lambda _p, _s, _n: Change())

    assert broken(company) == (pair.code,)
