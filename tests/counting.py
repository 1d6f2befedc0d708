"""How many questions a page asks the database."""

from django.db import connection

from kith.base.ui.drawing import forget_what_was_drawn
from tests.page import PageClient


def queries(client: PageClient, address: str, *, anew: bool = False) -> int:
    """Return how many queries a page takes, session and account included, once its documents are read.

    With `anew` it is drawn once more, as right after a change, from what was gathered before.
    """
    client.get(address)
    if anew:
        forget_what_was_drawn()
    asked: list[str] = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        client.get(address)
    return len(asked)


def allowed(most: int) -> int:
    """Return how many questions a page that judges promises may ask: one more for each room with evidence."""
    from kith.base.kernel.standings import duty_sources

    own = {"arrangements", "decisions"}
    return most + sum(1 for name, _source in duty_sources if name not in own)
