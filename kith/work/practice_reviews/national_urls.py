"""Addresses about requests of the national Panel."""

from django.urls import path

from kith.work.practice_reviews.views import national

ONE = "national-requests/<slug:public_id>"

urlpatterns = [
    path("national-requests", national.Requests.as_view(), name="national_requests"),
    path("national-requests/log", national.LogRequest.as_view(), name="log_national"),
    path(ONE, national.OneRequest.as_view(), name="national_request"),
    path(f"{ONE}/supplied", national.Supplied.as_view(), name="national_supplied"),
    path(f"{ONE}/answer", national.AnswerRequest.as_view(), name="national_answer"),
    path(f"{ONE}/outcome", national.Outcome.as_view(), name="national_outcome"),
    path(f"{ONE}/contact", national.ChangeContact.as_view(), name="national_contact"),
    path(f"{ONE}/reader", national.NameReader.as_view(), name="national_reader"),
    path(f"{ONE}/action", national.LocalAction.as_view(), name="national_action"),
]
