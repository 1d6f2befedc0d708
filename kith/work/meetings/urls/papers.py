"""Addresses about papers, packs and invitations."""

from django.urls import URLPattern, path

from kith.work.meetings.views import invitations, papers

GUESTS = "meetings/<str:public_id>/guests"
OF_MEETING = "meetings/<str:public_id>/papers"
OF_ITEM = "meetings/items/<str:public_id>/papers"
PAPER = "meetings/papers/<str:public_id>"

urlpatterns: list[URLPattern] = [
    path(OF_MEETING, papers.MeetingPapers.as_view(), name="papers"),
    path(f"{OF_MEETING}/read", papers.ReadAll.as_view(), name="mark_papers_read"),
    path(OF_ITEM, papers.ItemPapers.as_view(), name="item_papers"),
    path(f"{OF_ITEM}/hand-in", papers.HandIn.as_view(), name="hand_in_paper"),
    path(PAPER, papers.OnePaper.as_view(), name="paper"),
    path(f"{PAPER}/files/<str:version>", papers.PaperFile.as_view(), name="paper_file"),
    path(f"{PAPER}/read", papers.ReadOne.as_view(), name="mark_paper_read"),
    path(f"{PAPER}/new-version", papers.HandInVersion.as_view(), name="new_paper_version"),
    path(f"{PAPER}/withdraw", papers.Withdrawing.as_view(), name="withdraw_paper"),
    path(f"{PAPER}/mark", papers.Marking.as_view(), name="change_paper_mark"),
    path(GUESTS, invitations.Guests.as_view(), name="guests"),
    path(f"{GUESTS}/invite", invitations.Inviting.as_view(), name="invite"),
    path(f"{GUESTS}/<str:invitation>/again", invitations.InvitingAgain.as_view(), name="invite_again"),
    path(
        f"{GUESTS}/<str:invitation>/withdraw", invitations.Withdrawing.as_view(), name="withdraw_invitation"
    ),
]
