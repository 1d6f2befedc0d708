"""Where sessions are kept: in the database, each with its account, so that an account's can all be ended."""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore

from kith.base.accounts.models import OpenSession


class SessionStore(DatabaseSessionStore):
    """Django's sessions in the database, with the account that is signed in beside them."""

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        """Return the model that keeps the sessions."""
        return OpenSession

    def create_model_instance(self, data: dict[str, Any]) -> OpenSession:
        """Return the row for this session, not yet saved."""
        row = cast(OpenSession, super().create_model_instance(data))
        row.account_id = data.get(SESSION_KEY)
        return row
