"""How long a session lasts. Instants are kept in the session as whole seconds since 1970."""

from datetime import datetime
from typing import Any

from django.conf import settings

SIGNED_IN = "signed_in_at"
SEEN = "seen_at"
NOTED_EVERY = 60
"""Seconds: how exactly the last page is noted, so that not every page writes the session."""


def begin(session: Any, now: datetime) -> None:
    """Note when somebody signed in, once for each session."""
    if SIGNED_IN not in session:
        session[SIGNED_IN] = session[SEEN] = int(now.timestamp())


def note_page(session: Any, now: datetime) -> None:
    """Note that a page was asked for, to the minute."""
    if now.timestamp() - session[SEEN] >= NOTED_EVERY:
        session[SEEN] = int(now.timestamp())


def is_over(session: Any, now: datetime) -> bool:
    """Return whether a session has ended: 30 minutes without a page, or 12 hours in any case."""
    idle, age = now.timestamp() - session[SEEN], now.timestamp() - session[SIGNED_IN]
    return idle > settings.SESSION_IDLE_SECONDS or age > settings.SESSION_LONGEST_SECONDS


def signed_in_within(session: Any, now: datetime, seconds: int) -> bool:
    """Return whether somebody signed in at most so many seconds ago."""
    return SIGNED_IN in session and now.timestamp() - session[SIGNED_IN] <= seconds
