"""Makes the pictures of docs/pictures from the running samples: `script/screenshots [NAME …]`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.browser import CHROMIUM, FLAGS  # noqa: E402
from tests.served import environment, free_port, kith, wait_for  # noqa: E402

PICTURES = TOP / "docs" / "pictures"
DESK, PHONE = {"width": 1100, "height": 760}, {"width": 390, "height": 844}
MOST_BYTES = 150_000
LRSCP = "partnerships/leicestershire-and-rutland"


def structure(page: Page, address: str) -> None:
    """Open the structure of a partnership."""
    page.goto(f"{address}/{LRSCP}/structure")


def promises(page: Page, address: str) -> None:
    """Open the duty board."""
    page.goto(f"{address}/{LRSCP}/promises")


def group(page: Page, address: str) -> None:
    """Open a group, through the structure."""
    structure(page, address)
    page.get_by_role("link", name="Case Review Group").first.click()


def compared(page: Page, address: str) -> None:
    """Open what a proposed version changes."""
    page.goto(f"{address}/{LRSCP}/versions")
    page.get_by_role("link", name="Version 2", exact=True).click()
    page.goto(f"{page.url.split('?')[0]}/compare")


def home(page: Page, address: str) -> None:
    """Open what waits for a director."""
    page.goto(f"{address}/")


def public(page: Page, address: str) -> None:
    """Open what anybody may read."""
    page.goto(f"{address}/public/leicestershire-and-rutland")


def meeting(page: Page, address: str) -> None:
    """Open the next meeting of the group that plans and delivers."""
    page.goto(f"{address}/{LRSCP}/meetings")
    page.get_by_role("main").get_by_role("link", name="Planning and Delivery Group").first.click()


def scorecard(page: Page, address: str) -> None:
    """Open the figures with what they say."""
    page.goto(f"{address}/{LRSCP}/scorecard")


def case(page: Page, address: str) -> None:
    """Open the case that is under rapid review."""
    page.goto(f"{address}/{LRSCP}/reviews")
    page.get_by_role("main").get_by_role("link", name="2026-03").first.click()


def chronology(page: Page, address: str) -> None:
    """Open what the agencies of that case tell, in one order."""
    case(page, address)
    page.get_by_role("link", name="Open the chronology").first.click()
    page.evaluate("document.querySelector('#picture').scrollIntoView()")


SHOTS: dict[str, tuple[str, dict[str, int], Callable[[Page, str], None]]] = {
    "structure": ("Marigold Ashdown", DESK, structure),
    "promises": ("Marigold Ashdown", DESK, promises),
    "group": ("Marigold Ashdown", DESK, group),
    "versions-compared": ("Marigold Ashdown", DESK, compared),
    "meeting": ("Marigold Ashdown", DESK, meeting),
    "scorecard": ("Marigold Ashdown", DESK, scorecard),
    "case": ("Tansy Wetherfield", DESK, case),
    "chronology": ("Tansy Wetherfield", DESK, chronology),
    "home-on-a-phone": ("Peregrine Oakhanger", PHONE, home),
    "public": ("", DESK, public),
}
"""Each picture: who has signed in (nobody where empty), the window’s size, and how to come to the page."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the samples from a fresh database, and stop again."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "kith.sqlite3"
        kith(database, "migrate", "--verbosity", "0")
        kith(database, "demo", "prepare")
        port = free_port()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
        command += ["--workers", "1", "--no-ws", "--log-level", "error", "kith.config.wsgi:application"]
        server = subprocess.Popen(command, cwd=TOP, env=environment(database))
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def take(browser: Browser, address: str, name: str) -> Path:
    """Take one picture and return where it is."""
    who, size, open_page = SHOTS[name]
    window = browser.new_context(viewport=size, locale="en-GB", timezone_id="Europe/London")
    page = window.new_page()
    if who:
        page.goto(f"{address}/samples/sign-in")
        page.get_by_role("button", name=who, exact=True).click()
    open_page(page, address)
    to = PICTURES / f"{name}.png"
    page.screenshot(path=to)
    window.close()
    return to


def main() -> None:
    """Take those named, or all; fail when one is too large for a page."""
    PICTURES.mkdir(exist_ok=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kith.config.settings.journeys"
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        for name in sys.argv[1:] or SHOTS:
            to = take(browser, address, name)
            print(f"{to.relative_to(TOP)}: {to.stat().st_size // 1000} KB")
            if to.stat().st_size > MOST_BYTES:
                raise SystemExit(f"{to.name} is larger than {MOST_BYTES // 1000} KB.")
        browser.close()


if __name__ == "__main__":
    main()
