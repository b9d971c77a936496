"""What a person hears of a gate's verdict beside its outcome: topics approved, a second chance, what would help."""

from collections.abc import Iterable, Iterator

from revflow.definition.steps import NEXT, ApprovalStep
from revflow.domain.facts import Concluded, Fact, Voted
from revflow.domain.mails import MailOrder
from revflow.engine.asking import mail_key
from revflow.engine.second_chances import opens_at
from revflow.engine.vetting import below, topics_judged
from revflow.engine.view import View


def verdict_mails(view: View, facts: Iterable[Fact]) -> tuple[MailOrder, ...]:
    """Return the mails to a journey's person that go with a conclusion among these facts; none of a plain one.

    Lines below their minimum are named, never their scores (rule 18: they do not decide).
    """
    written = tuple(facts)
    ref = view.state.journey.person
    concluded = next((fact for fact in written if isinstance(fact, Concluded)), None)
    if concluded is None or ref not in view.linked.people or not isinstance(view.step, ApprovalStep):
        return ()
    return tuple(_mails(view, view.step, concluded, (*votes_of(view), *written)))


def helpful_lines(view: View, facts: Iterable[Fact] = ()) -> list[str]:
    """Return the rubric's lines that a round's votes scored below their minimum, as `mastery.data`."""
    assert isinstance(view.step, ApprovalStep)
    votes = (fact for fact in (*votes_of(view), *facts) if isinstance(fact, Voted))
    return list(below(view.step, votes, topics_judged(view)))


def votes_of(view: View) -> tuple[Fact, ...]:
    """Return the votes of a round, in order."""
    return tuple(event.fact for event in view.visit.events if isinstance(event.fact, Voted)) if view.visit else ()


def _mails(view: View, step: ApprovalStep, concluded: Concluded, facts: Iterable[Fact]) -> Iterator[MailOrder]:
    lines = helpful_lines(view, facts)
    if concluded.refused and concluded.route == NEXT:
        approved = [topic for topic in topics_judged(view) if topic not in concluded.refused]
        yield _mail(view, "vetting-topics", {"approved": approved, "refused": list(concluded.refused), "lines": lines})
    outcome = step.outcomes.get(concluded.outcome)
    if outcome is not None and outcome.after is not None:
        again = opens_at(view.program, view.linked, view.state.journey, outcome.after, view.now)
        yield _mail(view, "second-chance", {"again": again.isoformat(), "lines": lines})


def _mail(view: View, template: str, data: dict[str, object]) -> MailOrder:
    journey = view.state.journey
    return MailOrder(
        key=mail_key(view, template, journey.person),
        journey=journey.code,
        template=template,
        to=journey.person,
        step=view.step.id,
        data=data,
    )
