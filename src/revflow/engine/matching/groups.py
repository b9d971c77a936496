"""The lead topics of a wave whose pairs meet together: as many pairs of one mentor as can be share one.

AXA France 2014 went from one-to-one sessions to small groups on one subject. Who is paired with whom stays as the match
has found it, and so do all points: of the topics that two share, another one may come first, no more.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from revflow.domain.facts import Proposal, Reason

SMALL_GROUP = "small-group"
"""The reason by which a proposal says that it would meet with others of its mentor."""


def gathered(pairs: Sequence[Proposal], settled: Collection[str], running: Iterable[tuple[str, str]]) -> list[Proposal]:
    """Return the proposals of a wave with the lead topics on which their mentors' pairs meet together.

    `settled` are the codes of proposals whose lead topic stays; `running` the (mentor, lead topic) of running pairs,
    which count. The topic that gathers most pairs of a mentor comes first, then the one that gathers most of the rest.
    Of equals that stays which leads most of them already, then which comes first among their topics.
    """
    fixed: dict[str, Counter[str]] = {}
    for mentor, topic in running:
        fixed.setdefault(mentor, Counter())[topic] += 1
    leads: dict[str, str] = {}
    for mentor in dict.fromkeys(pair.mentor for pair in pairs):
        own = [pair for pair in pairs if pair.mentor == mentor and pair.topics]
        standing = fixed.setdefault(mentor, Counter())
        standing.update(pair.topics[0] for pair in own if pair.code in settled)
        free = [pair for pair in own if pair.code not in settled]
        leads |= _leads(free, standing)
        standing.update(leads[pair.code] for pair in free)
    return [_told(pair, leads, fixed) for pair in pairs]


def _leads(free: Sequence[Proposal], standing: Mapping[str, int]) -> dict[str, str]:
    """Return the lead topic of each of a mentor's pairs that may take another one."""
    left, found = list(free), dict[str, str]()
    while left:
        topic = _gathering(left, standing)
        taken = [pair for pair in left if topic in pair.topics]
        found |= {pair.code: topic for pair in taken}
        left = [pair for pair in left if pair not in taken]
    return found


def _gathering(left: Sequence[Proposal], standing: Mapping[str, int]) -> str:
    """Return the topic that would gather most pairs; where none gathers two, each keeps its own in turn."""
    could, led = (
        Counter(topic for pair in left for topic in topics(pair)) for topics in (_all, lambda pair: pair.topics[:1])
    )
    best = max(could, key=lambda topic: (could[topic] + standing.get(topic, 0), led[topic]))
    return best if could[best] + standing.get(best, 0) > 1 else left[0].topics[0]


def _all(pair: Proposal) -> tuple[str, ...]:
    return pair.topics


def _told(pair: Proposal, leads: Mapping[str, str], standing: Mapping[str, Mapping[str, int]]) -> Proposal:
    """Return a proposal with its lead topic first, saying with how many others it would meet."""
    lead = leads.get(pair.code, "".join(pair.topics[:1]))
    others = standing[pair.mentor].get(lead, 0) - 1
    pros = tuple(reason for reason in pair.pros if reason.code != SMALL_GROUP)
    if others > 0:
        pros += (Reason(SMALL_GROUP, lead, (others,)),)
    topics = tuple(sorted(pair.topics, key=lambda topic: topic != lead))
    return replace(pair, topics=topics, pros=pros)
