"""The trail as Django knows it."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Who changed what and who read what."""

    name = "kith.base.trail"
    label = "trail"
