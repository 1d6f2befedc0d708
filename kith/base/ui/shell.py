"""What stands around every page: whose page it is, who is reading it, where one can go."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NavLink:
    """One link: what it says, where it goes, and whether it is where the reader is."""

    text: str
    url: str
    current: bool = False
    wide_only: bool = False
    """Whether a narrow screen leaves it out, since it can be reached in another way."""


@dataclass(frozen=True)
class Shell:
    """The frame of a page. What is left empty is not shown."""

    partnership_name: str = ""
    partnership_url: str = ""
    """Where the partnership's name leads."""
    home_url: str = "/"
    """Where the word *Kith* leads."""
    links: tuple[NavLink, ...] = ()
    """The service navigation: one line."""
    person_name: str = ""
    hat: str = ""
    """The appointment that the reader acts under, in words."""
    sign_in_url: str = ""
    sign_out_url: str = ""
    watermark: str = ""
    """What sets the whole page apart, in full words: *Proposed: not yet in force*."""
    handling: str = ""
    """How the page is to be handled, on the screen and on each sheet that is printed of it."""
    notice: str = ""
    """A line for every page: *Sample records: every person and event here is invented*."""
    footer_links: tuple[NavLink, ...] = ()
    """Quiet links at the foot: *Who can see this, and why*, *How this works*, *Accessibility*."""
