"""The triggers that let the journal only grow, as the first migration makes them: they stay as they are."""

_SEALS = "OLD.place IS NULL AND NEW.place IS NOT NULL"
_KEPT = ("id", "journey", "number", "at", "actor", "format", "kind", "data")
_SAME_SQLITE = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT)
_SAME_POSTGRES = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _KEPT)

_REFUSE_SQLITE = "BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"
SQLITE = (
    f"""CREATE TRIGGER events_only_sealed BEFORE UPDATE ON events
        WHEN NOT ({_SEALS} AND {_SAME_SQLITE}) {_REFUSE_SQLITE}""",
    f"CREATE TRIGGER events_never_deleted BEFORE DELETE ON events {_REFUSE_SQLITE}",
    f"CREATE TRIGGER seals_never_changed BEFORE UPDATE ON seals {_REFUSE_SQLITE}",
    f"CREATE TRIGGER seals_never_deleted BEFORE DELETE ON seals {_REFUSE_SQLITE}",
)
POSTGRES = (
    """CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the journal only grows'; END $$""",
    f"""CREATE TRIGGER events_only_sealed BEFORE UPDATE ON events FOR EACH ROW
        WHEN (NOT ({_SEALS} AND {_SAME_POSTGRES})) EXECUTE FUNCTION journal_only_grows()""",
    """CREATE TRIGGER events_never_deleted BEFORE DELETE OR TRUNCATE ON events
        FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows()""",
    """CREATE TRIGGER seals_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON seals
        FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows()""",
)
