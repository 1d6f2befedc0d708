"""Addresses of the process. All stand below a partnership’s key."""

from django.urls import path

from kith.work.processes import views

app_name = "processes"

urlpatterns = [
    path("rapid-review-process", views.Process.as_view(), name="process"),
    path("rapid-review-process/start", views.Start.as_view(), name="start"),
    path("rapid-review-process/join", views.Join.as_view(), name="join"),
    path("rapid-review-process/write", views.Write.as_view(), name="write"),
    path("rapid-review-process/align", views.Align.as_view(), name="align"),
    path("rapid-review-process/versions/<slug:public_id>", views.OneVersion.as_view(), name="version"),
    path("rapid-review-process/versions/<slug:public_id>/adopt", views.Adopt.as_view(), name="adopt"),
    path("rapid-review-process/items/<slug:public_id>/done", views.Finish.as_view(), name="finish"),
]
