"""Sets of mentors, whole numbers with a bit for each (`engine.bars`), as arrays."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


def bits(mask: int, size: int) -> NDArray[np.bool_]:
    """Return which of so many mentors are in a set."""
    taken = np.frombuffer(mask.to_bytes(-(-size // 8), "little"), np.uint8)
    return np.unpackbits(taken, count=size, bitorder="little").astype(np.bool_)


def counts(masks: Iterable[int], size: int) -> list[int]:
    """Return in how many of these sets each of so many mentors is."""
    total = np.zeros(size, np.int64)
    for mask in masks:
        if mask:
            total += bits(mask, size)
    return [int(count) for count in total]
