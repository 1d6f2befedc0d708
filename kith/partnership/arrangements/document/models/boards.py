"""Boards and bodies that stand beside the partnership."""

from typing import Literal

from kith.partnership.arrangements.document.models.groups import JointWith
from kith.partnership.arrangements.document.models.words import ClauseKey, Key, Line, Statement, Words


class Topic(Statement):
    """A subject that a linked board leads on."""

    topic: Line
    led_by: Line | None = None
    clause: ClauseKey | None = None


class LinkPerson(Statement):
    """A post of a link officer between the partnership and a board."""

    key: Key
    name: Line
    body: Key | None = None
    clause: ClauseKey | None = None


class LinkedBoard(Statement):
    """A board or body that the partnership exchanges information and assurance with."""

    key: Key
    name: Line
    kind: Literal["board", "body", "panel", "sub-group"] = "board"
    number: Line | None = None
    """Its number in the document's own list."""
    part_of: Key | None = None
    joint_with: tuple[JointWith, ...] = ()
    partners: tuple[Key, ...] = ()
    """The bodies that own it, such as the child death review partners."""
    partners_note: Words | None = None
    topics: tuple[Topic, ...] = ()
    links: tuple[LinkPerson, ...] = ()
    exchanges: tuple[Line, ...] = ()
    """What passes between the two: information, assurance, the yearly report, safeguarding concerns."""
    clause: ClauseKey | None = None
    note: Words | None = None
