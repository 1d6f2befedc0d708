"""Addresses about cases. All stand below a partnership’s key; none says anything of a case."""

from django.urls import path

from kith.work.reviews.views import (
    circle,
    clocks,
    deciding,
    intake,
    panel_room,
    register,
    report_files,
    reporting,
    returns,
    scrutiny,
    taking_over,
)
from kith.work.reviews.views import one as case

app_name = "reviews"

urlpatterns = [
    path("reviews", register.Register.as_view(), name="register"),
    path("reviews/refer", intake.Refer.as_view(), name="refer"),
    path("reviews/take-in", intake.TakeIn.as_view(), name="take_in"),
    path("reviews/referrals/<slug:public_id>", intake.OwnReferral.as_view(), name="referral"),
    path("reviews/reading/<slug:public_id>", register.WhoRead.as_view(), name="who_read"),
    path("reviews/returns/<slug:public_id>", returns.OneReturn.as_view(), name="return"),
    path("reviews/returns/<slug:public_id>/write", returns.Write.as_view(), name="write_return"),
    path("reviews/returns/<slug:public_id>/release", returns.Release.as_view(), name="release_return"),
    path("reviews/returns/<slug:public_id>/nothing", returns.SayNil.as_view(), name="say_nil"),
    path("reviews/returns/<slug:public_id>/take-back", returns.Recall.as_view(), name="recall_return"),
    path("reviews/returns/<slug:public_id>/chase", returns.ChaseReturn.as_view(), name="chase_return"),
    path("reviews/returns/<slug:public_id>/ask-again", returns.AskAgain.as_view(), name="ask_again"),
    path("reviews/tasks/<slug:public_id>/done", panel_room.DoTask.as_view(), name="do_task"),
    path("reviews/take-over/<slug:public_id>", taking_over.TakeOver.as_view(), name="take_over"),
    path("reviews/places/<slug:public_id>/extend", circle.ExtendPlace.as_view(), name="extend_place"),
    path("reviews/places/<slug:public_id>/end", circle.EndPlace.as_view(), name="end_place"),
    path("reviews/conflicts/<slug:public_id>/lift", circle.LiftConflict.as_view(), name="lift_conflict"),
    path("reviews/comments/<slug:public_id>/answer", scrutiny.AnswerComment.as_view(), name="answer_comment"),
    path("reviews/<slug:public_id>", case.OneCase.as_view(), name="case"),
    path("reviews/<slug:public_id>/circle", circle.Circle.as_view(), name="circle"),
    path("reviews/<slug:public_id>/circle/add", circle.GivePlace.as_view(), name="give_place"),
    path("reviews/<slug:public_id>/keep-out", circle.KeepOut.as_view(), name="keep_out"),
    path("reviews/<slug:public_id>/conflict", circle.DeclareConflict.as_view(), name="declare_conflict"),
    path(
        "reviews/<slug:public_id>/criteria/<slug:key>", deciding.AnswerCriterion.as_view(), name="criterion"
    ),
    path("reviews/<slug:public_id>/view/<slug:stage>", deciding.StateView.as_view(), name="state_view"),
    path("reviews/<slug:public_id>/notified", deciding.Notified.as_view(), name="notified"),
    path("reviews/<slug:public_id>/not-notified", deciding.NotNotified.as_view(), name="not_notified"),
    path("reviews/<slug:public_id>/look-again", deciding.LookAgain.as_view(), name="look_again"),
    path("reviews/<slug:public_id>/end", deciding.End.as_view(), name="end"),
    path("reviews/<slug:public_id>/comment", scrutiny.Comment.as_view(), name="comment"),
    path("reviews/<slug:public_id>/days", clocks.Days.as_view(), name="days"),
    path("reviews/<slug:public_id>/clock/pause", clocks.Pause.as_view(), name="pause_clock"),
    path("reviews/<slug:public_id>/clock/resume", clocks.Resume.as_view(), name="resume_clock"),
    path("reviews/<slug:public_id>/clock/put-off", clocks.Extend.as_view(), name="extend_clock"),
    path("reviews/<slug:public_id>/opened", taking_over.WhoOpened.as_view(), name="who_opened"),
    path("reviews/<slug:public_id>/first-day", panel_room.FirstDay.as_view(), name="first_day"),
    path("reviews/<slug:public_id>/ask", returns.Ask.as_view(), name="ask"),
    path("reviews/<slug:public_id>/answers", panel_room.SideBySide.as_view(), name="answers"),
    path("reviews/<slug:public_id>/report", reporting.Report.as_view(), name="report"),
    path("reviews/<slug:public_id>/report/write", reporting.Write.as_view(), name="write_report"),
    path("reviews/<slug:public_id>/report/sign", reporting.Sign.as_view(), name="sign_report"),
    path("reviews/<slug:public_id>/report/word", report_files.ReportInWord.as_view(), name="report_word"),
    path("reviews/<slug:public_id>/report/pdf", report_files.ReportAsPdf.as_view(), name="report_pdf"),
    path("reviews/<slug:public_id>/report/check", reporting.CheckCopy.as_view(), name="check_copy"),
    path("reviews/<slug:public_id>/report/sent", reporting.Sent.as_view(), name="send_report"),
    path("reviews/<slug:public_id>/report/answer", reporting.PanelAnswer.as_view(), name="panel_answer"),
]
