"""Addresses about publishing a review."""

from django.urls import path

from kith.work.practice_reviews.views import publication, withdrawing

REVIEW = "practice-reviews/<slug:public_id>/publication"

urlpatterns = [
    path(REVIEW, publication.OnePublication.as_view(), name="publication"),
    path(f"{REVIEW}/route", publication.ChooseRoute.as_view(), name="publication_route"),
    path(f"{REVIEW}/file", publication.PublicationFile.as_view(), name="publication_file"),
    path(f"{REVIEW}/hand-in", publication.HandInFile.as_view(), name="publication_hand_in"),
    path(f"{REVIEW}/no-name", publication.NoName.as_view(), name="publication_no_name"),
    path(f"{REVIEW}/sign", publication.SignFile.as_view(), name="publication_sign"),
    path(f"{REVIEW}/checks/<slug:check>", publication.RecordCheck.as_view(), name="publication_check"),
    path(f"{REVIEW}/copy", publication.RecordCopy.as_view(), name="publication_copy"),
    path(f"{REVIEW}/publish", publication.Publish.as_view(), name="publication_publish"),
    path(f"{REVIEW}/end", publication.EndWithout.as_view(), name="publication_end"),
    path(f"{REVIEW}/take-down", publication.TakeDown.as_view(), name="publication_take_down"),
    path(f"{REVIEW}/withdraw", withdrawing.AskWithdrawal.as_view(), name="publication_withdraw"),
    path(
        f"{REVIEW}/confirm-withdrawal",
        withdrawing.ConfirmWithdrawal.as_view(),
        name="publication_confirm_withdrawal",
    ),
]
