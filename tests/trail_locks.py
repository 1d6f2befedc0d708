"""The trail's rows can't be deleted, and tests that commit empty every table when they end.

This plugin lets that one command through: it takes the locks down, empties, and begins a new chain.
"""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _locks_lifted_while_tables_are_emptied():
    from django.db import connections

    patch = pytest.MonkeyPatch()
    for connection in connections.all():
        patch.setattr(
            type(connection.ops), "execute_sql_flush", lifted(type(connection.ops).execute_sql_flush)
        )
    yield
    patch.undo()


def lifted(empty):
    """Return the method that empties tables, with the locks of the trail down while it does."""
    from kith.base.trail import locks
    from kith.base.trail.models import Head

    def with_locks_down(operations, sql_list):
        if not any(Head._meta.db_table in sql for sql in sql_list):
            return empty(operations, sql_list)
        locks.take_down(operations.connection)
        empty(operations, sql_list)
        Head.objects.using(operations.connection.alias).create(pk=Head.ROW)
        return locks.put_up(operations.connection)

    return with_locks_down
