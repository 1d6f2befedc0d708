"""What is checked before Kith starts."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, register

SAMPLES = "kith.front.demo"
"""The app of the sample partnerships, which a real installation doesn't have."""


def second_factor_missing() -> str:
    """Return why this installation may not do without second factors; nothing if all is well."""
    if settings.SECOND_FACTOR_REQUIRED or apps.is_installed(SAMPLES):
        return ""
    return "SECOND_FACTOR_REQUIRED is off. Only an installation of the sample partnerships may do without."


@register
def second_factor_stays_on(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Refuse to start where second factors are off and records may be real."""
    sentence = second_factor_missing()
    return [Error(sentence, id="accounts.E001")] if sentence else []
