"""Kith as a user starts it, for journeys: a real server on a copy of a database prepared once."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 30


def environment(database: Path) -> dict[str, str]:
    """Return the environment for a server or a command on this database file."""
    return os.environ | {
        "KITH_DATABASE_URL": f"sqlite:///{database}",
        "KITH_FILES": str(database.parent.parent / "files"),
        "DJANGO_SETTINGS_MODULE": "kith.config.settings.journeys",
    }


def kith(database: Path, *words: str) -> str:
    """Run a command of Kith and return what it printed; fail with its words when it fails."""
    command = [sys.executable, "-m", "kith", *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(database), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database file with the samples in it, which nobody writes to."""
    database = tmp_path_factory.mktemp("prepared") / "kith.sqlite3"
    kith(database, "migrate", "--verbosity", "0")
    kith(database, "demo", "prepare")
    return database


@pytest.fixture
def served(prepared: Path, tmp_path: Path) -> Iterator[str]:
    """Return the address of a server on a fresh copy of the samples."""
    database = tmp_path / "kith.sqlite3"
    shutil.copy(prepared, database)
    with serving(database) as address:
        yield address


@contextmanager
def serving(database: Path) -> Iterator[str]:
    """Serve this database file on a free port, and end the server at the end."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--no-ws", "--log-level", "error"]
    command += ["kith.config.wsgi:application"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment(database))
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_S)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen) -> None:
    """Wait until the server answers; fail when it ends instead, or takes too long."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        assert server.poll() is None, "The server ended before it answered."
        try:
            urllib.request.urlopen(f"{address}/sign-in", timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The server did not answer within {PATIENCE_S} s.")


@pytest.fixture
def sign_in(served: str) -> Callable[[Page, str], Page]:
    """Return a function that signs a browser window in to the samples as one of the cast, by their key."""
    from kith.front.demo.cast import BY_KEY

    def signed(page: Page, name: str) -> Page:
        page.goto(f"{served}/sign-in")
        page.get_by_role("link", name="Sign in to the samples").click()
        page.get_by_role("button", name=BY_KEY[name].name, exact=True).click()
        page.get_by_role("heading", level=1).wait_for()
        return page

    return signed
