"""Where an issue stands on an agenda, made known by the room that keeps agendas."""

from collections.abc import Callable
from dataclasses import dataclass

from kith.base.kernel.registries import Registry
from kith.partnership.partnerships.membership import Membership
from kith.partnership.risks.models import Issue


@dataclass(frozen=True)
class OnAgendas:
    """The items that take an issue up, and where whoever settles the agendas of its group adds one."""

    items: tuple[tuple[str, str], ...]
    """Each in words, with its page."""
    put_url: str = ""
    """Where the issue is put on an agenda with one press; empty for those who may not, and once it is."""


Find = Callable[[Issue, Membership], OnAgendas]

on_agendas: Registry[Find] = Registry("place where issues are taken up")
"""Each gives what a member may see of it."""
