"""What a pair of a wave is worth, as one whole number, and chance for what is equal.

What is best, first things first:
1. as many pairs as the hard rules and the mentors' places allow: who is left without a pair leaves the program, and a
   weaker pair is still looked at by people, so that points never cost anybody a mentor;
2. of those the highest total of points;
3. of those the fewest second and third mentees of one mentor, while another one could have them;
4. of those the one that the seed draws.
Each of these counts in whole numbers, and one of an earlier line is worth more than all of the later ones together: the
sum stays below 2^52, where a float is exact, so that every machine finds the same.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Keys = tuple[Sequence[str], Sequence[str]]

EXACT = 2**52
_MOST_CHANCE = 2**30


def values(
    points: Numbers, places: Numbers, chances: NDArray[np.uint64], within: int = EXACT
) -> tuple[Numbers, Numbers]:
    """Return what each pair is worth: the four lines of what is best, in one number above 0; all sums stay `within`.

    In two parts to be added: that of the two, and a row of what the places are worth by themselves. `places` names the
    mentor of each place. Where not all fits, chance and then the third line are left out before the first two suffer.
    """
    copies = _copies(places)
    most = min(points.shape)
    spread = most * int(copies.max()) + 1
    unit = most * (int(points.max()) + 1)
    if most * most * unit * spread > within:
        spread = 1
    chance = max(1, min(_MOST_CHANCE, within // (most * most * unit * spread)))
    drawn = (chances % np.uint64(chance)).astype(np.int64)
    evenly = spread - 1 - copies if spread > 1 else np.zeros_like(copies)
    scale = most * chance
    return (unit + points) * (spread * scale) + drawn, evenly * scale


def _copies(places: Numbers) -> Numbers:
    """Return of each place which one of its mentor's it is, from 0: a row."""
    first = np.concatenate(([True], places[1:] != places[:-1]))
    begins = np.maximum.accumulate(np.where(first, np.arange(len(places)), 0))
    return (np.arange(len(places)) - begins).reshape(1, -1)


def in_order(names: Sequence[str], seed: int) -> Numbers:
    """Return the places of names in an order that depends on them and the seed alone."""
    return np.array(sorted(range(len(names)), key=lambda place: (_hash(seed, names[place]), names[place])), np.int64)


def drawn_by(rows: Numbers, places: Numbers, keys: Keys, seed: int) -> NDArray[np.uint64]:
    """Return a number for each pair that the seed and the two draw: a mixture as in SplitMix64."""
    mentees, mentors = keys
    ours = np.array([_hash(seed, "mentee", mentees[row]) for row in rows], np.uint64).reshape(-1, 1)
    theirs = np.array([_hash(seed, "mentor", mentors[place]) for place in places], np.uint64).reshape(1, -1)
    mixed = ours * np.uint64(0x9E3779B97F4A7C15) + theirs
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _hash(*words: object) -> int:
    return int.from_bytes(blake2b("/".join(map(str, words)).encode(), digest_size=8).digest(), "little")
