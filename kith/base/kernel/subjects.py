"""A record as others refer to it: by kind, public id and its title as it was."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """What a trail entry, a decision or a link is about."""

    kind: str
    id: str
    title: str = ""
