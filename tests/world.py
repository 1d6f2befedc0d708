"""The sample installation that every test with a database stands on, loaded once through the deeds."""

import gc
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core.signals import request_finished, request_started
from django.test import Client

from tests.cast import NAMES, NOW, TODAY, person
from tests.page import PageClient


@pytest.fixture(autouse=True)
def monday_morning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold the clock at the Monday of the tests; journeys run by the real one."""
    if "journeys" in request.path.parts:
        yield
        return
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker, pytestconfig: pytest.Config) -> None:
    """Make the test database as usual and put the samples in place, once for the whole session.

    Tests that commit empty every table when they end; they come last and stand on no samples.
    """
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        _finish_what_no_migration_made(pytestconfig)
        _put_samples_in_place()
    # What stands now stays to the end, so the collector need not look through it again and again.
    gc.collect()
    gc.freeze()


def _finish_what_no_migration_made(config: pytest.Config) -> None:
    """Begin the trail and put its locks up, where the tables were made from the models to save time."""
    if not config.getvalue("nomigrations"):
        return
    from django.db import connection

    from kith.base.trail import locks as of_the_trail
    from kith.base.trail.models import Head
    from kith.work.performance.reports import locks as of_reports

    Head.objects.create(pk=Head.ROW)
    of_the_trail.put_up(connection)
    of_reports.put_up(connection)


def _put_samples_in_place() -> None:
    from kith.front.demo.operations import put_samples_in_place

    put_samples_in_place(today=TODAY)


@pytest.fixture(autouse=True)
def _ground_gathered_anew(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Gather the ground once for every page, as right after a change, and for every deed outside a page.

    Tests of what is kept between pages say so by their mark; for them it is forgotten before and after alone.
    """
    from kith.base.ui.drawing import forget_what_was_drawn
    from kith.partnership.arrangements import queries
    from kith.partnership.partnerships.queries import _appointments_at

    kept, facts, pages = queries._ground_at, queries._facts_at, []
    _appointments_at.cache_clear()

    def forget() -> None:
        kept.cache_clear()
        facts.cache_clear()
        forget_what_was_drawn()

    if request.node.get_closest_marker("ground_kept"):
        forget()
        yield
        forget()
        return

    def begin(**_sent) -> None:
        forget()
        pages.append(True)

    def end(**_sent) -> None:
        pages.clear()

    request_started.connect(begin)
    request_finished.connect(end)
    monkeypatch.setattr(queries, "_ground_at", lambda *asked: (kept if pages else kept.__wrapped__)(*asked))
    monkeypatch.setattr(queries, "_facts_at", lambda *asked: (facts if pages else facts.__wrapped__)(*asked))
    yield
    request_started.disconnect(begin)
    request_finished.disconnect(end)
    forget()


@pytest.fixture
def anonymous() -> PageClient:
    """Return a reader who has not signed in."""
    return PageClient(Client())


@pytest.fixture
def signed_in(db: None) -> Callable[[str], PageClient]:
    """Return a function that signs one of the cast in and gives their client."""

    def sign_in(name: str) -> PageClient:
        assert name in NAMES, f"“{name}” is not in the cast: {', '.join(NAMES)}"
        browser = Client()
        browser.force_login(person(name).account)
        return PageClient(browser)

    return sign_in


@pytest.fixture
def cast(db: None) -> dict:
    """Return the people of the cast by key."""
    return {name: person(name) for name in NAMES}


def _partnership(key: str):
    from kith.partnership.partnerships.models import Partnership

    return Partnership.objects.get(key=key)


@pytest.fixture
def lrscp(db: None):
    """Return Leicestershire and Rutland’s partnership."""
    return _partnership("leicestershire-and-rutland")


@pytest.fixture
def kscp(db: None):
    """Return Knowsley’s partnership."""
    return _partnership("knowsley")


@pytest.fixture
def leicester(db: None):
    """Return Leicester City’s partnership."""
    return _partnership("leicester-city")
