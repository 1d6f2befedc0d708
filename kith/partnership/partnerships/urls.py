"""Addresses about partnerships, bodies and people. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.partnerships.views import bodies, imports, more, people, trail

app_name = "partnerships"

PERSON = "people/<str:public_id>"
JOB = f"{PERSON}/jobs/<str:job>"
STANDING = "standings/<str:public_id>"

urlpatterns = [
    path("more", more.More.as_view(), name="more"),
    path("who-can-see", more.WhoCanSee.as_view(), name="who_can_see"),
    path("people", people.People.as_view(), name="people"),
    path("people/add", people.NewPerson.as_view(), name="add_person"),
    path(PERSON, people.PersonHome.as_view(), name="person"),
    path(f"{PERSON}/jobs/add", people.NewJob.as_view(), name="add_job"),
    path(f"{JOB}/change", people.ChangeJob.as_view(), name="change_job"),
    path(f"{JOB}/end", people.EndOfJob.as_view(), name="end_job"),
    path(f"{PERSON}/invite", people.Invite.as_view(), name="invite_person"),
    path(f"{PERSON}/leaver", people.Leaver.as_view(), name="leaver"),
    path("agencies", bodies.Bodies.as_view(), name="bodies"),
    path("agencies/add", bodies.NewBody.as_view(), name="add_body"),
    path("agencies/import", imports.ImportStart.as_view(), name="import_bodies"),
    path("agencies/import/take-in", imports.TakeIn.as_view(), name="take_in_bodies"),
    path("agencies/import/agencies.csv", imports.ImportTemplate.as_view(), name="import_template"),
    path("agencies/classes/<slug:agency_class>", bodies.AgencyClassPage.as_view(), name="agency_class"),
    path("agencies/<str:public_id>", bodies.BodyHome.as_view(), name="body"),
    path("agencies/<str:public_id>/standings/add", bodies.NewStanding.as_view(), name="give_standing"),
    path(f"{STANDING}/end", bodies.EndOfStanding.as_view(), name="end_standing"),
    path(f"{STANDING}/hand-over", bodies.HandOverStanding.as_view(), name="hand_over"),
    path("trail", trail.Trail.as_view(), name="trail"),
]
