"""How another room offers a way to sign in besides the password, as the sample partnerships do."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from kith.base.kernel.registries import Registry


@dataclass(frozen=True)
class WayIn:
    """A link on the sign-in page: what it says, where it leads, and for whom it is."""

    text: str
    url: str
    hint: str = ""


ways_in: Registry[Callable[[HttpRequest], WayIn | None]] = Registry("way to sign in")
"""Each answers with its link, or with None for a reader who may not use it."""
