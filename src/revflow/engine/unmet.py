"""What a mentee of a crossed match hears of a topic that no mentor was found for, while another one has its pair.

Who has no pair at all hears it by the own end (rule 5). Nobody is left in the dark: a topic is told once as one that a
later wave may meet, and once when none can any more; who teaches it hears why nobody was asked.
"""

from collections.abc import Iterator

from revflow.domain.facts import UnmetTold
from revflow.domain.mails import MailOrder
from revflow.engine.bars import OWN_TOPIC
from revflow.engine.candidate import Candidate
from revflow.engine.joins import before_first_wave, wave_open, waves_left
from revflow.engine.moves import Change, Move
from revflow.engine.situation import Situation
from revflow.engine.state import Told

LATER, OVER, OWN = "later", "over", "own"
"""What a topic is told as: one that a later wave may meet, that none can, that the mentee teaches as mentor."""


def unmet_due(it: Situation) -> Move | None:
    """Return the telling of topics without a mentor, once a wave is passed, to mentees who have a pair."""
    match = it.plan.match
    if match is None or not match.crossed or before_first_wave(match, it.state) or wave_open(match, it.state):
        return None
    found = tuple(_untold(it, later=waves_left(match, it.state)))
    if not found:
        return None
    mails = tuple(_mail(it, mentee, found) for mentee in dict.fromkeys(mentee for mentee, _topic, _how in found))
    return Move(
        f"{match.id}: tell of topics without a mentor", match.id, Change(facts=(UnmetTold(found),), mails=mails)
    )


def _untold(it: Situation, *, later: bool) -> Iterator[Told]:
    pool = it.pool
    for wish in pool.unpaired:
        if not wish.wish or not wish.arrived or wish.code not in pool.served:
            continue
        how = _how(it, wish, later=later)
        told = {word for mentee, topic, word in it.state.unmet if (mentee, topic) == (wish.code, wish.wish)}
        if not told or (told == {LATER} and how != LATER):
            yield wish.code, wish.wish, how


def _how(it: Situation, wish: Candidate, *, later: bool) -> str:
    if OWN_TOPIC in it.pool.bars.by_rule(wish):
        return OWN
    return LATER if later and it.pool.mentee_may_wait(wish) else OVER


def _mail(it: Situation, mentee: str, found: tuple[Told, ...]) -> MailOrder:
    by_word = {
        word: [topic for code, topic, how in found if (code, how) == (mentee, word)] for word in (LATER, OVER, OWN)
    }
    person = next(one.journey.person for one in it.linked.journeys if one.journey.code == mentee)
    return MailOrder(
        key=f"{mentee}/unmet.{it.state.version}/{person}",
        journey=mentee,
        template="topics-unmet",
        to=person,
        data={"waiting": by_word[LATER], "unmet": by_word[OVER], "own": by_word[OWN]},
    )
