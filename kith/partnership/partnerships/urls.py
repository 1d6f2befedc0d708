"""Addresses about partnerships, bodies and people. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.partnerships.views import more

app_name = "partnerships"

urlpatterns = [
    path("more", more.More.as_view(), name="more"),
    path("who-can-see", more.WhoCanSee.as_view(), name="who_can_see"),
]
