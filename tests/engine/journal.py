"""A journal read apart from the engine: by its facts alone, what stands, what is open, and what must never be written.

Nothing of `fold`, of the quorums or of the ballots is used here: what the engine says is held against this reading.
"""

from dataclasses import dataclass, field

from engine.slips import DONE, OPEN, WAITING, Round, Slip
from revflow.definition.steps import ApprovalStep
from revflow.domain.facts import (
    Answered,
    Asked,
    Attached,
    Claimed,
    Concluded,
    Confirmed,
    Entered,
    Escalated,
    GivenBack,
    Lapsed,
    Paired,
    Proposed,
    Reassigned,
    Reminded,
    Reopened,
    Skipped,
    StoodIn,
    TakenBack,
    Voted,
    Withdrawn,
)
from revflow.domain.journeys import Scope

_DEEDS = (Answered, Attached, Confirmed, Voted, TakenBack, Reopened, Proposed, Paired)
_ON_TASKS = (Answered, Attached, Confirmed, Voted, Withdrawn, Reminded, Escalated, Lapsed, StoodIn, Reassigned)
_ONLY_WHILE_IT_RUNS = (*_ON_TASKS, Claimed, GivenBack, Asked, Entered, Skipped, Concluded, TakenBack, Reopened)


@dataclass
class Journal:
    """The reading of one journey's journal. `refs` are the references of addresses, `subjects` of whose journey it is.

    `people` are those who are there while the facts are written that are read next.
    """

    program: object
    journey: object
    refs: dict
    subjects: set
    people: dict = field(default_factory=dict)
    read_to: int = 0
    number: int = 0
    rounds: dict = field(default_factory=dict)
    status: dict = field(default_factory=dict)
    slips: dict = field(default_factory=dict)
    held: str = ""
    ended: bool = False
    told_to_end: bool = False
    lapsed: str = ""

    def read(self, events, people):
        """Read on. Raises AssertionError at the first fact that must not follow on those before."""
        self.people = people
        for event in events[self.read_to :]:
            self.number = event.number
            self._take(event.fact, event.actor)
        self.read_to = len(events)

    def open_rounds(self):
        return [one for one in self.rounds.values() if one.open]

    def open_slips(self):
        return [slip for slip in self.slips.values() if slip.open]

    def newest(self, step):
        return max((one for one in self.rounds.values() if one.step == step), key=lambda one: one.number)

    def _take(self, fact, actor):
        if isinstance(fact, _ONLY_WHILE_IT_RUNS):
            assert not self.ended, f"after the end: {fact}"
            assert not self.told_to_end, f"though it was told to end: {fact}"
            assert not self.held, f"on hold: {fact}"
        if isinstance(fact, _ON_TASKS):
            assert self.slips[fact.task].open, f"on a closed task: {fact}"
        if isinstance(fact, _DEEDS) and not isinstance(fact, TakenBack):
            self._follow()
        take = getattr(self, f"_{type(fact).__name__.lower()}", None)
        if take is not None:
            take(fact, actor)
        self.lapsed = fact.action if isinstance(fact, Lapsed) else ""

    def _follow(self):
        for one in self.rounds.values():
            one.followed = one.followed or not one.open

    def _entered(self, fact, _actor):
        earlier = [one.number for one in self.rounds.values() if one.step == fact.step]
        assert fact.round == max(earlier, default=0) + 1, f"numbered amiss: {fact}"
        assert self.status.get(fact.step, WAITING) != OPEN, f"entered twice: {fact}"
        if self.journey.scope is not Scope.COHORT:
            assert fact.wave or not self._unfinished_above(fact.step), f"too early: {fact}"
            assert fact.wave or self.status.get(fact.step, WAITING) == WAITING, f"done already: {fact}"
        self.rounds[fact.step, fact.round] = Round(fact.step, fact.round)
        self.status[fact.step] = OPEN

    def _unfinished_above(self, name):
        own = [step.id for step in self.program.steps if step.for_each is self.journey.scope]
        return [step for step in own[: own.index(name)] if self.status.get(step) != DONE]

    def _skipped(self, fact, _actor):
        assert self.status.get(fact.step, WAITING) == WAITING, f"not waiting: {fact}"
        self.status[fact.step] = DONE

    def _asked(self, fact, _actor):
        here = self.rounds[fact.step, fact.round]
        assert fact.task not in self.slips, f"asked twice: {fact}"
        assert here.open, f"asked though decided: {fact}"
        assert fact.to, f"nobody is asked: {fact}"
        same = [slip for slip in here.slips if slip.asked.entry == fact.entry and not fact.session]
        assert not any(slip.open or slip.voices for slip in same), f"an entry is asked twice: {fact}"
        slip = self.slips[fact.task] = Slip(fact, set(fact.to))
        here.slips.append(slip)

    def _escalated(self, fact, _actor):
        slip = self.slips[fact.task]
        if slip.asked.kind in ("decide", "review") and slip.asked.awaits not in ("mentee", "mentor"):
            others = [one for one in self.rounds[slip.asked.step, slip.asked.round].slips if one is not slip]
            busy = {ref for one in others for ref in one.to | one.voices} if not self.is_last_word(slip) else set()
            assert not busy & set(fact.to), f"asked for another vote: {fact}"
            slip.to |= set(fact.to)

    def _stoodin(self, fact, _actor):
        self.slips[fact.task].to.add(fact.deputy)
        self.slips[fact.task].absent.add(fact.principal)

    def _reassigned(self, fact, _actor):
        self.slips[fact.task].to, self.slips[fact.task].heir = {fact.to}, fact.to

    def _answered(self, fact, actor):
        self._close_by(fact, actor)

    _confirmed = _attached = _answered

    def _close_by(self, fact, actor):
        slip = self.slips[fact.task]
        asked = actor in slip.to or (getattr(fact, "principal", "") in slip.to and actor in self._group("hr"))
        assert asked, f"by somebody who was not asked: {fact}"
        slip.open = False

    def _voted(self, fact, actor):
        slip = self.slips[fact.task]
        here = self.rounds[slip.asked.step, slip.asked.round]
        self._close_by(fact, actor)
        voices = frozenset({fact.principal} if fact.reason else {actor, fact.principal} - {""})
        own = slip.asked.awaits in ("mentee", "mentor")
        assert own or not ({actor} | voices) & self.subjects, f"on the own journey: {fact}"
        step = self.program.step(slip.asked.step)
        if isinstance(step, ApprovalStep) and slip.asked.entry < len(self._entries(step)):
            left_out = {ref for word in step.left_out for ref in self._group(word)}
            assert not left_out & voices, f"left out: {fact}"
            assert not any(voices & other.voices for other in here.votes), f"a second voice: {fact}"
        behalf = [other for other in here.votes if other.by == actor and actor not in other.voices]
        assert not (fact.reason and behalf), f"on behalf of several: {fact}"
        slip.outcome, slip.voices, slip.by = fact.outcome, voices, actor

    def _group(self, name):
        return {self.refs[address] for address in self.program.groups[name].members}

    def _withdrawn(self, fact, _actor):
        self.slips[fact.task].open = False

    def _concluded(self, fact, _actor):
        here = self.rounds[fact.step, fact.round]
        assert here.open, f"concluded twice: {fact}"
        step = self.program.step(fact.step)
        if isinstance(step, ApprovalStep) and fact.outcome not in ("expired", "no-pair", self.lapsed):
            assert self.is_enough(here, fact.outcome), f"without the votes: {fact}"
        here.open, here.followed, here.ended, here.back_to = False, False, self.number, ""
        self.status[fact.step] = DONE
        if fact.route.startswith("back:"):
            here.back_to = fact.route.removeprefix("back:")
            here.found = self.status.get(here.back_to, WAITING)
            self.status[fact.step] = self.status[here.back_to] = WAITING
        if fact.route != "rematch":
            self._close(here.slips)

    def _takenback(self, fact, actor):
        slip = self.slips[fact.task]
        here = self.newest(slip.asked.step)
        assert slip in here.slips, f"of an earlier round: {fact}"
        assert slip.voices, f"no vote stands: {fact}"
        assert actor in slip.voices | {slip.by}, f"somebody else's: {fact}"
        assert not (not here.open and here.followed), f"something followed: {fact}"
        self._follow()
        self._undo(fact.undone)
        if here.back_to:
            self.status[here.back_to] = here.found
        here.open, here.ended, here.back_to, self.status[here.step] = True, 0, "", OPEN
        slip.open, slip.outcome, slip.voices = True, "", frozenset()
        for name in fact.reopens:
            again = self.slips[name]
            assert again in here.slips, f"another round's: {fact}"
            assert not again.open, f"open already: {fact}"
            assert not again.voices, f"said already: {fact}"
            again.open = True
        for gone in map(self.slips.__getitem__, fact.withdraws):
            gone.open, gone.outcome, gone.voices = False, "", frozenset()
        assert sum(one.open for one in self.rounds.values() if one.step == here.step) == 1
        if not self.is_last_word(slip):
            last_words = [one for one in here.slips if self.is_last_word(one)]
            assert not any(one.open for one in last_words), f"HR has the last word still: {fact}"

    def _reopened(self, fact, _actor):
        assert self.status.get(fact.step, WAITING) != OPEN, f"open still: {fact}"
        self._undo(fact.undone)
        self.status[fact.step] = WAITING

    def _undo(self, steps):
        for step in steps:
            self.status[step] = WAITING
            for one in self.rounds.values():
                if one.step == step and one.open:
                    one.open = False
                    self._close(one.slips)

    def _held(self, fact, _actor):
        """Who is on hold with the cohort may be so by itself besides, which outlasts the cohort's."""
        self.held = fact.cause if self.held in ("", "cohort") else self.held

    def _released(self, _fact, _actor):
        self.held = ""

    def _ended(self, _fact, _actor):
        assert not self.ended
        self.ended = True
        self._close(self.slips.values())

    def _left(self, _fact, _actor):
        self.told_to_end = True
        self._close(self.slips.values())

    _stopped = _left

    @staticmethod
    def _close(slips):
        for slip in slips:
            slip.open = False

    def is_last_word(self, slip):
        """Tell whether a task is HR's, who decides alone: its entry follows those of the step."""
        return slip.asked.entry == len(self._entries(self.program.step(slip.asked.step)))

    def _entries(self, step):
        """Return who is to vote: with `each` the members of a group, one by one, as references; else as written."""
        groups = self.program.groups
        apart = step.each and any(entry in groups for entry in step.by)
        if not apart:
            return list(step.by)
        return [
            self.refs[member] if entry in groups else entry
            for entry in step.by
            for member in (groups[entry].members if entry in groups else (entry,))
        ]

    def is_enough(self, here, outcome, *, if_all_agree=False):
        """Tell whether the votes that stand in a round make an outcome (rule 14), whoever is gone not counted.

        With `if_all_agree` all who have not voted say so, too.
        """
        step = self.program.step(here.step)
        every = self._entries(step)
        last_words = [vote.outcome for vote in here.votes if vote.asked.entry == len(every)]
        if last_words:
            return last_words == [outcome]
        given = {vote.asked.entry: vote.outcome for vote in here.votes}
        assert len(given) == len(here.votes), "two votes of one entry"
        there = [n for n, one in enumerate(every) if n in given or self._can_vote(here, n, one, every)]
        if if_all_agree:
            given = dict.fromkeys(there, outcome) | given
        count, first = sum(one == outcome for one in given.values()), next(iter(step.outcomes))
        word, _, vetoed = step.quorum.partition(":")
        most = len(there) // 2 + 1
        if vetoed:
            return count >= 1 if outcome == vetoed.strip() else count >= most and len(given) >= len(there)
        needed = {"first": 1, "majority": most, "all": len(there) if outcome == first else 1}
        return count >= (int(word) if word.isdigit() else needed[word])

    def _can_vote(self, here, number, one, every):
        """Tell whether a vote can come: a person's own (rules 13, 15, 16), or of who was handed it; a role's always."""
        heirs = {slip.heir for slip in here.slips if slip.open and slip.asked.entry == number}
        if heirs & self.people.keys() or one not in self.refs.values():
            return True
        left_out = {ref for word in self.program.step(here.step).left_out for ref in self._group(word)}
        return one in self.people and one not in left_out | self.subjects | set(every[:number])
