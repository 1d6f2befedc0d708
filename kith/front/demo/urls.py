"""Addresses of the samples."""

from django.urls import path

from kith.front.demo import views

app_name = "demo"

urlpatterns = [
    path("sign-in", views.ChooseWhom.as_view(), name="choose_whom"),
    path("sign-in/<slug:key>", views.SignInAs.as_view(), name="sign_in_as"),
]
