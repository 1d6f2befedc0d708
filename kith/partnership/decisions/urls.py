"""Addresses about decisions. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.decisions.views import partners, register

app_name = "decisions"

urlpatterns = [
    path("decisions", register.Decisions.as_view(), name="decisions"),
    path("decisions.csv", register.RegisterFile.as_view(), name="csv"),
    path("decisions/<slug:public_id>", partners.OneDecision.as_view(), name="decision"),
    path("decisions/<slug:public_id>/position", partners.StatePosition.as_view(), name="state_position"),
    path("decisions/<slug:public_id>/withdraw", partners.Withdraw.as_view(), name="withdraw"),
    path("versions/<slug:public_id>/ask", partners.AskToAdopt.as_view(), name="ask_to_adopt"),
]
