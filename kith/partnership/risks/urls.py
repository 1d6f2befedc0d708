"""Addresses about emerging issues and risks. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.risks.views import answering, issues, keeping, register, settling

app_name = "risks"

ISSUE, RISK = "issues/<slug:public_id>", "risks/<slug:public_id>"

urlpatterns = [
    path("issues", issues.Issues.as_view(), name="issues"),
    path("issues/raise", issues.Raise.as_view(), name="raise_issue"),
    path(ISSUE, issues.OneIssue.as_view(), name="issue"),
    path(f"{ISSUE}/act", answering.Act.as_view(), name="act"),
    path(f"{ISSUE}/watch", answering.Watch.as_view(), name="watch"),
    path(f"{ISSUE}/no-action", answering.NoAction.as_view(), name="no_action"),
    path(f"{ISSUE}/pass-on", answering.PassIssue.as_view(), name="pass_on"),
    path(f"{ISSUE}/risk", answering.MakeRisk.as_view(), name="make_risk"),
    path(f"{ISSUE}/readers", answering.Readers.as_view(), name="name_readers"),
    path(f"{ISSUE}/open", answering.Open.as_view(), name="open_issue"),
    path("risks", register.Register.as_view(), name="register"),
    path("risks.csv", register.RegisterFile.as_view(), name="csv"),
    path("risks/enter", register.Enter.as_view(), name="enter"),
    path("risks/controls/<slug:public_id>/end", keeping.EndControl.as_view(), name="end_control"),
    path(
        "risks/challenges/<slug:public_id>/answer",
        keeping.AnswerChallenge.as_view(),
        name="answer_challenge",
    ),
    path(
        "risks/escalations/<slug:public_id>/answer",
        keeping.AnswerEscalation.as_view(),
        name="answer_escalation",
    ),
    path(RISK, register.OneRisk.as_view(), name="risk"),
    path(f"{RISK}/change", keeping.Change.as_view(), name="change"),
    path(f"{RISK}/score", keeping.Score.as_view(), name="score"),
    path(f"{RISK}/review", keeping.Review.as_view(), name="review"),
    path(f"{RISK}/control", keeping.NewControl.as_view(), name="add_control"),
    path(f"{RISK}/action", keeping.RaiseAction.as_view(), name="raise_action"),
    path(f"{RISK}/challenge", keeping.Challenge.as_view(), name="challenge"),
    path(f"{RISK}/escalate", keeping.Escalate.as_view(), name="escalate"),
    path(f"{RISK}/tolerate", settling.Tolerate.as_view(), name="tolerate"),
    path(f"{RISK}/treat", settling.Treat.as_view(), name="treat"),
    path(f"{RISK}/transfer", settling.Transfer.as_view(), name="transfer"),
    path(f"{RISK}/take-back", settling.TakeBack.as_view(), name="take_back"),
    path(f"{RISK}/close", settling.Close.as_view(), name="close_risk"),
    path(f"{RISK}/reopen", settling.Reopen.as_view(), name="reopen"),
]
