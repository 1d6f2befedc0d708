"""Addresses about minutes, their corrections, and what is published of them."""

from django.urls import path

from kith.work.meetings.views import minutes, minutes_corrections, minutes_publishing, minutes_steps

GROUP = "meetings/groups/<str:public_id>"
MINUTES = "meetings/<str:public_id>/minutes"
CORRECTIONS = f"{MINUTES}/corrections"

urlpatterns = [
    path(f"{GROUP}/minutes", minutes.Series.as_view(), name="series"),
    path(MINUTES, minutes.OneMinutes.as_view(), name="minutes"),
    path(f"{MINUTES}.docx", minutes.MinutesInWord.as_view(), name="minutes_word"),
    path(f"{MINUTES}.pdf", minutes.MinutesAsPdf.as_view(), name="minutes_pdf"),
    path(f"{MINUTES}/send", minutes_steps.Sending.as_view(), name="send_minutes"),
    path(f"{MINUTES}/give-back", minutes_steps.GivingBack.as_view(), name="return_minutes"),
    path(f"{MINUTES}/check", minutes_steps.Checking.as_view(), name="check_minutes"),
    path(f"{MINUTES}/agree", minutes_steps.Agreeing.as_view(), name="agree_minutes"),
    path(f"{CORRECTIONS}/add", minutes_corrections.Correcting.as_view(), name="correct_minutes"),
    path(
        f"{CORRECTIONS}/<str:correction>/settle",
        minutes_corrections.Settling.as_view(),
        name="settle_correction",
    ),
    path(f"{MINUTES}/published", minutes_publishing.Preview.as_view(), name="minutes_preview"),
    path(f"{MINUTES}/prepare", minutes_publishing.Preparing.as_view(), name="prepare_minutes"),
    path(f"{MINUTES}/publish", minutes_publishing.Publishing.as_view(), name="publish_minutes"),
    path(f"{MINUTES}/take-down", minutes_publishing.TakingDown.as_view(), name="take_down_minutes"),
]
