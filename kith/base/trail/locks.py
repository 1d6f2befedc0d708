"""What the database itself refuses to do to the trail: triggers, said once for each engine.

The first migration puts them up. A later migration that rebuilds one of the tables on SQLite loses its
triggers and must put them up again; `verify` reports any that are missing.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

WRITTEN_ONCE = "An entry of the trail is written once. It can not be changed or deleted."
GROWS_BY_ONE = "The head of the trail only moves on by one entry."

TRIGGERS = {
    "sqlite": {
        "trail_entry_no_update": f"""
            CREATE TRIGGER trail_entry_no_update BEFORE UPDATE ON trail_entry
            BEGIN SELECT RAISE(ABORT, '{WRITTEN_ONCE}'); END""",
        "trail_entry_no_delete": f"""
            CREATE TRIGGER trail_entry_no_delete BEFORE DELETE ON trail_entry
            BEGIN SELECT RAISE(ABORT, '{WRITTEN_ONCE}'); END""",
        # Without this one, INSERT OR REPLACE would delete a row and fire no trigger for it.
        "trail_entry_no_replace": f"""
            CREATE TRIGGER trail_entry_no_replace BEFORE INSERT ON trail_entry
            WHEN EXISTS (SELECT 1 FROM trail_entry WHERE sequence = NEW.sequence)
            BEGIN SELECT RAISE(ABORT, '{WRITTEN_ONCE}'); END""",
        "trail_head_no_rewind": f"""
            CREATE TRIGGER trail_head_no_rewind BEFORE UPDATE ON trail_head
            WHEN NEW.length <> OLD.length + 1 OR NEW.id <> OLD.id
            BEGIN SELECT RAISE(ABORT, '{GROWS_BY_ONE}'); END""",
        "trail_head_no_delete": f"""
            CREATE TRIGGER trail_head_no_delete BEFORE DELETE ON trail_head
            BEGIN SELECT RAISE(ABORT, '{GROWS_BY_ONE}'); END""",
        "trail_head_no_replace": f"""
            CREATE TRIGGER trail_head_no_replace BEFORE INSERT ON trail_head
            WHEN EXISTS (SELECT 1 FROM trail_head)
            BEGIN SELECT RAISE(ABORT, '{GROWS_BY_ONE}'); END""",
    },
    "postgresql": {
        "trail_entry_no_change": """
            CREATE TRIGGER trail_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON trail_entry
            FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse_entry()""",
        "trail_head_no_rewind": """
            CREATE TRIGGER trail_head_no_rewind BEFORE UPDATE ON trail_head
            FOR EACH ROW WHEN (NEW.length <> OLD.length + 1 OR NEW.id <> OLD.id)
            EXECUTE FUNCTION trail_refuse_head()""",
        "trail_head_no_delete": """
            CREATE TRIGGER trail_head_no_delete BEFORE DELETE OR TRUNCATE ON trail_head
            FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse_head()""",
    },
}
"""The triggers of each engine by name."""

FUNCTIONS = {
    "trail_refuse_entry": WRITTEN_ONCE,
    "trail_refuse_head": GROWS_BY_ONE,
}
"""The functions that PostgreSQL's triggers call, and the sentence each refuses with."""

PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse every change to the trail."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name, sentence in FUNCTIONS.items():
                cursor.execute(_function(name, sentence))
        for statement in TRIGGERS[connection.vendor].values():
            cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Let the database change the trail again: for going back before the first migration, and for tests."""
    with connection.cursor() as cursor:
        for name in TRIGGERS[connection.vendor]:
            cursor.execute(_drop(connection.vendor, name))


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of the triggers that should be there and are not, or are switched off."""
    with connection.cursor() as cursor:
        cursor.execute(PRESENT[connection.vendor])
        present = {row[0] for row in cursor.fetchall()}
    return sorted(set(TRIGGERS[connection.vendor]) - present)


def _function(name: str, sentence: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'restrict_violation'; END $$"
    )


def _drop(vendor: str, name: str) -> str:
    table = "trail_entry" if name.startswith("trail_entry") else "trail_head"
    return f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if vendor == "postgresql" else "")
