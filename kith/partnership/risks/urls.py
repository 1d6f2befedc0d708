"""Addresses about risks and emerging issues."""

from typing import Any

app_name = "risks"

urlpatterns: list[Any] = []
