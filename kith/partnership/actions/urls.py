"""Addresses about actions. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.actions.views import closing, former, one, overdue, raising, register

app_name = "actions"

ACTION = "actions/<str:public_id>"
FORMER = "actions/former-groups/<slug:former>"
TRANSITION = "actions/transitions/<str:public_id>"

urlpatterns = [
    path("actions", register.Register.as_view(), name="register"),
    path("actions/actions.csv", register.RegisterFile.as_view(), name="csv"),
    path("actions/groups/<str:public_id>", register.RegisterOfGroup.as_view(), name="group"),
    path("actions/agencies/<str:public_id>", register.RegisterOfAgency.as_view(), name="agency"),
    path("actions/overdue", overdue.Overdue.as_view(), name="overdue"),
    path("actions/still-hold", closing.StillHold.as_view(), name="still_hold"),
    path("actions/hand-over", overdue.HandOverAllOf.as_view(), name="hand_over"),
    path("actions/raise", raising.Raise.as_view(), name="raise"),
    path(TRANSITION, raising.Transition.as_view(), name="transition"),
    path(f"{TRANSITION}/raise", raising.RaiseForTransition.as_view(), name="raise_transition"),
    path("actions/former-groups", former.FormerGroups.as_view(), name="former_groups"),
    path(FORMER, former.OneFormerGroup.as_view(), name="former_group"),
    path(f"{FORMER}/carry-over", former.CarryOverOpen.as_view(), name="carry_over"),
    path(f"{FORMER}/import", former.ImportStart.as_view(), name="import"),
    path(f"{FORMER}/import/take-in", former.TakeIn.as_view(), name="take_in"),
    path(f"{FORMER}/import/open-actions.csv", former.ImportTemplate.as_view(), name="import_template"),
    path(ACTION, one.OneAction.as_view(), name="action"),
    path(f"{ACTION}/update", one.Update.as_view(), name="update"),
    path(f"{ACTION}/evidence", one.Evidence.as_view(), name="evidence"),
    path(f"{ACTION}/report", one.Report.as_view(), name="report"),
    path(f"{ACTION}/close", closing.Close.as_view(), name="close"),
    path(f"{ACTION}/ask-another", closing.AskAnother.as_view(), name="ask_another"),
    path(f"{ACTION}/confirm", closing.Confirm.as_view(), name="confirm"),
    path(f"{ACTION}/doubt", closing.Doubt.as_view(), name="doubt"),
    path(f"{ACTION}/look-again", closing.LookAgainAt.as_view(), name="look_again"),
    path(f"{ACTION}/send-back", one.Back.as_view(), name="send_back"),
    path(f"{ACTION}/withdraw", one.Withdraw.as_view(), name="withdraw"),
    path(f"{ACTION}/supersede", one.Supersede.as_view(), name="supersede"),
    path(f"{ACTION}/revise", one.Revise.as_view(), name="revise"),
    path(f"{ACTION}/hand-over", one.HandOver.as_view(), name="hand_over_one"),
]
