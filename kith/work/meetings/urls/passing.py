"""Addresses about what passes between groups: commissions, reports, the work of the groups."""

from django.urls import URLPattern, path

from kith.work.meetings.views import commissions, reports, work

ONE = "commissions/<str:public_id>"
REPORT = "reports/<str:public_id>"
GROUP = "meetings/groups/<str:public_id>"

urlpatterns: list[URLPattern] = [
    path("work", work.Work.as_view(), name="work"),
    path("workload", work.Workload.as_view(), name="workload"),
    path(f"{GROUP}/session", work.PlanningSession.as_view(), name="plan_session"),
    path("commissions", commissions.Commissions.as_view(), name="commissions"),
    path("commissions/issue", commissions.IssueCommission.as_view(), name="issue_commission"),
    path(ONE, commissions.OneCommission.as_view(), name="commission"),
    path(f"{ONE}/accept", commissions.Accept.as_view(), name="accept_commission"),
    path(f"{ONE}/return", commissions.Return.as_view(), name="return_commission"),
    path(f"{ONE}/tell", commissions.Tell.as_view(), name="tell_commission"),
    path(f"{ONE}/deliver", commissions.Deliver.as_view(), name="deliver_commission"),
    path(f"{ONE}/issue-again", commissions.IssueAgain.as_view(), name="issue_again"),
    path(f"{ONE}/ask-for-more", commissions.AskForMore.as_view(), name="ask_for_more"),
    path(f"{ONE}/discharge", commissions.Discharge.as_view(), name="discharge_commission"),
    path(f"{ONE}/withdraw", commissions.Withdraw.as_view(), name="withdraw_commission"),
    path(f"{GROUP}/reports", reports.ReportsOfGroup.as_view(), name="reports"),
    path(REPORT, reports.Report.as_view(), name="report"),
    path(f"{REPORT}/start", reports.StartReport.as_view(), name="start_report"),
    path(f"{REPORT}/renew", reports.RenewReport.as_view(), name="renew_report"),
    path(f"{REPORT}/write", reports.WriteReport.as_view(), name="write_report"),
    path(f"{REPORT}/give", reports.GiveReport.as_view(), name="give_report"),
    path(f"{REPORT}/pdf", reports.ReportPdf.as_view(), name="report_pdf"),
]
