"""What the database itself refuses: to change a quarterly report once it is frozen, on each engine.

A later migration that rebuilds the table on SQLite loses its trigger and must put it up again.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE, TRIGGER, FUNCTION = (
    "performance_quarterlyreport",
    "quarterly_report_no_update",
    "performance_refuse_report",
)
FROZEN = "A quarterly report is written once. It can not be changed."
PUT_UP = {
    "sqlite": (
        f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END",
    ),
    "postgresql": (
        f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'restrict_violation'; END $$",
        f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()",
    ),
}


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse every change to a quarterly report."""
    with connection.cursor() as cursor:
        for statement in PUT_UP[connection.vendor]:
            cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Let the database change reports again: for going back before the migration, and for tests."""
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {TRIGGER}{on}")
