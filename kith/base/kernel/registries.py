"""How a room makes itself known to rooms that may not look at it."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Registry(Generic[Thing]):
    """Named things that rooms add when Kith starts, and that other rooms look up."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._things: dict[str, Thing] = {}

    def add(self, name: str, thing: Thing) -> None:
        """Add a thing; raise ValueError if the name is taken by something else."""
        if self._things.get(name, thing) != thing:
            raise ValueError(f"Two rooms register the {self.what} “{name}”.")
        self._things[name] = thing

    def remove(self, name: str) -> None:
        """Take a thing out again, as tests do."""
        del self._things[name]

    def get(self, name: str) -> Thing | None:
        """Return the thing of that name, or None."""
        return self._things.get(name)

    def __getitem__(self, name: str) -> Thing:
        return self._things[name]

    def __contains__(self, name: str) -> bool:
        return name in self._things

    def __iter__(self) -> Iterator[tuple[str, Thing]]:
        return iter(self._things.items())


Effect = Callable[..., None]

decision_effects: Registry[Effect] = Registry("effect of a decision")
"""What a final decision sets in motion: called with `subject`, `by` and `on`."""

overtaken: Registry[Effect] = Registry("consequence of being overtaken")
"""What follows when something put forward can’t come about any more, since something else did: called with
its `subject`, `reason`, `by` and `on`."""

kinds_of_work: Registry[str] = Registry("kind of record of the daily work")
"""The kinds of record that say nothing of who sits where and what was promised, each with its room. What was
gathered of those facts still holds when only such records have changed."""

Step = Callable[..., tuple[str, str, str] | None]

next_steps: Registry[Step] = Registry("next step")
"""What a room above is waiting for on a record, by the kind of record: called with `record`, `membership` and
`on`; gives what it says, the words of a link and its address, or None where nothing waits."""
