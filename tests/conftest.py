"""What every test stands on: no way out to the network, and made-up values that are the same each time."""

import os
import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest
from hypothesis import settings

pytest_plugins = ["tests.trail_locks", "tests.browser", "tests.world", "tests.places", "tests.served"]

settings.register_profile("kith", deadline=None, derandomize=True)
settings.load_profile("kith")

LOOPBACK_NAMES = {"localhost", ""}


class LeavesTheMachine(Exception):
    """A test tried to reach another machine."""


def is_loopback(host: str) -> bool:
    """Return whether a host name or address is this machine itself."""
    if host in LOOPBACK_NAMES:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def nothing_leaves_the_machine() -> Iterator[None]:
    """Refuse connections to anything but loopback."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def refuse(address) -> None:
        if isinstance(address, tuple) and not is_loopback(str(address[0])):
            raise LeavesTheMachine(f"A test tried to connect to {address[0]}.")

    def guarded(real):
        def connecting(self, address):
            refuse(address)
            return real(self, address)

        return connecting

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(connect))
        patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys, which need a browser."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            # The browser's driver runs an event loop in the test's thread; Django would refuse queries there.
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
