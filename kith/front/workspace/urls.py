"""Addresses of what everyone who signs in sees first, and of the rules as pages."""

from django.urls import path

from kith.front.workspace import partners, rules, views

app_name = "workspace"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path(
        "partnerships/<slug:partnership>/how-this-works",
        rules.HowThisWorks.as_view(),
        name="how_this_works",
    ),
    path("partnerships/<slug:partnership>/partners", partners.Partners.as_view(), name="partners"),
    path(
        "partnerships/<slug:partnership>/partners/<slug:public_id>/papers",
        partners.PapersOfPartner.as_view(),
        name="partner_papers",
    ),
]
