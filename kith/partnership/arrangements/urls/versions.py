"""Addresses of pages about versions of the arrangements, drafts and the guidance."""

from django.urls import URLPattern, path

from kith.partnership.arrangements.views import about, guidance, versions
from kith.partnership.arrangements.views.drafting import draft, moving, parts

ONE = "versions/<slug:public_id>"
DRAFT = f"{ONE}/draft"
GROUP = f"{DRAFT}/groups/<slug:group>"

urlpatterns: list[URLPattern] = [
    path("about", about.About.as_view(), name="about"),
    path("guidance", guidance.Guidance.as_view(), name="guidance"),
    path("required-contents", guidance.Checklist.as_view(), name="checklist"),
    path("versions", versions.Versions.as_view(), name="versions"),
    path("drafts/start", moving.StartDraftPage.as_view(), name="start_draft"),
    path("drafts/upload", moving.UploadDraft.as_view(), name="upload_draft"),
    path(ONE, versions.OneVersion.as_view(), name="version"),
    path(f"{ONE}/file", versions.VersionFile.as_view(), name="version_file"),
    path(f"{ONE}/compare", versions.Compare.as_view(), name="compare"),
    path(f"{ONE}/propose", moving.ProposeVersion.as_view(), name="propose_version"),
    path(f"{ONE}/take-back", moving.ReturnVersion.as_view(), name="return_version"),
    path(f"{ONE}/withdraw", moving.WithdrawVersion.as_view(), name="withdraw_version"),
    path(f"{ONE}/adopted-outside", moving.RecordFirstAdoption.as_view(), name="record_adoption"),
    path(f"{ONE}/publish", moving.PublishVersion.as_view(), name="publish_version"),
    path(DRAFT, draft.Draft.as_view(), name="draft"),
    path(f"{DRAFT}/file", parts.File.as_view(), name="draft_file"),
    path(f"{DRAFT}/about", parts.About.as_view(), name="draft_about"),
    path(f"{DRAFT}/partnership", parts.Partnership.as_view(), name="draft_partnership"),
    path(f"{DRAFT}/required-contents/<slug:item>", parts.AnswerItem.as_view(), name="draft_answer"),
    path(f"{DRAFT}/new-group", parts.AddGroup.as_view(), name="draft_group_add"),
    path(GROUP, draft.DraftGroup.as_view(), name="draft_group"),
    path(f"{GROUP}/name", parts.Group.as_view(), name="draft_group_name"),
    path(f"{GROUP}/rules", parts.Rules.as_view(), name="draft_group_rules"),
    path(f"{GROUP}/remove", parts.RemoveGroupPage.as_view(), name="draft_group_remove"),
    path(f"{GROUP}/new-line", parts.AddLine.as_view(), name="draft_line_add"),
    path(
        f"{GROUP}/lines/<slug:end>/<slug:to>/remove", parts.RemoveLinePage.as_view(), name="draft_line_remove"
    ),
    path(f"{GROUP}/new-seat", parts.AddSeat.as_view(), name="draft_seat_add"),
    path(f"{GROUP}/seats/<slug:seat>", parts.Seat.as_view(), name="draft_seat"),
    path(f"{GROUP}/seats/<slug:seat>/remove", parts.RemoveSeatPage.as_view(), name="draft_seat_remove"),
    path(f"{DRAFT}/new-promise", parts.AddPromise.as_view(), name="draft_promise_add"),
    path(f"{DRAFT}/promises/<slug:promise>", parts.Promise.as_view(), name="draft_promise"),
    path(
        f"{DRAFT}/promises/<slug:promise>/remove",
        parts.RemovePromisePage.as_view(),
        name="draft_promise_remove",
    ),
    path(f"{DRAFT}/new-body", parts.AddBody.as_view(), name="draft_body_add"),
    path(f"{DRAFT}/bodies/<slug:body>", parts.Body.as_view(), name="draft_body"),
    path(f"{DRAFT}/bodies/<slug:body>/remove", parts.RemoveBodyPage.as_view(), name="draft_body_remove"),
]
