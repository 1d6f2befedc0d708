"""The room as Django knows it."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The first page of everyone who signs in."""

    name = "kith.front.workspace"
    label = "workspace"

    def ready(self) -> None:
        """Make known the page of the partners side by side."""
        from kith.front.workspace import registrations  # noqa: F401
