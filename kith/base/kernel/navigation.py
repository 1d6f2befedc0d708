"""The places in a partnership that rooms offer, for its menu and its page *More*."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from kith.base.kernel.registries import Registry


class Section(StrEnum):
    """The headings under which places stand on the page *More*, in their order there."""

    PEOPLE = "Partnership and people"
    MEETINGS = "Meetings"
    PLAN = "Plan and risks"
    FIGURES = "Figures"
    ACTIONS = "Actions and decisions"
    REVIEWS = "Reviews"
    ARRANGEMENTS = "Arrangements"
    ADMINISTRATION = "Administration"


MENU = (Section.MEETINGS, Section.PLAN, Section.ARRANGEMENTS, Section.ACTIONS, Section.REVIEWS)
"""The sections that have a place in the one line of the menu, in their order there."""


@dataclass(frozen=True)
class Place:
    """A page of a partnership that one can go to: its words, its address, who may, and where it stands."""

    section: Section
    order: int
    """Where it stands within its section."""
    text: str
    url_name: str
    says: str = ""
    """What one finds there, in a sentence."""
    needs: str = ""
    """The permission without which it is not shown; empty for every member."""
    in_menu: bool = False
    """Whether it stands in the one line of the menu, for its whole section."""
    on_phones: bool = False
    """Whether it stays in the menu of a narrow screen; the others are on the page *More* then."""


places: Registry[Place] = Registry("place in a partnership")


def in_menu() -> list[Place]:
    """Return the places of the menu, in their order: one for each section that has one."""
    return sorted((p for _name, p in places if p.in_menu), key=lambda place: MENU.index(place.section))


def beside_the_menu() -> list[Place]:
    """Return the places that a narrow screen leaves out of its menu, section by section."""
    order = list(Section)
    found = (p for _name, p in places if not p.on_phones)
    return sorted(found, key=lambda place: (order.index(place.section), place.order))


def others_beside(url_name: str) -> list[Place]:
    """Return the other places of the section of the place at an address, in their order."""
    section = section_of(url_name)
    found = (p for _name, p in places if section and p.section == section and p.url_name != url_name)
    return sorted(found, key=lambda place: place.order)


def by_section(found: Iterable[Place]) -> Iterator[tuple[Section, list[Place]]]:
    """Return places that stand in order under the heading of their section."""
    return ((section, list(rows)) for section, rows in groupby(found, key=lambda place: place.section))


def section_of(url_name: str) -> Section | None:
    """Return the section of the place at an address, or None where the address is no place."""
    return next((p.section for _name, p in places if p.url_name == url_name), None)
