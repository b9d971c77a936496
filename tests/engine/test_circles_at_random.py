"""A circle, whatever happens in whichever order: who is expected knows the newest date, nobody is told one twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.circle_people import DAY, company
from revflow.domain.errors import RefusedError
from revflow.domain.facts import CircleInvited
from revflow.domain.journeys import Scope
from revflow.engine.circles import meetings_of

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("gather"), st.integers(1, 60)),
        st.tuples(st.just("moved"), st.integers(1, 60)),
        st.tuples(st.sampled_from(["held", "cancelled"]), st.just(0)),
        st.tuples(st.just("leave"), st.integers(0, 7)),
        st.tuples(st.just("accept"), st.integers(0, 3)),
        st.tuples(st.just("time"), st.integers(1, 70)),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_each_is_invited_to_each_date_once_and_nobody_is_forgotten(steps):
    """Whatever happens: whoever is expected knows the newest date, nobody is told one twice, and it comes to an end."""
    made = company(4, 4)
    made.all_forms()
    people = [*made.of(Scope.MENTEE), *made.of(Scope.MENTOR)]
    for what, number in steps:
        try:
            step(made, people, what, number)
        except RefusedError:
            continue
        check(made)
    for code in people[:4]:
        if not made.ending(code):
            made.leave(code)
    made.jump_to_end()
    assert made.ending(made.cohort) == "finished"


def step(made, people, what, number):
    asked = made.asks(made.cohort)
    pairs = made.of(Scope.PAIR)
    if what == "time":
        made.move_to(made.now + number * DAY)
    elif what == "leave":
        made.leave(people[number])
    elif what == "accept":
        if "accept" in made.asks(pairs[number % len(pairs)]):
            made.accept(pairs[number % len(pairs)])
    elif asked and made.task(made.cohort, "circle").kind.value == "gather":
        if what == "gather":
            made.gather(made.now + number * DAY)
    elif asked and what != "gather":
        made.said(what, made.now + number * DAY if what == "moved" else None)


def check(made):
    told = made.facts(CircleInvited)
    mails = [mail.key for mail in made.mails if mail.template.startswith("circle-inv")]
    assert len(mails) == len(set(mails)) == sum(len(fact.codes) for fact in told)
    visit = made.states[made.cohort].visits.get("circle")
    ahead = [one for one in meetings_of(visit.events) if not one.result and one.starts > made.now] if visit else []
    for meeting in ahead:
        pairs = [made.states[code] for code in made.of(Scope.PAIR) if not made.ending(code)]
        accepted = {one.journey.mentor for one in pairs if made.steps(one.journey.code).get("accept") == "approve"}
        assert accepted <= meeting.invited, (accepted, meeting)
        assert not [code for code in meeting.invited if made.ending(code) in ("left", "stopped")]
