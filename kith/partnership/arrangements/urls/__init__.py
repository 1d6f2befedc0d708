"""Addresses about arrangements, subject by subject. All stand below a partnership’s key."""

from kith.partnership.arrangements.urls import board, boards, groups, seats, structure, versions

app_name = "arrangements"

urlpatterns = [
    *structure.urlpatterns,
    *groups.urlpatterns,
    *board.urlpatterns,
    *seats.urlpatterns,
    *boards.urlpatterns,
    *versions.urlpatterns,
]
