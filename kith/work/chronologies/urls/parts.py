"""Addresses of what agencies hand in."""

from django.urls import path

from kith.work.chronologies.views import parts_agency as agency
from kith.work.chronologies.views import parts_handing as part
from kith.work.chronologies.views import parts_opening as opening
from kith.work.chronologies.views import parts_reading as reading
from kith.work.chronologies.views import parts_rows as rows

WHOLE = "chronologies/<slug:public_id>"
AGENCY = "chronologies/agencies/<slug:public_id>"
PART = "chronologies/parts/<slug:public_id>"
ROW = f"{PART}/rows/<int:line>"

urlpatterns = [
    path("reviews/<slug:public_id>/chronology/open", opening.Open.as_view(), name="open"),
    path(AGENCY, agency.Agency.as_view(), name="agency"),
    path(f"{AGENCY}/file", agency.HandIn.as_view(), name="hand_in"),
    path(f"{AGENCY}/row", agency.TypeRow.as_view(), name="type_row"),
    path(f"{AGENCY}/release", agency.Release.as_view(), name="release"),
    path(f"{AGENCY}/nothing", agency.SayNothing.as_view(), name="nothing"),
    path(PART, part.OnePart.as_view(), name="part"),
    path(f"{PART}/read", reading.ReadNow.as_view(), name="read"),
    path(f"{PART}/sheet", reading.ChooseSheet.as_view(), name="sheet"),
    path(f"{PART}/columns", reading.Columns.as_view(), name="columns"),
    path(f"{PART}/take", part.Take.as_view(), name="take"),
    path(f"{PART}/put-away", part.PutAway.as_view(), name="put_away"),
    path(f"{PART}/take-back", part.Recall.as_view(), name="recall"),
    path(f"{PART}/changes", part.Changes.as_view(), name="changes"),
    path(f"{PART}/file", part.TakeFile.as_view(), name="file"),
    path(f"{PART}/aside/<int:line>", part.Mend.as_view(), name="mend"),
    path(ROW, rows.Source.as_view(), name="source"),
    path(f"{ROW}/change", rows.ChangeRow.as_view(), name="change_row"),
    path(f"{ROW}/remove", rows.RemoveRow.as_view(), name="remove_row"),
    path(f"{WHOLE}/agencies", opening.Agencies.as_view(), name="agencies"),
    path(f"{WHOLE}/asks", opening.ChangeAsks.as_view(), name="change_asks"),
    path(f"{WHOLE}/table/<slug:end>", opening.EmptyTable.as_view(), name="empty_table"),
]
