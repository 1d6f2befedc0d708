"""Addresses about the plan. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.plan.views import priorities as views

app_name = "plan"

urlpatterns = [
    path("priorities", views.Priorities.as_view(), name="priorities"),
    path("priorities/add", views.Add.as_view(), name="add"),
    path("priorities/take-in", views.TakeIn.as_view(), name="take_in"),
    path("priorities/leads/<slug:public_id>/end", views.EndLead.as_view(), name="end_lead"),
    path("priorities/<slug:public_id>", views.OnePriority.as_view(), name="priority"),
    path("priorities/<slug:public_id>/change", views.Change.as_view(), name="change"),
    path("priorities/<slug:public_id>/end", views.End.as_view(), name="end"),
    path("priorities/<slug:public_id>/lead", views.NameLead.as_view(), name="name_lead"),
]
