"""Unforeseen exceptions in logs: their kind and place, never their text, which may hold what a person wrote."""

import traceback


def told(error: BaseException) -> str:
    """Return `ValueError at drive.py:120 _step`: the kind, and the last line of our own code that it passed."""
    return f"{type(error).__name__} at {_place(error)}"


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "revflow" in frame.filename] or list(frames)
    return f"{own[-1].filename.rpartition('/')[2]}:{own[-1].lineno} {own[-1].name}" if own else "?"
