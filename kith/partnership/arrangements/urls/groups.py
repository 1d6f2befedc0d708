"""Addresses of pages about groups."""

from django.urls import URLPattern, path

from kith.partnership.arrangements.views import groups

urlpatterns: list[URLPattern] = [
    path("group/<slug:public_id>", groups.Group.as_view(), name="group"),
    path("group/<slug:public_id>/terms", groups.GroupTerms.as_view(), name="group_terms"),
]
