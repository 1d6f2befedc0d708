"""The database engines and the browser that the tests use, and a throw-away PostgreSQL.

`python tests/engines.py say` prints them in one line. `python tests/engines.py on-postgresql COMMAND …`
runs a command with KITH_DATABASE_URL naming a PostgreSQL server of its own
that is gone when the command ends.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LIBRARIES = Path("/usr/lib/postgresql")
QUICK_NOT_SAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Settings for a server whose records nobody misses."""


class Missing(Exception):
    """A program that the tests need is not on this machine."""


def postgresql_program(name: str) -> Path:
    """Return the path of one of PostgreSQL's programs, the newest installed; raise Missing."""
    newest_first = sorted(
        LIBRARIES.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]), reverse=True
    )
    found = newest_first[0] if newest_first else shutil.which(name)
    if not found:
        raise Missing("PostgreSQL is not installed.")
    return Path(found)


def chromium() -> str:
    """Return the path of the browser for the journeys; raise Missing."""
    named = os.environ.get("KITH_CHROMIUM", "")
    for candidate in (named, "chromium", "chromium-browser", "google-chrome"):
        if candidate and (found := shutil.which(candidate)):
            return found
    raise Missing("Chromium is not installed.")


def free_port() -> int:
    """Return a port on loopback that nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server_account() -> dict[str, str | int | list[int]]:
    """Return how to start a process as somebody other than root, which PostgreSQL refuses to run as."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise Missing("PostgreSQL does not run as root, and there is neither an account postgres nor nobody.")


@contextmanager
def throw_away_postgresql() -> Iterator[str]:
    """Start a PostgreSQL server in a folder of its own and give its address; remove it at the end."""
    account = server_account()
    with tempfile.TemporaryDirectory(prefix="kith-postgresql-") as folder:
        if account:
            os.chown(folder, account["user"], account["group"])  # type: ignore[arg-type]
        data = Path(folder) / "data"
        run = [
            postgresql_program("initdb"),
            "-D",
            data,
            "-U",
            "kith",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run([*run, "--no-sync"], check=True, cwd=folder, stdout=subprocess.DEVNULL, **account)  # type: ignore[call-overload]
        port = free_port()
        server = start_postgresql(data, port=port, account=account)
        try:
            wait_until_ready(port, server)
            yield f"postgresql://kith@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def start_postgresql(data: Path, *, port: int, account: dict) -> "subprocess.Popen[bytes]":
    """Start the server on loopback only, with its log beside its records."""
    settings = (
        f"port={port}",
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={data}",
        *QUICK_NOT_SAFE,
    )
    options = [part for setting in settings for part in ("-c", setting)]
    with (data.parent / "server.log").open("wb") as log:
        return subprocess.Popen(
            [postgresql_program("postgres"), "-D", data, *options],
            cwd=data.parent,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **account,
        )


def wait_until_ready(port: int, server: "subprocess.Popen[bytes]", *, seconds: int = 30) -> None:
    """Return once the server answers; raise Missing when it has stopped or takes too long."""
    ready = [postgresql_program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(seconds * 10):
        if server.poll() is not None:
            raise Missing(f"PostgreSQL stopped as soon as it had started (code {server.returncode}).")
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise Missing(f"PostgreSQL did not answer within {seconds} seconds.")


def first_line(*command: str | Path) -> str:
    """Return the first line that a command prints."""
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return printed.strip().splitlines()[0]


def in_one_line() -> str:
    """Return which engines and which browser the tests use; raise Missing for one that is absent."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from kith.config.databases import sqlite_version, take_bundled_sqlite

    take_bundled_sqlite()
    sqlite = ".".join(str(part) for part in sqlite_version())
    postgresql = (
        first_line(postgresql_program("postgres"), "--version")
        .replace("postgres (PostgreSQL)", "")
        .split()[0]
    )
    browser = first_line(chromium(), "--version").split(" built on")[0]
    return f"Engines: SQLite {sqlite}, PostgreSQL {postgresql}. Browser: {browser}."


def on_postgresql(command: list[str]) -> int:
    """Run a command against a throw-away PostgreSQL and return its exit code."""
    with throw_away_postgresql() as address:
        return subprocess.run(
            command, check=False, env={**os.environ, "KITH_DATABASE_URL": address}
        ).returncode


def main(arguments: list[str]) -> int:
    """Do what the command line asks."""
    try:
        match arguments:
            case ["say"]:
                print(in_one_line())
                return 0
            case ["on-postgresql", *command] if command:
                return on_postgresql(command)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
