"""The Jinja2 environment of every page: one to a process, strict about names that don't exist."""

from collections.abc import Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Undefined,
)

from kith.base.ui import dates
from kith.base.ui.marks import mark

PROBED = frozenset({"caller", "undefined", "successBanner", "typeClass"})
"""Names that the GOV.UK macros ask for without having set them."""


class StrictName(StrictUndefined):
    """Fails the page on a name, or an attribute of an object, that does not exist.

    An absent key of a dict counts as empty, because the GOV.UK macros take their parameters as a dict
    and look at every key that could be there. A misspelt name never passes in silence.
    """

    __slots__ = ()

    def _may_be_absent(self) -> bool:
        return isinstance(self._undefined_obj, Mapping) or self._undefined_name in PROBED

    def __bool__(self) -> bool:
        return False if self._may_be_absent() else super().__bool__()

    def __str__(self) -> str:
        return "" if self._may_be_absent() else super().__str__()

    def __len__(self) -> int:
        return 0 if self._may_be_absent() else super().__len__()

    def __iter__(self) -> Any:
        return iter(()) if self._may_be_absent() else super().__iter__()

    def __contains__(self, item: object) -> bool:
        return False if self._may_be_absent() else super().__contains__(item)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Undefined) if self._may_be_absent() else super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not isinstance(other, Undefined) if self._may_be_absent() else super().__ne__(other)

    def __hash__(self) -> int:
        return hash(StrictName) if self._may_be_absent() else super().__hash__()


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a page by its name: `url("meetings:read-meeting", public_id=…)`."""
    return reverse(name, args=args, kwargs=kwargs)


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
    made.globals.update(static=static, url=url, messages_for=messages_for, mark=mark, null=None)
    made.filters.update(
        long_date=dates.long_date,
        short_date=dates.short_date,
        month_year=dates.month_year,
        long_datetime=dates.long_datetime,
    )
    return made
