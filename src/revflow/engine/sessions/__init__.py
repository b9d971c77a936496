"""A pair's sessions: what became of them, when the next one could be, and what is asked and mailed about them."""

from revflow.engine.sessions.record import CANCELLED, HELD, MISSED, MOVED, RESULTS, Session, as_corrected, sessions_of

__all__ = ["CANCELLED", "HELD", "MISSED", "MOVED", "RESULTS", "Session", "as_corrected", "sessions_of"]
