"""The places in a partnership that rooms offer, for its menu and its page *More*."""

from dataclasses import dataclass

from kith.base.kernel.registries import Registry


@dataclass(frozen=True)
class Place:
    """A page of a partnership that one can go to: its words, its address, who may, and where it stands."""

    order: int
    text: str
    url_name: str
    says: str = ""
    """What one finds there, in a sentence."""
    needs: str = ""
    """The permission without which it is not shown; empty for every member."""
    in_menu: bool = False
    """Whether it stands in the one line of the menu; otherwise it stands on the page *More*."""
    on_phones: bool = False
    """Whether it stays in the menu of a narrow screen; the others are on the page *More* then."""


places: Registry[Place] = Registry("place in a partnership")


def in_order(*, in_menu: bool) -> list[Place]:
    """Return the places of the menu, or those of the page *More*, in their order."""
    return sorted((p for _name, p in places if p.in_menu == in_menu), key=lambda place: place.order)
