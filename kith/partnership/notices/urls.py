"""Addresses about mail and calendar, below a partnership’s key."""

from django.urls import path

from kith.partnership.notices import views

app_name = "notices"

urlpatterns = [
    path("mail-and-calendar", views.Wishes.as_view(), name="wishes"),
    path("mail-and-calendar/choose", views.ChangeWishes.as_view(), name="change_wishes"),
    path("mail-and-calendar/address", views.MakeFeed.as_view(), name="make_feed"),
    path("mail-and-calendar/address/revoke", views.RevokeFeed.as_view(), name="revoke_feed"),
    path("mail-that-did-not-go", views.Post.as_view(), name="post"),
    path("mail-that-did-not-go/<str:public_id>", views.SendAgain.as_view(), name="send_again"),
]
