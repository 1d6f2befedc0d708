"""Addresses about papers, packs and invitations."""

from django.urls import URLPattern, path

from kith.work.meetings.views import invitations

GUESTS = "meetings/<str:public_id>/guests"

urlpatterns: list[URLPattern] = [
    path(GUESTS, invitations.Guests.as_view(), name="guests"),
    path(f"{GUESTS}/invite", invitations.Inviting.as_view(), name="invite"),
    path(f"{GUESTS}/<str:invitation>/again", invitations.InvitingAgain.as_view(), name="invite_again"),
    path(
        f"{GUESTS}/<str:invitation>/withdraw", invitations.Withdrawing.as_view(), name="withdraw_invitation"
    ),
]
