"""A whole arrangement file."""

from typing import Literal

from pydantic import Field

from kith.partnership.arrangements.document.models.boards import LinkedBoard
from kith.partnership.arrangements.document.models.duties import Answer, Duty, Priority
from kith.partnership.arrangements.document.models.groups import Group, JointGroup
from kith.partnership.arrangements.document.models.partnership import (
    About,
    AgencyClass,
    Body,
    Clause,
    Partnership,
    Post,
    Predecessor,
    Rank,
)
from kith.partnership.arrangements.document.models.words import Statement


class Arrangements(Statement):
    """A whole arrangement file."""

    kith: Literal[1]
    """The format of the file: always 1."""
    partnership: Partnership
    about: About
    predecessors: tuple[Predecessor, ...] = ()
    clauses: tuple[Clause, ...] = ()
    seniority: tuple[Rank, ...] = ()
    agency_classes: tuple[AgencyClass, ...] = ()
    bodies: tuple[Body, ...] = Field(min_length=1)
    posts: tuple[Post, ...] = ()
    groups: tuple[Group, ...] = Field(min_length=1)
    joint_groups: tuple[JointGroup, ...] = ()
    linked_boards: tuple[LinkedBoard, ...] = ()
    priorities: tuple[Priority, ...] = ()
    duties: tuple[Duty, ...] = ()
    answers: tuple[Answer, ...] = ()
