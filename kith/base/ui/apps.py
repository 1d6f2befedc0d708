"""Tells Django that the page kit is here, so that its templates and styles are found."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The page kit."""

    name = "kith.base.ui"
    label = "ui"
    verbose_name = "page kit"
