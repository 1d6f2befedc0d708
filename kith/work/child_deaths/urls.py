"""Addresses of the link. All stand below a partnership’s key; none says anything of a concern."""

from django.urls import path

from kith.work.child_deaths.views import concern, link

app_name = "child_deaths"

urlpatterns = [
    path("child-death-link", link.Link.as_view(), name="link"),
    path("child-death-link/send", link.Send.as_view(), name="send"),
    path("child-death-link/receive", link.Receive.as_view(), name="receive"),
    path("child-death-link/times", link.SetTimes.as_view(), name="times"),
    path("child-death-link/<slug:public_id>", concern.OneConcern.as_view(), name="concern"),
    path("child-death-link/<slug:public_id>/acknowledge", concern.Acknowledge.as_view(), name="acknowledge"),
    path("child-death-link/<slug:public_id>/outcome", concern.Outcome.as_view(), name="outcome"),
    path("child-death-link/<slug:public_id>/day", concern.CorrectDay.as_view(), name="correct_day"),
    path("child-death-link/<slug:public_id>/case", concern.OpenCase.as_view(), name="open_case"),
]
