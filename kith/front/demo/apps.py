"""The room as Django knows it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The sample partnerships."""

    name = "kith.front.demo"
    label = "demo"
