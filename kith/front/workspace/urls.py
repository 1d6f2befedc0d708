"""Addresses of what everyone who signs in sees first, and of the rules as pages."""

from django.urls import path

from kith.front.workspace import rules, views

app_name = "workspace"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path(
        "partnerships/<slug:partnership>/how-this-works",
        rules.HowThisWorks.as_view(),
        name="how_this_works",
    ),
]
