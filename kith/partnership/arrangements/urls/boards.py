"""Addresses of pages about linked boards."""

from django.urls import URLPattern, path

from kith.partnership.arrangements.views import boards

urlpatterns: list[URLPattern] = [
    path("linked-boards", boards.LinkedBoards.as_view(), name="linked_boards"),
    path("linked-boards/<slug:board>", boards.LinkedBoard.as_view(), name="linked_board"),
]
