"""Addresses about contributions. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.contributions.views import entries, keeping, year

app_name = "contributions"

ENTRY = "contributions/entries/<slug:public_id>"

urlpatterns = [
    path("contributions", year.Year.as_view(), name="year"),
    path("contributions/contributions.csv", entries.File.as_view(), name="csv"),
    path("contributions/contributions.xlsx", entries.ExcelFile.as_view(), name="excel"),
    path("contributions/agree", keeping.Agree.as_view(), name="agree"),
    path("contributions/pay", keeping.Pay.as_view(), name="pay"),
    path("contributions/in-kind", keeping.InKind.as_view(), name="in_kind"),
    path("contributions/budget", keeping.Budget.as_view(), name="budget"),
    path("contributions/spend", keeping.Spend.as_view(), name="spend"),
    path("contributions/reserve", keeping.Reserve.as_view(), name="reserve"),
    path("contributions/draw", keeping.Draw.as_view(), name="draw"),
    path("contributions/entries", entries.Entries.as_view(), name="entries"),
    path(ENTRY, entries.OneEntry.as_view(), name="entry"),
    path(f"{ENTRY}/correct", entries.Correct.as_view(), name="correct"),
]
