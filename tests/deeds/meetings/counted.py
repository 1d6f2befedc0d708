"""How many questions a deed asks the database."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def counted(deed: Callable[[], Any]) -> int:
    """Return how many statements a deed takes."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        deed()
    return len(asked)
