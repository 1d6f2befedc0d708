"""The Jinja2 environment of every page: one to a process, strict about names that don't exist."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import get_resolver, get_urlconf, reverse
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    Undefined,
)
from jinja2.utils import missing

from kith.base.ui import dates
from kith.base.ui.marks import mark

FOOT = (("Accessibility", "public:accessibility"),)
"""Links at the foot of every page: their words, and the names of their addresses."""

PROBED = frozenset({"caller", "undefined", "successBanner", "typeClass"})
"""Names that the GOV.UK macros ask for without having set them."""


class StrictName(Undefined):
    """Fails the page on a name, or an attribute of an object, that does not exist.

    An absent key of a dict counts as empty, because the GOV.UK macros take their parameters as a dict
    and look at every key that could be there. A misspelt name never passes in silence.
    """

    __slots__ = ()

    def _insist(self) -> None:
        is_name = self._undefined_obj is missing
        if not (self._undefined_name in PROBED if is_name else isinstance(self._undefined_obj, Mapping)):
            self._fail_with_undefined_error()

    def __bool__(self) -> bool:
        self._insist()
        return False

    def __str__(self) -> str:
        self._insist()
        return ""

    def __len__(self) -> int:
        self._insist()
        return 0

    def __iter__(self) -> Iterator[Any]:
        self._insist()
        return iter(())

    def __eq__(self, other: object) -> bool:
        self._insist()
        return isinstance(other, Undefined)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        self._insist()
        return hash(StrictName)


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a page by its name: `url("meetings:read-meeting", public_id=…)`."""
    return reverse(name, args=args, kwargs=kwargs)


def foot_links() -> list[tuple[str, str]]:
    """Return the links at the foot of every page; none where the page kit stands without the rooms."""
    names = get_resolver(get_urlconf()).namespace_dict
    return [(text, reverse(name)) for text, name in FOOT if name.split(":")[0] in names]


def messages_for(request: Any) -> list[Any]:
    """Return what the last deed of this person has to say, once."""
    return list(get_messages(request))


def with_govuk_macros(loader: BaseLoader | None) -> BaseLoader:
    """Return a loader that finds our templates and, under their package's name, the GOV.UK macros."""
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return ChoiceLoader([loader, govuk]) if loader else govuk


def environment(**options: Any) -> Environment:
    """Return the environment that Django asks for, once to a process."""
    made = Environment(
        **options
        | {
            "autoescape": True,
            "undefined": StrictName,
            "loader": with_govuk_macros(options.get("loader")),
            "cache_size": -1,
            "trim_blocks": True,
            "lstrip_blocks": True,
        }
    )
    made.globals.update(
        static=static, url=url, messages_for=messages_for, mark=mark, null=None, foot_links=foot_links
    )
    made.filters.update(
        long_date=dates.long_date,
        short_date=dates.short_date,
        month_year=dates.month_year,
        long_datetime=dates.long_datetime,
    )
    return made
