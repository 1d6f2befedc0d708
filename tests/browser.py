"""Fixtures for journeys: a real Chromium, at a desk or on a phone, and what is checked there.

pytest_plugins = ["tests.browser"]      # in conftest.py

def test_a_manager_sees_a_gap(page_at, live_server):
    page = page_at(DESKTOP)
    page.goto(live_server.url)
    axe(page)
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).parent / "axe" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
PATIENCE_MS = 10_000

RUN_AXE = """async rules => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
  const place = node => `${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`;
  return found.violations.map(one => ({rule: one.id, help: one.help, where: one.nodes.map(place)}));
}"""
STICKING_OUT = """width => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.app-scroll, thead'))
  .slice(0, 5).map(e => e.tagName.toLowerCase() + '.' + e.getAttribute('class'))"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
  const name = e.getAttribute('aria-label') || label || e.innerText || e.textContent || e.name || e.tagName;
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
  return {
    name: name.trim().replace(/\\s+/g, ' '),
    seen: box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && box.bottom > 0 && box.right > 0,
    first: all.filter(one => one.tabIndex >= 0)[0] === e,
  };
}"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium; fail, never skip, where there is none."""
    if not CHROMIUM.exists():
        pytest.fail(
            f"Journeys need Chromium at {CHROMIUM}. On Debian: apt-get install chromium.", pytrace=False
        )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def page_at(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a window of a size: `page_at(DESKTOP)`, `page_at(PHONE, scripts=False)`.

    Each window has its own cookies, so two people can be signed in side by side. A script's error, or
    a breach of the content security policy, fails the test when it ends.
    """
    contexts, complaints = [], []

    def opened(size: dict[str, int] = DESKTOP, *, scripts: bool = True, cookies: Any = ()) -> Page:
        context = browser.new_context(
            viewport=size, java_script_enabled=scripts, locale="en-GB", timezone_id="Europe/London"
        )
        context.set_default_timeout(PATIENCE_MS)
        if cookies:
            context.add_cookies(list(cookies))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if is_policy_breach(said) else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


@pytest.fixture
def no_javascript(page_at: Callable[..., Page]) -> Page:
    """Return a window at a desk with scripts switched off."""
    return page_at(DESKTOP, scripts=False)


def is_policy_breach(said: Any) -> bool:
    """Return whether a line of the console tells of something that the content security policy stopped."""
    return said.type == "error" and "Content Security Policy" in said.text


def session_cookie(client: Any, address: str) -> list[dict[str, str]]:
    """Return the cookies of a signed-in Django test client, for `page_at(cookies=…)`."""
    return [{"name": name, "value": kept.value, "url": address} for name, kept in client.cookies.items()]


def axe(page: Page) -> None:
    """Fail, in words, on each rule of accessibility that the page as it stands breaks."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    broken = page.evaluate(RUN_AXE, list(RULES))
    told = [f"{one['rule']}: {one['help']}\n    " + "\n    ".join(one["where"]) for one in broken]
    assert not told, f"{page.url} has {len(told)} faults of accessibility:\n  " + "\n  ".join(told)


def no_sideways_scroll(page: Page) -> None:
    """Fail when the page is wider than the window, and name what sticks out."""
    width = page.viewport_size["width"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    sticking_out = page.evaluate(STICKING_OUT, width)
    assert wide <= width, f"{page.url} is {wide} px wide in a window of {width} px: {sticking_out}"


def press_through(page: Page, *, most: int = 200) -> list[str]:
    """Press Tab from the top of the page to its end; return what had the focus, in order.

    Fails when the focus is somewhere that can't be seen, or never comes to the end.
    """
    page.evaluate("() => { document.activeElement.blur(); window.getSelection().removeAllRanges(); }")
    passed: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None or (passed and at["first"]):
            return passed
        assert at["seen"], f"The focus is on “{at['name']}”, which can’t be seen, on {page.url}"
        passed.append(at["name"])
    raise AssertionError(f"{page.url}: the focus did not come to the end after {most} presses.")
