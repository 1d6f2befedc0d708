"""The room as Django knows it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The sample partnerships."""

    name = "kith.front.demo"
    label = "demo"

    def ready(self) -> None:
        """Offer the samples on the sign-in page."""
        from kith.base.accounts.registries import ways_in
        from kith.front.demo.views import way_in

        ways_in.add("samples", way_in)
