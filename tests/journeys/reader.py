"""Somebody at a browser, in the words of a story; each page that they come to is scanned."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page

from kith.front.demo.cast import BY_KEY
from tests.browser import axe, no_sideways_scroll

TEXTS = ("INPUT", "TEXTAREA")


def today() -> date:
    """Return the day in London, as the server has it."""
    return datetime.now(ZoneInfo("Europe/London")).date()


def said(day: date) -> str:
    """Return a day as pages say it."""
    return f"{day.day} {day:%B %Y}"


class Reader:
    """A person at a window on Kith. Coming to a page with a fault of accessibility, or too wide, fails."""

    def __init__(self, page: Page, address: str, *, scanner: Page | None = None) -> None:
        self.page = page
        self.address = address
        self.scanner = scanner

    @property
    def heading(self) -> str:
        """Return the page’s heading."""
        return squeezed(self.page.locator("h1").inner_text())

    @property
    def text(self) -> str:
        """Return what the page’s own content says."""
        return squeezed(self.page.locator("main").inner_text())

    @property
    def path(self) -> str:
        """Return where the reader is."""
        return self.page.url.removeprefix(self.address)

    def looks(self) -> "Reader":
        """Scan the page as it stands; where scripts are off, a copy of it in a window that can scan."""
        no_sideways_scroll(self.page)
        axe(self._copied_to(self.scanner) if self.scanner else self.page)
        return self

    def _copied_to(self, scanner: Page) -> Page:
        here, drawn = self.page.url, self.page.content()
        scanner.route("**/*.js", lambda asked: asked.abort())
        scanner.route(here, lambda asked: asked.fulfill(body=drawn, content_type="text/html; charset=utf-8"))
        scanner.goto(here)
        scanner.unroute_all()
        return scanner

    def opens(self, path: str, *, status: int = 200) -> "Reader":
        """Go to an address of this server."""
        answer = self.page.goto(self.address + path)
        answered = answer.status if answer else None
        assert answered == status, f"{path} answered {answered}"
        return self.looks()

    def follows(self, words: str, *, within: str = "body") -> "Reader":
        """Follow the first link of these exact words, in the part of the page that a selector names."""
        return self._goes_by(self.page.locator(within).get_by_role("link", name=spaced(words)).first)

    def presses(self, words: str) -> "Reader":
        """Press the button that says these exact words."""
        return self._goes_by(self.page.get_by_role("button", name=words, exact=True).first)

    def _goes_by(self, way: Locator) -> "Reader":
        with self.page.expect_navigation():
            way.click()
        return self.looks()

    def answers(self, question: str, answer: Any) -> "Reader":
        """Answer one question of a form: words, a day, a choice by the words it begins with, or a file."""
        if isinstance(answer, date):
            return self._gives_day(question, answer)
        if isinstance(answer, Path):
            self.page.get_by_label(asked(question)).set_input_files(answer)
            return self
        field = self.page.get_by_label(asked(question)).first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value=option(field, answer))
        else:
            field.fill(answer)
        return self

    def _gives_day(self, question: str, day: date) -> "Reader":
        group = self.page.get_by_role("group", name=question)
        for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(box, exact=True).fill(str(number))
        return self

    def ticks(self, words: str) -> "Reader":
        """Choose the answer that stands beside a box or a button to choose with."""
        self.page.get_by_label(asked(words)).first.check()
        return self

    def sees(self, *sentences: str) -> "Reader":
        """Fail unless the page says each of these."""
        text = self.text
        missing = [one for one in sentences if one not in text]
        assert not missing, f"{self.path} does not say {missing}. It says: {text}"
        return self

    def misses(self, *sentences: str) -> "Reader":
        """Fail if the page, header and foot included, says any of these."""
        text = squeezed(self.page.locator("body").inner_text())
        there = [one for one in sentences if one in text]
        assert not there, f"{self.path} says {there}"
        return self

    def row(self, words: str, *, table: str = "") -> str:
        """Return what the first row with these words says, in the table of a caption where one is named."""
        tables = (
            self.page.get_by_role("table", name=table, exact=True) if table else self.page.locator("table")
        )
        found = tables.locator("tbody tr").filter(has_text=words)
        assert found.count(), f"{self.path}: no row of {table or 'any table'} says “{words}”: {self.text}"
        return squeezed(found.first.inner_text())

    def fact(self, name: str) -> str:
        """Return what stands beside a name in a list of facts."""
        term = self.page.locator("dt", has_text=name).first
        return squeezed(term.locator("xpath=following-sibling::dd[1]").inner_text())

    def signs_in(self, key: str) -> "Reader":
        """Sign in to the samples as one of the cast, with one press."""
        self.opens("/sign-in").follows("Sign in to the samples")
        return self.presses(BY_KEY[key].name)

    def downloads(self, words: str) -> bytes:
        """Return the file behind the link of these words, as this reader gets it."""
        link = self.page.get_by_role("link", name=spaced(words)).first
        answer = self.page.context.request.get(self.address + str(link.get_attribute("href")))
        assert answer.ok, f"{words}: {answer.status}"
        return answer.body()


def option(field: Locator, words: str) -> str:
    """Return the value of the only answer of a list that begins with these words."""
    told = field.locator("option").evaluate_all("all => all.map(one => [one.value, one.text.trim()])")
    found = [value for value, text in told if text.startswith(words)]
    assert len(found) == 1, f"{len(found)} answers begin with “{words}”: {told}"
    return found[0]


def spaced(words: str) -> re.Pattern[str]:
    """Return a pattern for exactly these words: hidden words of a link may stand apart before a colon."""
    return re.compile(
        "^" + r"\s+".join(re.escape(word).replace(":", r"\s*:") for word in words.split()) + "$"
    )


def asked(question: str) -> re.Pattern[str]:
    """Return a pattern for exactly this question, which a form may mark as optional."""
    return re.compile(f"^{re.escape(question)}( \\(optional\\))?$")


def squeezed(text: str) -> str:
    """Return the words with one space between them."""
    return " ".join(text.split())
