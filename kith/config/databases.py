"""The database that Kith keeps its records in: SQLite by default, PostgreSQL for larger installations."""

import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

FIRST_SOUND_SQLITE = (3, 51, 3)
"""The first SQLite without the fault that can corrupt a write-ahead log with two writers."""

WRITE_AHEAD = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; "
    "PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; "
    "PRAGMA journal_size_limit=27103364;"
)
ROLLBACK = WRITE_AHEAD.replace("journal_mode=WAL", "journal_mode=DELETE").replace(
    "synchronous=FULL", "synchronous=EXTRA"
)


def take_bundled_sqlite() -> None:
    """Use the SQLite that is installed with Kith in place of the system's, before Django loads one."""
    try:
        import pysqlite3
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def sqlite_version() -> tuple[int, int, int]:
    """Return the version of the SQLite in use."""
    import sqlite3

    return sqlite3.sqlite_version_info


def is_sound(version: tuple[int, int, int]) -> bool:
    """Return whether this SQLite may keep a write-ahead log with several processes writing."""
    return version >= FIRST_SOUND_SQLITE


def database_from(url: str, *, base: Path) -> dict:
    """Return Django's settings for the database at `url`; raise ValueError for an unknown kind."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(parts.path.removeprefix("/"), base=base)
    if parts.scheme in {"postgres", "postgresql"}:
        return postgresql(parts)
    raise ValueError(
        f"KITH_DATABASE_URL starts with “{parts.scheme}”; it should start with sqlite or postgresql."
    )


def sqlite(path: str, *, base: Path) -> dict:
    """Return the settings for a SQLite file; the journal depends on the version in use."""
    name = path if path == ":memory:" else str(base / path)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": WRITE_AHEAD if is_sound(sqlite_version()) else ROLLBACK,
        },
    }


def postgresql(parts) -> dict:
    """Return the settings for a PostgreSQL server, with a small pool of connections."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 2, "max_size": 8}},
    }
