"""Addresses about the plan. All stand below a partnership’s key."""

from django.urls import path

from kith.partnership.plan.views import evidence, objectives, priorities, progress, story

app_name = "plan"

PRIORITY, OBJECTIVE = "priorities/<slug:public_id>", "priorities/objectives/<slug:public_id>"
MILESTONE = "priorities/milestones/<slug:public_id>"

urlpatterns = [
    path("priorities", priorities.Priorities.as_view(), name="priorities"),
    path("priorities/add", priorities.Add.as_view(), name="add"),
    path("priorities/take-in", priorities.TakeIn.as_view(), name="take_in"),
    path("priorities/progress", progress.Progress.as_view(), name="progress"),
    path("priorities/progress.pdf", progress.ProgressPdf.as_view(), name="progress_pdf"),
    path("priorities/progress.docx", progress.ProgressWord.as_view(), name="progress_word"),
    path("priorities/plan.pdf", story.WholePlanPdf.as_view(), name="whole_pdf"),
    path("priorities/leads/<slug:public_id>/end", priorities.EndLead.as_view(), name="end_lead"),
    path("priorities/leads/<slug:public_id>/update", evidence.GiveUpdate.as_view(), name="update"),
    path(OBJECTIVE, objectives.OneObjective.as_view(), name="objective"),
    path(f"{OBJECTIVE}/milestone", objectives.AddMilestone.as_view(), name="add_milestone"),
    path(f"{OBJECTIVE}/move", objectives.MoveObjective.as_view(), name="move_objective"),
    path(f"{OBJECTIVE}/complete", objectives.Complete.as_view(), name="complete"),
    path(f"{OBJECTIVE}/impact", objectives.ShowImpact.as_view(), name="show_impact"),
    path(f"{OBJECTIVE}/drop", objectives.Drop.as_view(), name="drop"),
    path(f"{MILESTONE}/reach", objectives.Reach.as_view(), name="reach"),
    path(f"{MILESTONE}/move", objectives.MoveMilestone.as_view(), name="move_milestone"),
    path("priorities/needs/<slug:public_id>", evidence.TakeBackNeed.as_view(), name="take_back_need"),
    path("priorities/words/<slug:public_id>", evidence.TakeBackWords.as_view(), name="take_back_words"),
    path(PRIORITY, priorities.OnePriority.as_view(), name="priority"),
    path(f"{PRIORITY}/one-page.pdf", progress.PriorityPdf.as_view(), name="priority_pdf"),
    path(f"{PRIORITY}/story", story.Story.as_view(), name="story"),
    path(f"{PRIORITY}/change", priorities.Change.as_view(), name="change"),
    path(f"{PRIORITY}/end", priorities.End.as_view(), name="end"),
    path(f"{PRIORITY}/lead", priorities.NameLead.as_view(), name="name_lead"),
    path(f"{PRIORITY}/objective", objectives.AddObjective.as_view(), name="add_objective"),
    path(f"{PRIORITY}/need", evidence.AddNeed.as_view(), name="add_need"),
    path(f"{PRIORITY}/words", evidence.KeepWords.as_view(), name="keep_words"),
    path(f"{PRIORITY}/action", evidence.RaiseAction.as_view(), name="raise_action"),
    path(f"{PRIORITY}/link-action", evidence.LinkAction.as_view(), name="link_action"),
]
