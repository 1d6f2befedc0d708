"""Addresses of the link. All stand below a partnership’s key; none says anything of a concern."""

from django.urls import path

from kith.work.child_deaths import views

app_name = "child_deaths"

urlpatterns = [
    path("child-death-link", views.Link.as_view(), name="link"),
    path("child-death-link/send", views.Send.as_view(), name="send"),
    path("child-death-link/receive", views.Receive.as_view(), name="receive"),
    path("child-death-link/times", views.SetTimes.as_view(), name="times"),
    path("child-death-link/<slug:public_id>", views.OneConcern.as_view(), name="concern"),
    path("child-death-link/<slug:public_id>/acknowledge", views.Acknowledge.as_view(), name="acknowledge"),
    path("child-death-link/<slug:public_id>/outcome", views.Outcome.as_view(), name="outcome"),
    path("child-death-link/<slug:public_id>/case", views.OpenCase.as_view(), name="open_case"),
]
