"""What a state keeps of matching after a fact: waves that were passed or asked for, and what HR wants of two."""

from dataclasses import replace
from typing import assert_never

from revflow.domain.facts import Locked, Paired, Unmatchable, UnmetTold, WaveAsked
from revflow.engine.state import State

MatchNote = Unmatchable | UnmetTold | Paired | WaveAsked | Locked
"""Facts of a match that touch no task and no round."""


def noted(state: State, fact: MatchNote) -> State:
    """Return the state with what the fact says."""
    match fact:
        case Unmatchable():
            told = state.told | set(fact.journeys)
            return replace(state, told=told, unmatchable=state.unmatchable or not fact.journeys)
        case UnmetTold():
            return replace(state, unmet=state.unmet | set(fact.topics))
        case Paired():
            return replace(state, paired=(*state.paired, fact.wave))
        case WaveAsked():
            return replace(state, wave_asked=fact.wave)
        case Locked():
            couple = (fact.mentee, fact.mentor)
            topics = {**state.lock_topics, couple: fact.topic}
            return replace(state, locks={**state.locks, couple: fact.how}, lock_topics=topics)
        case _:
            assert_never(fact)
