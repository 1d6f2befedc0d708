"""Addresses about decisions. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.decisions import views

app_name = "decisions"

urlpatterns = [
    path("decisions", views.Decisions.as_view(), name="decisions"),
    path("decisions/<slug:public_id>", views.OneDecision.as_view(), name="decision"),
    path("decisions/<slug:public_id>/position", views.StatePosition.as_view(), name="state_position"),
    path("decisions/<slug:public_id>/withdraw", views.Withdraw.as_view(), name="withdraw"),
    path("versions/<slug:public_id>/ask", views.AskToAdopt.as_view(), name="ask_to_adopt"),
]
