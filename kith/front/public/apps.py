"""The room as Django knows it."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """What anybody may read."""

    name = "kith.front.public"
    label = "public"
