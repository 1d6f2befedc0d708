"""Second-factor codes: used once, and drawn as a square for a phone to read."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache

from kith.base.accounts.models import Account


def use_once(account: Account, code: str) -> bool:
    """Return whether a code that is right is used for the first time; remember it while it is right."""
    windows = 2 * settings.MFA_TOTP_TOLERANCE + 2
    digits = "".join(character for character in code if character.isalnum())
    return cache.add(f"kith.code-used.{account.pk}.{digits}", "yes", timeout=30 * windows)


@dataclass(frozen=True)
class Square:
    """The dark fields of a QR code as one SVG path, on a square of `size` by `size`."""

    size: int
    path: str


def square_of(text: str) -> Square:
    """Return a text as a QR code with its quiet zone."""
    # It brings a library of pictures along that nothing else needs, so it is read when a square is drawn.
    from qrcode.main import QRCode  # type: ignore[import-untyped]

    made = QRCode(border=4)
    made.add_data(text)
    rows = made.get_matrix()
    path = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Square(size=len(rows), path=path)


def in_groups(secret: str) -> str:
    """Return a secret in groups of four, to be typed by hand."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
