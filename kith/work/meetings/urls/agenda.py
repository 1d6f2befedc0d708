"""Addresses about agendas, their items and the forward plan."""

from django.urls import path

from kith.work.meetings.views import (
    agenda,
    agenda_deeds,
    agenda_items,
    forward_plan,
    issues,
    item_closing,
    item_deeds,
    matters,
    offers,
    settling,
)

MEETING = "meetings/<str:public_id>"
ITEM = "agenda-items/<str:public_id>"

urlpatterns = [
    path(f"{MEETING}/agenda", agenda.MeetingAgenda.as_view(), name="agenda"),
    path(f"{MEETING}/agenda/add", agenda_deeds.AddToAgenda.as_view(), name="add_item"),
    path(f"{MEETING}/agenda/send", agenda_deeds.SendAgenda.as_view(), name="send_agenda"),
    path(f"{MEETING}/agenda/standing", agenda_deeds.PlaceStanding.as_view(), name="place_standing"),
    path(f"{MEETING}/theme", agenda_deeds.Theme.as_view(), name="theme"),
    path(f"{MEETING}/when-and-where", agenda_deeds.Times.as_view(), name="times"),
    path(ITEM, agenda_items.OneItem.as_view(), name="item"),
    path(f"{ITEM}/change", item_deeds.Changing.as_view(), name="change_item"),
    path(f"{ITEM}/move/<str:way>", item_deeds.MovingInOrder.as_view(), name="move_item"),
    path(f"{ITEM}/place", item_deeds.Placing.as_view(), name="place_item"),
    path(f"{ITEM}/defer", item_deeds.Deferring.as_view(), name="defer_item"),
    path(f"{ITEM}/carry-over", item_deeds.CarryingOver.as_view(), name="carry_over"),
    path(f"{ITEM}/send-on", item_deeds.SendingOn.as_view(), name="send_on"),
    path(f"{ITEM}/close", item_closing.Closing.as_view(), name="close_item"),
    path(f"{ITEM}/open", item_closing.Opening.as_view(), name="open_item"),
    path(f"{ITEM}/withdraw", item_deeds.Withdrawing.as_view(), name="withdraw_item"),
    path(f"{ITEM}/answer", offers.Answering.as_view(), name="answer_offer"),
    path("matters/<str:public_id>", matters.Matter.as_view(), name="matter"),
    path("offered-places", offers.OfferedPlaces.as_view(), name="offers"),
    path("forward-plan", forward_plan.ForwardPlan.as_view(), name="forward_plan"),
    path("forward-plan/add", forward_plan.AddToForwardPlan.as_view(), name="add_to_plan"),
    path("forward-plan/promises/<str:duty>", forward_plan.TakeUp.as_view(), name="take_up_promise"),
    path("forward-plan/issues/<str:public_id>", issues.TakeUpIssue.as_view(), name="take_up_issue"),
    path("themes", settling.Themes.as_view(), name="themes"),
    path("meeting-timings", settling.SettingTimings.as_view(), name="timings"),
]
