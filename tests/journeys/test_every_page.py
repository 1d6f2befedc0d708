"""Every page there is, on a phone: scanned, and no wider than 320 px."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.browser import PHONE
from tests.journeys.reader import Reader

LEFT_ALONE = ("/sign-out", "/static/")


def page_of(path: str) -> str:
    """Return the name of the page that an address leads to, or nothing where it leads to none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def one_of_each(reader: Reader, *starts: str, within: str = "") -> dict[str, str]:
    """Follow links from these pages, one for each page there is; fail on a link that leads nowhere.

    With `within` only to pages whose names begin with it.
    """
    tried: dict[str, str] = {}
    pages: dict[str, str] = {}
    waiting = list(starts)
    while waiting:
        path = waiting.pop(0)
        if tried.setdefault(page_of(path), path) != path or path in pages.values():
            continue
        answer = reader.page.context.request.get(reader.address + path)
        assert answer.ok, f"A link leads to {path}, which answers {answer.status}"
        if "text/html" in answer.headers["content-type"]:
            pages[page_of(path)] = path
            links = links_of(reader, answer.text(), path)
            waiting += [link for link in links if page_of(link).startswith(within)]
    return pages


def links_of(reader: Reader, drawn: str, path: str) -> list[str]:
    """Return the addresses on this server that a page leads to."""
    from lxml import html

    here = urlsplit(reader.address).netloc
    parts = [
        urlsplit(urljoin(reader.address + path, one)) for one in html.fromstring(drawn).xpath("//a/@href")
    ]
    paths = {one.path for one in parts if one.netloc == here}
    return sorted(path for path in paths if page_of(path) and not path.startswith(LEFT_ALONE))


@pytest.mark.parametrize("half", [0, 1])
def test_every_page_that_a_manager_comes_to_fits_a_phone(reader, half):
    # Given a manager with a draft on her desk, so that the pages for drafting are there too
    manager = reader(PHONE).signs_in("manager")
    home = "/partnerships/leicestershire-and-rutland"
    manager.opens(f"{home}/drafts/start").presses("Start the draft")

    # When she opens one of each page that any link leads to
    pages = one_of_each(manager, manager.path, "/", f"{home}/more")
    assert len(pages) > 75, sorted(pages)
    assert {"arrangements:draft_seat", "actions:action", "meetings:meeting", "public:group"} <= set(pages)

    # Then each fits and has no fault of accessibility
    for path in sorted(pages.values())[half::2]:
        manager.opens(path)


def test_every_page_of_a_case_fits_a_phone(reader):
    # Given the coordinator, who runs the cases, and a member who writes a return
    home = "/partnerships/leicestershire-and-rutland"
    coordinator, writer = (reader(PHONE).signs_in(name) for name in ("coordinator", "agency_lead"))

    # When they open one of each page of the case under review
    case = coordinator.opens(f"{home}/reviews").follows("2026-03").path
    pages = one_of_each(coordinator, case, f"{home}/reviews", within="reviews:")
    assert {"reviews:case", "reviews:circle", "reviews:return", "reviews:report"} <= set(pages)
    written = one_of_each(writer, f"{home}/reviews", within="reviews:")
    assert "reviews:case" in written

    # Then each fits and has no fault of accessibility
    for path in pages.values():
        coordinator.opens(path)
    for name in sorted(set(written) - set(pages)):
        writer.opens(written[name])


def test_every_page_that_anybody_comes_to_fits_a_phone(visitor):
    anybody = visitor(PHONE, scripts=False)
    pages = one_of_each(anybody, "/", "/public/", "/sign-in")
    assert {"public:structure", "public:promises", "public:agencies", "account_reset_password"} <= set(pages)
    for path in pages.values():
        anybody.opens(path)
