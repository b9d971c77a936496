"""Writers of one process take turns."""

import threading

import pytest

from revflow.domain.errors import OutsideError
from revflow.store.turns import Turns


def _wait_for(turns, count):
    while len(turns._waiting) < count:
        threading.Event().wait(0.001)


def test_turns_are_given_in_the_order_in_which_they_were_asked_for():
    """So that nobody starves, however many write."""
    turns, order, threads = Turns(), [], []

    def write(name):
        with turns.turn(5):
            order.append(name)

    with turns.turn(5):
        for name in "abcd":
            threads.append(threading.Thread(target=write, args=(name,)))
            threads[-1].start()
            _wait_for(turns, len(threads))
    for thread in threads:
        thread.join()
    assert order == list("abcd")


def test_who_waits_too_long_leaves_the_queue():
    """Those behind are not held up by it, nor is the next who comes."""
    turns = Turns()
    with turns.turn(5), pytest.raises(OutsideError, match="store-busy"), turns.turn(0.01):
        pass
    with turns.turn(0):
        pass


def test_a_turn_that_fails_is_passed_on():
    """An exception in one transaction stops no other."""
    turns = Turns()
    with pytest.raises(KeyError), turns.turn(5):
        raise KeyError
    with turns.turn(0):
        pass
