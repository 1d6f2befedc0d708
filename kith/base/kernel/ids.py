"""Public ids: what stands in an address. Random, so that nothing can be counted or guessed."""

import secrets

LETTERS = "abcdefghjkmnpqrstvwxyz23456789"
LENGTH = 16
"""Sixteen of thirty letters: about 78 bits."""


def public_id() -> str:
    """Return a new public id."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
