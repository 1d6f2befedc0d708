"""Addresses of pages about seats and appointments."""

from django.urls import URLPattern, path

from kith.partnership.arrangements.views import seats

urlpatterns: list[URLPattern] = [
    path("seats", seats.Seats.as_view(), name="seats"),
    path("groups/<str:public_id>/seats/<slug:seat>/appoint", seats.Appoint.as_view(), name="appoint"),
    path("posts/<slug:post>/appoint", seats.AppointToAPost.as_view(), name="appoint_to_post"),
    path("appointments/<str:public_id>", seats.AppointmentHome.as_view(), name="appointment"),
    path("appointments/<str:public_id>/end", seats.EndAppointment.as_view(), name="end_appointment"),
]
