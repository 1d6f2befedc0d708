"""Every address of Kith, room by room."""

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kith.base.accounts.urls")),
    path("", include("kith.front.workspace.urls")),
    path("", include("kith.partnership.notices.addresses")),
    path("public/", include("kith.front.public.urls")),
    path("invitations/", include("kith.work.meetings.urls.guests")),
    path(
        "partnerships/<slug:partnership>/",
        include(
            [
                path("", include("kith.partnership.partnerships.urls")),
                path("", include("kith.partnership.arrangements.urls")),
                path("", include("kith.partnership.notices.urls")),
                path("", include("kith.partnership.decisions.urls")),
                path("", include("kith.partnership.contributions.urls")),
                path("", include("kith.partnership.actions.urls")),
                path("", include("kith.partnership.plan.urls")),
                path("", include("kith.partnership.risks.urls")),
                path("", include("kith.work.processes.urls")),
                path("", include("kith.work.meetings.urls")),
                path("", include("kith.work.performance.urls")),
                path("", include("kith.work.practice_reviews.urls")),
                path("", include("kith.work.chronologies.urls")),
                path("", include("kith.work.child_deaths.urls")),
                path("", include("kith.work.reviews.urls")),
            ]
        ),
    ),
]

if apps.is_installed("kith.front.demo"):
    urlpatterns.append(path("samples/", include("kith.front.demo.urls")))

handler400 = "kith.base.ui.errors.bad_request"
handler403 = "kith.base.ui.errors.forbidden"
handler404 = "kith.base.ui.errors.not_found"
handler500 = "kith.base.ui.errors.server_error"
# What the sign-in package answers with when somebody tries too often.
handler429 = "kith.base.accounts.views.frame.too_many"
