"""Addresses about performance. All stand below a partnership’s key."""

from django.urls import path

from kith.work.performance.views import (
    bringing,
    children,
    figures,
    indicators,
    measures,
    owed,
    releases,
    remarks,
    reports,
    scorecard,
)

app_name = "performance"

urlpatterns = [
    path("scorecard", scorecard.Scorecard.as_view(), name="scorecard"),
    path("scorecard/file/<slug:kind>", scorecard.ScorecardFile.as_view(), name="scorecard_file"),
    path("scorecard/reports", reports.Reports.as_view(), name="reports"),
    path("scorecard/reports/<slug:group>/<slug:quarter>/freeze", reports.Freeze.as_view(), name="freeze"),
    path("scorecard/reports/<slug:public_id>", reports.OneReport.as_view(), name="report"),
    path("scorecard/reports/<slug:public_id>/agenda", reports.PutOnAgenda.as_view(), name="put_on_agenda"),
    path(
        "scorecard/reports/<slug:public_id>/file/<slug:kind>",
        reports.ReportFile.as_view(),
        name="report_file",
    ),
    path("children-covered", children.ChildrenCovered.as_view(), name="children"),
    path("indicators", indicators.Indicators.as_view(), name="indicators"),
    path("indicators/add", indicators.Add.as_view(), name="add"),
    path("indicators/remarks/<slug:public_id>/answer", remarks.Answer.as_view(), name="answer"),
    path("indicators/<slug:public_id>", indicators.OneIndicator.as_view(), name="indicator"),
    path("indicators/<slug:public_id>/change", indicators.Change.as_view(), name="change"),
    path("indicators/<slug:public_id>/end", indicators.End.as_view(), name="end"),
    path("indicators/<slug:public_id>/target", indicators.SetTarget.as_view(), name="target"),
    path("indicators/<slug:public_id>/step", indicators.BeginStep.as_view(), name="step"),
    path("indicators/<slug:public_id>/remark", remarks.MakeRemark.as_view(), name="remark"),
    path("priorities/objectives/<slug:public_id>/measure", measures.AddMeasure.as_view(), name="add_measure"),
    path(
        "priorities/measures/<slug:public_id>/take-back",
        measures.TakeBackMeasure.as_view(),
        name="take_back_measure",
    ),
    path("published-figures", releases.Releases.as_view(), name="releases"),
    path("published-figures/prepare", releases.Prepare.as_view(), name="prepare_release"),
    path("published-figures/<slug:public_id>", releases.OneRelease.as_view(), name="release"),
    path("published-figures/<slug:public_id>/publish", releases.Publish.as_view(), name="publish_release"),
    path("published-figures/<slug:public_id>/discard", releases.Discard.as_view(), name="discard_release"),
    path("published-figures/<slug:public_id>/withdraw", releases.Withdraw.as_view(), name="withdraw_release"),
    path("figures", figures.Deliveries.as_view(), name="deliveries"),
    path("figures/add", bringing.Offer.as_view(), name="offer"),
    path("figures/owed", owed.FiguresOwed.as_view(), name="owed"),
    path("figures/<slug:public_id>", figures.OneDelivery.as_view(), name="delivery"),
    path("figures/<slug:public_id>/columns", bringing.NameColumns.as_view(), name="name_columns"),
    path("figures/<slug:public_id>/read", figures.ReadNow.as_view(), name="read"),
    path("figures/<slug:public_id>/take-in", figures.TakeIn.as_view(), name="take_in"),
    path("figures/<slug:public_id>/discard", figures.Discard.as_view(), name="discard"),
]
