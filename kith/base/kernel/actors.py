"""Who does a deed, and by which appointment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """A person as they act: who they are, and the appointment that lets them.

    `person` and `appointment` are public ids, `partnership` is a partnership's key. A command run at
    the machine itself has a name and nothing else.
    """

    person: str
    name: str
    appointment: str = ""
    partnership: str = ""


def command(name: str) -> Actor:
    """Return the actor for something done from the command line."""
    return Actor(person="", name=name)
