"""Addresses of the merged chronology."""

from django.urls import path

from kith.work.chronologies.views import (
    board,
    merged,
    merged_agreement,
    merged_names,
    merged_pairs,
    merged_rows,
    merged_silences,
)

CASE = "reviews/<slug:public_id>/chronology"
ROW = f"{CASE}/rows/<slug:part>/<int:line>"

urlpatterns = [
    path("reviews/<slug:public_id>/board", board.StatusBoard.as_view(), name="board"),
    path(f"{CASE}/merged", merged.Merged.as_view(), name="merged"),
    path(f"{CASE}/merged/names", merged_names.WithNames.as_view(), name="merged_names"),
    path(f"{CASE}/pairs", merged_pairs.Pairs.as_view(), name="pairs"),
    path("reviews/pairs/<slug:public_id>", merged_pairs.OnePair.as_view(), name="pair"),
    path(f"{CASE}/silences", merged_silences.Silences.as_view(), name="silences"),
    path(f"{CASE}/silences/rule", merged_silences.SetSilentDays.as_view(), name="silent_days"),
    path(f"{CASE}/agreement", merged_agreement.Agreement.as_view(), name="agreement"),
    path(f"{CASE}/agreement/lock", merged_agreement.Lock.as_view(), name="lock"),
    path(f"{CASE}/agreement/unlock", merged_agreement.Unlock.as_view(), name="unlock"),
    path(ROW, merged_rows.OneRow.as_view(), name="row"),
    path(f"{ROW}/note", merged_rows.AddNote.as_view(), name="note_row"),
    path(f"{ROW}/mark", merged_rows.MarkRow.as_view(), name="mark_row"),
]
