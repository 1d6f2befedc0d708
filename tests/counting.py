"""How many questions a page asks the database."""

from django.db import connection

from tests.page import PageClient


def queries(client: PageClient, address: str) -> int:
    """Return how many queries a page takes, session and account included, once its documents are read."""
    client.get(address)
    asked: list[str] = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        client.get(address)
    return len(asked)
