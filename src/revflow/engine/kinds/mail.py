"""A step that sends one mail to each of those it names."""

from collections.abc import Iterator

from revflow.definition.steps import CallStep, MailStep, ModuleStep
from revflow.domain.facts import ActionDone
from revflow.domain.mails import MailOrder
from revflow.engine.asking import mail_key
from revflow.engine.kinds.shared import awaits_people, concluded, never, no_expiry, nothing_due, nothing_promised
from revflow.engine.moves import Change
from revflow.engine.view import View
from revflow.engine.whom import people_of, subject_of, subjects_of

proceed = nothing_due
expire = no_expiry
awaits = awaits_people
wake_at = never
abandon = nothing_promised


def enter(view: View) -> Change:
    """Queue the mails and go on at once. Copies go with the first mail only; nobody to write to is no fault.

    The files of a module are looked up when a mail is sent: it is another journey's, and approved by then or not.
    """
    step = view.step
    assert isinstance(step, MailStep)
    modules = [name for name in step.attach if isinstance(view.program.step(name), ModuleStep)]
    to, cc = _refs(view, step.to), _refs(view, step.cc)
    mails = tuple(
        MailOrder(
            key=mail_key(view, "mail", ref),
            journey=view.state.journey.code,
            template=step.mail or step.id,
            to=ref,
            cc=tuple(copy for copy in cc if copy not in to) if ref == to[0] else (),
            step=step.id,
            data={"modules": modules} if modules else {},
            attach=tuple(_files_for(view, step, ref, to)),
        )
        for ref in to
    )
    return Change(mails=mails) + concluded(view)


def _refs(view: View, entries: tuple[str, ...]) -> tuple[str, ...]:
    found = (people_of(entry, view.program, view.state.journey, view.linked) for entry in entries)
    return tuple(dict.fromkeys(ref for refs in found for ref in refs))


def _files_for(view: View, step: MailStep, ref: str, to: tuple[str, ...]) -> Iterator[str]:
    """Yield the files that go to one of those written to, by SHA-256."""
    for name in step.attach:
        if _is_for(view, name, ref, to):
            yield from _made_by(view, name)


def _is_for(view: View, step: str, ref: str, to: tuple[str, ...]) -> bool:
    """Tell whether one of those written to gets what a step has made: made for one of a pair, it is not the other's.

    Unless that one is not written to at all.
    """
    made = view.program.step(step)
    holder = subject_of(made.made_for, view.state.journey, view.linked) if isinstance(made, CallStep) else ""
    return holder not in to or ref == holder or ref not in subjects_of(view.state.journey, view.linked)


def _made_by(view: View, step: str) -> tuple[str, ...]:
    """Return the files that a step above has made, by SHA-256."""
    visit = view.state.visits.get(step)
    facts = (event.fact for event in visit.events) if visit else ()
    return tuple(digest for fact in facts if isinstance(fact, ActionDone) for _, digest in fact.files)
