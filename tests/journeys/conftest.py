"""What journeys share: readers at a desk or with a phone, and a server that is only read from."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import DESKTOP
from tests.journeys.reader import Reader
from tests.served import serving


@pytest.fixture(scope="session")
def read_only(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server for journeys that change nothing, one for the whole session."""
    database = tmp_path_factory.mktemp("read_only") / "kith.sqlite3"
    shutil.copy(prepared, database)
    with serving(database) as address:
        yield address


@pytest.fixture
def reader(page_at: Callable[..., Page], served: str) -> Callable[..., Reader]:
    """Return a function that seats somebody at a window on samples of their own."""
    return seats(page_at, served)


@pytest.fixture
def visitor(page_at: Callable[..., Page], read_only: str) -> Callable[..., Reader]:
    """Return a function that seats somebody who only reads at a window on samples that others read too."""
    return seats(page_at, read_only)


def seats(page_at: Callable[..., Page], address: str) -> Callable[..., Reader]:
    """Return a function that opens a window of a size, with scripts or without, on this server."""

    def seated(size: dict[str, int] = DESKTOP, *, scripts: bool = True) -> Reader:
        scanner = None if scripts else page_at(size)
        return Reader(page_at(size, scripts=scripts), address, scanner=scanner)

    return seated
