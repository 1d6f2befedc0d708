"""What script/server does before it serves, in one process because each start of Python costs seconds."""

import os
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
GATHERED = TOP / "staticfiles" / "staticfiles.json"
PACKAGES = TOP / ".venv" / "requirements.txt.installed"
sys.path.insert(0, str(TOP))


def styles_are_gathered() -> bool:
    """Return whether the styles and pictures that are served are those of the code and of the packages."""
    if not GATHERED.exists():
        return False
    sources = [PACKAGES, *(TOP / "kith").glob("*/*/static/**/*")]
    newest = max((source.stat().st_mtime for source in sources if source.exists()), default=0)
    return GATHERED.stat().st_mtime > newest


def say(words: str) -> None:
    """Tell how far it is, at once."""
    print(words, flush=True)


def main(address: str) -> None:
    """Bring everything up to date, and say where Kith is and how to sign in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings.development")
    from kith.config.databases import take_bundled_sqlite

    take_bundled_sqlite()
    import django
    from django.core.management import call_command

    django.setup()
    say("Bringing the database up to date …")
    call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
    say("Looking after the sample partnerships …")
    call_command("demo", "prepare")
    call_command("jobs", "prepare")
    if not styles_are_gathered():
        say("Gathering styles and pictures …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    say(f"\nKith serves the sample partnerships at {address} (Ctrl+C stops it).\n")
    call_command("demo", "cast")


if __name__ == "__main__":
    main(sys.argv[1])
