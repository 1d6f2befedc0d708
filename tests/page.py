"""A client that inspects every page it fetches and fails the test on what is wrong with it.

page = PageClient(client).get("/")
page = page.click("Structure")
page = page.submit("Save", title="Minutes", held_on=date(2026, 3, 3))
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client
from lxml import html as lxml_html

from tests.inspection import faults_of, inspect, squeeze, title_of, words_of

HOST = "http://testserver"


class PageFault(AssertionError):
    """What is wrong with a page, one line for each fault."""


class Table:
    """A table on a page: its caption, the names of its columns, and its rows as dicts by those names."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.caption = squeeze(" ".join(words_of(found) for found in element.xpath("./caption")))
        self.head = [words_of(cell) for cell in element.xpath("./thead/tr[1]/*")]
        self.cells = [[words_of(cell) for cell in row.xpath("./*")] for row in element.xpath("./tbody/tr")]
        self.rows = [dict(zip(self.head, row, strict=False)) for row in self.cells]

    def row(self, words: str) -> dict[str, str]:
        """Return the only row of which a cell says exactly these words."""
        found = [row for row in self.rows if words in row.values()]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} rows of “{self.caption}” say “{words}”: {self.cells}")
        return found[0]


class Page:
    """One page as it was answered, with what stands on it and what one can do there."""

    def __init__(self, client: "PageClient", response: Any, address: str) -> None:
        self.client = client
        self.response = response
        self.status = response.status_code
        self.address = address
        self.html = response.content.decode()
        self.tree = lxml_html.document_fromstring(self.html)

    @property
    def title(self) -> str:
        """Return what the window says."""
        return title_of(self.tree)

    @property
    def heading(self) -> str:
        """Return the heading."""
        return words_of(self.tree.xpath("//h1")[0])

    @property
    def caption(self) -> str:
        """Return the line of facts under the heading."""
        return " ".join(words_of(found) for found in self.by_class("app-heading__caption"))

    @property
    def main(self) -> Any:
        """Return the element that holds the page's own content."""
        return self.tree.xpath("//main")[0]

    @property
    def text(self) -> str:
        """Return what the page's own content says, without header, menu and foot."""
        return words_of(self.main)

    @property
    def whole_text(self) -> str:
        """Return all that the page says, header and foot included."""
        return words_of(self.tree.xpath("//body")[0])

    @property
    def faults(self) -> list[str]:
        """Return the sentences of the summary of faults."""
        return faults_of(self.tree)

    @property
    def messages(self) -> list[str]:
        """Return what the last deed said."""
        return [words_of(line) for line in self.by_class("app-messages__line")]

    @property
    def links(self) -> dict[str, str]:
        """Return each link's words with its address; the first of two that say the same."""
        found: dict[str, str] = {}
        for link in self.tree.xpath("//a[@href]"):
            found.setdefault(words_of(link), link.get("href"))
        return found

    @property
    def tables(self) -> list[Table]:
        """Return the tables."""
        return [Table(element) for element in self.tree.xpath("//table")]

    def by_class(self, name: str) -> list[Any]:
        """Return the elements of one CSS class."""
        return self.tree.xpath(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")

    def table(self, caption: str) -> Table:
        """Return the only table with this caption."""
        found = [table for table in self.tables if table.caption == caption]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} tables “{caption}” among {[t.caption for t in self.tables]}")
        return found[0]

    def row(self, words: str) -> dict[str, str]:
        """Return the only row of any table of which a cell says exactly these words."""
        found = [row for table in self.tables for row in table.rows if words in row.values()]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} rows of {self.address} say “{words}”")
        return found[0]

    def fact(self, name: str) -> str:
        """Return the value beside a name in a list of facts."""
        found = [dt for dt in self.tree.xpath("//dl//dt") if words_of(dt) == name]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} facts are called “{name}” on {self.address}")
        return words_of(found[0].getnext())

    def click(self, words: str) -> "Page":
        """Follow the link that says exactly these words."""
        if words not in self.links:
            raise AssertionError(f"No link says “{words}” on {self.address}: {sorted(self.links)}")
        return self.client.get(urljoin(self.address, self.links[words]))

    def buttons(self) -> list[str]:
        """Return what the buttons say."""
        return [words_of(button) for button in self.tree.xpath("//form//button")]

    def form(self, button: str) -> Any:
        """Return the only form with a button that says these words."""
        found = [
            form
            for form in self.tree.xpath("//form")
            if button in [words_of(pressed) for pressed in form.xpath(".//button")]
        ]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} buttons say “{button}” on {self.address}: {self.buttons()}")
        return found[0]

    def submit(self, button: str, **answers: Any) -> "Page":
        """Fill in the form and press its button, as a browser does: what stands in it goes along.

        A date goes into its three boxes; a choice is given by value, several as a list; None empties.
        """
        form = self.form(button)
        sent = standing_answers(form)
        pressed = next(found for found in form.xpath(".//button") if words_of(found) == button)
        if pressed.get("name"):
            sent[pressed.get("name")] = [pressed.get("value") or ""]
        offered = {found.get("name") for found in form.xpath(".//*[@name]")}
        for name, answer in answers.items():
            fill_in(form, sent, offered, name, answer)
        address = urljoin(self.address, pressed.get("formaction") or form.get("action") or self.address)
        if (form.get("method") or "get").lower() == "get":
            return self.client.get(address, sent)
        return self.client.post(address, sent)

    def open_all_links(self, *, except_for: Iterable[str] = ()) -> list[str]:
        """Open every link to this site and every picture or file it names; fail on what can't be opened.

        Returns the addresses that were opened. `except_for`: beginnings of paths that are left alone.
        """
        skipped, opened, closed = tuple(except_for), [], []
        for address in sorted({urljoin(self.address, found) for found in self.tree.xpath("//a/@href")}):
            parts = urlsplit(address)
            if f"{parts.scheme}://{parts.netloc}" != HOST or (skipped and parts.path.startswith(skipped)):
                continue
            answer = self.client.browser.get(address.removeprefix(HOST).split("#")[0])
            opened.append(address)
            if answer.status_code >= 400:
                closed.append(f"{answer.status_code} {address}")
        if closed:
            raise PageFault(
                f"{self.address} has links that this person can’t open:\n  " + "\n  ".join(closed)
            )
        return opened


def standing_answers(form: Any) -> dict[str, list[str]]:
    """Return what a browser would send if nobody touched the form."""
    sent: dict[str, list[str]] = {}
    for field in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        if field.get("disabled") is not None or field.get("type") in {"submit", "button", "file"}:
            continue
        for value in values_of(field):
            sent.setdefault(field.get("name"), []).append(value)
    return sent


def values_of(field: Any) -> list[str]:
    """Return what one field would send."""
    if field.tag == "textarea":
        return [(field.text or "").removeprefix("\n")]
    if field.tag == "select":
        options = field.xpath(".//option")
        chosen = [option for option in options if option.get("selected") is not None]
        if not chosen and field.get("multiple") is None:
            chosen = options[:1]
        return [option.get("value", squeeze(option.text)) for option in chosen]
    if field.get("type") in {"radio", "checkbox"}:
        return [field.get("value", "on")] if field.get("checked") is not None else []
    return [field.get("value", "")]


def fill_in(form: Any, sent: dict[str, Any], offered: set[str], name: str, answer: Any) -> None:
    """Put one answer into what is sent; fail if the form doesn't ask it or doesn't offer that choice."""
    if isinstance(answer, date) and f"{name}_day" in offered:
        for box in ("day", "month", "year"):
            sent[f"{name}_{box}"] = [str(getattr(answer, box))]
        return
    if name not in offered:
        raise AssertionError(f"The form does not ask “{name}”. It asks {sorted(n for n in offered if n)}.")
    if answer is None or answer is False:
        sent.pop(name, None)
    elif hasattr(answer, "read"):
        sent[name] = answer
    else:
        given = answer if isinstance(answer, list | tuple | set) else [answer]
        sent[name] = ["on" if one is True else str(one) for one in given]
        refuse_what_is_not_offered(form, name, sent[name])


def refuse_what_is_not_offered(form: Any, name: str, given: list[str]) -> None:
    """Fail when a choice is sent that a person could not have made."""
    found = form.xpath(".//*[@name=$name]", name=name)
    if all(field.get("type") in {"radio", "checkbox"} for field in found):
        choices = {field.get("value", "on") for field in found}
    elif found[0].tag == "select":
        choices = {option.get("value", squeeze(option.text)) for option in found[0].xpath(".//option")}
    else:
        return
    if not set(given) <= choices:
        raise AssertionError(f"“{name}” offers {sorted(choices)}, not {given}.")


class PageClient:
    """Django's test client, except that every page it fetches is inspected."""

    def __init__(self, browser: Client | None = None) -> None:
        self.browser = browser or Client()

    def get(self, address: str, answers: dict[str, Any] | None = None, *, status: int = 200) -> Page:
        """Fetch a page, going along with redirects, and inspect it."""
        answer = self.browser.get(local(address), answers or None, follow=True)
        return self._read(answer, address, status)

    def post(self, address: str, answers: dict[str, Any] | None = None, *, status: int = 200) -> Page:
        """Send answers, go along with redirects, and inspect the page that one lands on."""
        answer = self.browser.post(local(address), answers or {}, follow=True)
        return self._read(answer, address, status)

    def _read(self, answer: Any, address: str, status: int) -> Page:
        chain = getattr(answer, "redirect_chain", [])
        at = urljoin(urljoin(HOST, address), chain[-1][0]) if chain else urljoin(HOST, address)
        if answer.status_code != status:
            raise AssertionError(f"{at} answered {answer.status_code}, not {status}.")
        page = Page(self, answer, at)
        wrong = inspect(page.tree)
        if wrong:
            raise PageFault(f"{at} has faults:\n  " + "\n  ".join(wrong))
        return page


def local(address: str) -> str:
    """Return an address without the name of the test server."""
    return address.removeprefix(HOST) or "/"
