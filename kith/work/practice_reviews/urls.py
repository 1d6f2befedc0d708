"""Addresses of practice reviews. All stand below a partnership’s key; none says anything of a case."""

from django.urls import URLPattern, URLResolver, path

from kith.work.practice_reviews import national_urls, publication_urls
from kith.work.practice_reviews.views import commissioning, learning, people, reviewers, text, timetable
from kith.work.practice_reviews.views import one as review

app_name = "practice_reviews"

ON = "practice-reviews/<slug:public_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "practice-reviews/commission/<slug:public_id>",
        commissioning.Commission.as_view(),
        name="commission",
    ),
    path("practice-reviews/gateways/<slug:public_id>/reached", timetable.Reach.as_view(), name="reach"),
    path("practice-reviews/gateways/<slug:public_id>/move", timetable.MoveGateway.as_view(), name="move"),
    path("practice-reviews/checks/<slug:public_id>", timetable.Check.as_view(), name="check"),
    path(
        "practice-reviews/reviewers/<slug:public_id>/conflicts",
        reviewers.CheckConflicts.as_view(),
        name="check_conflicts",
    ),
    path("practice-reviews/reviewers/<slug:public_id>/choose", reviewers.Choose.as_view(), name="choose"),
    path(
        "practice-reviews/reviewers/<slug:public_id>/terms",
        reviewers.AgreeTerms.as_view(),
        name="agree_terms",
    ),
    path(
        "practice-reviews/reviewers/<slug:public_id>/place",
        reviewers.ReviewerPlace.as_view(),
        name="reviewer_place",
    ),
    path(
        "practice-reviews/reviewers/<slug:public_id>/end",
        reviewers.EndReviewer.as_view(),
        name="end_reviewer",
    ),
    path("practice-reviews/events/<slug:public_id>", people.Event.as_view(), name="event"),
    path("practice-reviews/contacts/<slug:public_id>", people.Contact.as_view(), name="contact"),
    path("practice-reviews/drafts/<slug:public_id>/file", text.DraftFile.as_view(), name="draft_file"),
    path("practice-reviews/drafts/<slug:public_id>/ask", text.AskAccuracy.as_view(), name="ask_accuracy"),
    path("practice-reviews/facts/<slug:public_id>", text.Accuracy.as_view(), name="accuracy"),
    path("practice-reviews/facts/<slug:public_id>/settle", text.Settle.as_view(), name="settle"),
    path(
        "practice-reviews/recommendations/<slug:public_id>/change",
        learning.ChangeRecommendation.as_view(),
        name="change_recommendation",
    ),
    path(
        "practice-reviews/recommendations/<slug:public_id>/take-out",
        learning.TakeOut.as_view(),
        name="take_out",
    ),
    path(
        "practice-reviews/recommendations/<slug:public_id>/answer",
        learning.AnswerRecommendation.as_view(),
        name="answer_recommendation",
    ),
    path("practice-reviews/recommendations/<slug:public_id>/act", learning.Act.as_view(), name="act"),
    path(ON, review.OneReview.as_view(), name="review"),
    path(f"{ON}/ask-anew", commissioning.AskAnew.as_view(), name="ask_anew"),
    path(f"{ON}/start", commissioning.Start.as_view(), name="start"),
    path(f"{ON}/stop", commissioning.Stop.as_view(), name="stop"),
    path(f"{ON}/last-day", timetable.Extend.as_view(), name="extend"),
    path(f"{ON}/pause", timetable.Pause.as_view(), name="pause"),
    path(f"{ON}/go-on", timetable.GoOn.as_view(), name="go_on"),
    path(f"{ON}/checks/add", timetable.PlanCheck.as_view(), name="plan_check"),
    path(f"{ON}/reviewer", reviewers.Reviewers.as_view(), name="reviewers"),
    path(f"{ON}/reviewer/consider", reviewers.Consider.as_view(), name="consider"),
    path(f"{ON}/people", people.People.as_view(), name="people"),
    path(f"{ON}/events/add", people.PlanEvent.as_view(), name="plan_event"),
    path(f"{ON}/contacts/add", people.PlanContact.as_view(), name="plan_contact"),
    path(f"{ON}/text", text.Text.as_view(), name="text"),
    path(f"{ON}/text/add", text.AddDraft.as_view(), name="add_draft"),
    path(f"{ON}/text/for-signature", text.PutForSigning.as_view(), name="put_for_signing"),
    path(f"{ON}/text/sign", text.Sign.as_view(), name="sign"),
    path(f"{ON}/recommendations/add", learning.Recommend.as_view(), name="recommend"),
    *publication_urls.urlpatterns,
    *national_urls.urlpatterns,
]
