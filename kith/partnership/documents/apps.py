"""The room as Django knows it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files, version by version."""

    name = "kith.partnership.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
