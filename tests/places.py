"""An address for every route, with something real behind each: what the table of access is held against."""

import pytest
from django.core.files.base import ContentFile

from kith.base.kernel.actors import command
from kith.partnership.actions.models import Action
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.arrangements.operations.functions import list_function
from kith.partnership.arrangements.operations.versions import draft_version
from kith.partnership.contributions.models import LedgerEntry
from kith.partnership.decisions.models import Decision
from kith.partnership.notices.models import Mail
from kith.partnership.partnerships.models import Affiliation, Appointment, Body, BodyStanding
from kith.partnership.plan.models import Milestone
from kith.partnership.plan.operations.evidence import add_need, keep_words
from kith.partnership.risks.models import Issue, Risk, ScoreChallenge
from kith.partnership.risks.operations.following import escalate_risk
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.chronologies.models import Chronology, ChronologyPart, RowPair
from kith.work.chronologies.operations.key import add_code, give_key
from kith.work.meetings.models import (
    AgendaItem,
    Commission,
    Correction,
    Interest,
    Invitation,
    Meeting,
    Paper,
    SchoolHoliday,
)
from kith.work.performance.models import Indicator, QuarterlyReport
from kith.work.performance.operations.figures import offer_figures, read_offer
from kith.work.performance.operations.releases import prepare_release
from kith.work.performance.operations.remarks import remark
from kith.work.practice_reviews.models import AccuracyRequest, PracticeReview
from kith.work.practice_reviews.operations.national import log_request, record_national_answer
from kith.work.practice_reviews.operations.publishing import choose_route
from kith.work.practice_reviews.operations.publishing_parts import hand_in_file
from kith.work.processes.models import AlignmentItem, TemplateVersion
from kith.work.reviews.models import Case, CasePlace, OlderReview, ReturnFile, ReturnRequest
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.operations.clocks import ask_to_pause
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.operations.scrutiny import comment_on
from tests.cast import TODAY, acting, person
from tests.publishing import a_pdf, signed_review


def form_of(returned, part):
    """Return a form of a return that was released with all it says; its file is that of another record."""
    facts = {"number": 1, "answers_taken": 3, "is_whole": True, "opened_on": TODAY}
    taken = {"taken_on": TODAY, "taken_at": part.handed_in_at, "taken_by": "Somebody"}
    return ReturnFile.objects.create(request=returned, file=part.file, **facts, **taken)


@pytest.fixture
def places(lrscp, kscp, leicester):
    """Return an address of Leicestershire and Rutland for every route, with something real behind each."""
    by = command("test")
    adopted = Version.objects.of(lrscp).adopted().first()
    draft = draft_version(partnership=lrscp, arrangements=from_plain(adopted.document), by=by)
    function = list_function(
        partnership=lrscp, predecessor_key="effectiveness-group", says="Count what is left", by=by
    )
    to_confirm = Action.objects.get(partnership=lrscp, state="to-confirm")
    proposed = Version.objects.of(lrscp).filter(state="proposed").get()
    somebody = person("agency_lead")
    meeting = Meeting.objects.filter(
        group__partnership=lrscp, group__key="case-review", state="planned"
    ).first()
    decided_on = AgendaItem.objects.filter(
        group__partnership=lrscp, group__key="lrscp", state="taken"
    ).first()
    item = meeting.items.get(title="Publication of a practice review")
    milestone = Milestone.objects.filter(objective__priority__partnership=lrscp, reached_on=None).first()
    issue = Issue.objects.get(title="Records of one clinic are late")
    risk = Risk.objects.get(title="Actions of old reviews are never looked at again")
    doubt = ScoreChallenge.objects.get(risk__partnership=lrscp)
    escalated = escalate_risk(risk=risk, reason="It needs money.", by=by, on=TODAY)
    objective = milestone.objective
    led = objective.priority.leads.first()
    told = {"words": "Ask us.", "source": "A talk", "said_on": TODAY, "are_agreed": True}
    said = keep_words(priority=led.priority, **told, by=by, on=TODAY)
    need = add_need(priority=led.priority, says="Many.", source="A count", dated_on=TODAY, by=by, on=TODAY)
    indicator = Indicator.objects.filter(partnership=lrscp, frequency="monthly", unit="number").first()
    remark_on = remark(indicator=indicator, kind="challenge", words="Why?", by=acting("manager"), on=TODAY)
    period = indicator.figures.filter(comparator="own").latest("period_from").period_from
    sheet = f"indicator,period,value\n{indicator.key},{period:%Y-%m},1\n".encode()
    reading = read_offer(partnership=lrscp, content=sheet, name="figures.csv", on=TODAY)
    offered_figures = offer_figures(
        partnership=lrscp, content=sheet, name="figures.csv", reading=reading, by=acting("manager"), on=TODAY
    )
    chosen = {"name": "Figures", "first": TODAY.replace(year=2025), "last": TODAY, "indicators": [indicator]}
    release = prepare_release(partnership=lrscp, **chosen, by=acting("manager"), on=TODAY)
    offered = meeting.items.get(offer__isnull=False)
    sheet = f"KPI,Month,Figure\n{indicator.key},{period:%Y-%m},1\n".encode()
    unnamed_figures = offer_figures(
        partnership=lrscp,
        content=sheet,
        name="unnamed.csv",
        reading=read_offer(partnership=lrscp, content=sheet, name="unnamed.csv", on=TODAY),
        by=acting("manager"),
        on=TODAY,
    )
    guest = Invitation.objects.get(item__group__key="planning-and-delivery")
    out = Meeting.objects.get(group__key="lrscp", minutes_kept__state="out")
    with_chair = Meeting.objects.get(group__partnership=lrscp, minutes_kept__state="with-chair")
    agreed = Meeting.objects.filter(
        group__key="planning-and-delivery", minutes_kept__state="agreed", minutes_kept__published_on=None
    ).latest("meets_on")
    paper = Paper.objects.get(item__group__key="planning-and-delivery")
    case_review = Group.objects.get(partnership=lrscp, key="case-review")
    reports = AgendaItem.objects.filter(
        title="Report of Case Review Group", meeting__group__partnership=lrscp
    )
    report = reports.filter(state="placed").earliest("meeting__meets_on")
    commission = Commission.objects.get(to_group=case_review)
    interest = Interest.objects.get(item__group__key="planning-and-delivery")
    noted = with_chair.items.get(title="Actions")
    case = Case.objects.get(partnership=lrscp, reference="2026-03")
    told = {"what_happened": "A.", "why": "B.", "made_safe": "C.", "agreed_by": "A lead."}
    told["triggers"] = dict.fromkeys(("abuse-or-neglect", "death-or-serious-harm", "area"), "yes")
    returned = ReturnRequest.objects.get(case=case, state="released")
    facts = CaseFacts(authority=case.authority, aware_on=TODAY, referred_by=returned.body, **told)
    referred = receive_case(
        partnership=lrscp, origin="referral", facts=facts, by=acting("agency_lead"), on=TODAY
    )
    kept_out = {"person": person("planning_chair"), "kind": "directed", "because": "A cousin."}
    conflict = keep_out(case=case, by=by, on=TODAY, **kept_out)
    scrutiny = comment_on(case=case, stage="notify", words="Why?", by=acting("independent_advisor"), on=TODAY)
    panel = CasePlace.objects.get(case=case, part="coordinator")
    chronology = Chronology.objects.get(case=case)
    part = ChronologyPart.objects.get(chronology=chronology, body=returned.body)
    told = {
        "first": part.rows.first(),
        "second": chronology.rows.exclude(part=part).filter(is_released=True).first(),
    }
    pair = RowPair.objects.create(chronology=chronology, likeness="same", because="The same day.", **told)
    clock_change = ask_to_pause(case=case, because="A test.", by=acting("case_review_chair"), on=TODAY)
    review = PracticeReview.objects.get(case__partnership=lrscp, case__reference="2025-01")
    candidate = review.reviewers.get(state="chosen").public_id
    asked_facts = AccuracyRequest.objects.get(
        draft__review=review, body__key="bramble-community-nhs-trust"
    ).public_id
    reads_names = person("coordinator")
    until = {"because": "Codes.", "held_to": TODAY, "by": by, "on": TODAY}
    key_place = give_key(case=case, person=reads_names, **until)
    add_code(case=case, code="Child K", kind="child", names=["Quillon Marrowbeck"], by=by, on=TODAY)
    code = case.codes.get(code="Child K")
    ids = {
        "chronologies:": part.public_id,
        "chronologies:open": case.public_id,
        **{
            f"chronologies:{name}": chronology.public_id
            for name in ("agencies", "change_asks", "empty_table")
        },
        **{
            f"chronologies:{name}": returned.public_id
            for name in ("agency", "hand_in", "type_row", "release", "nothing")
        },
        "practice_reviews:": review.public_id,
        "practice_reviews:commission": Case.objects.get(partnership=lrscp, reference="2026-01").public_id,
        "practice_reviews:reach": review.gateways.first().public_id,
        "practice_reviews:move": review.gateways.first().public_id,
        "practice_reviews:check": review.checks.first().public_id,
        **{
            f"practice_reviews:{name}": candidate
            for name in ("check_conflicts", "choose", "agree_terms", "reviewer_place", "end_reviewer")
        },
        "practice_reviews:event": review.events.get().public_id,
        "practice_reviews:contact": review.contacts.get().public_id,
        "practice_reviews:draft_file": review.drafts.get().public_id,
        "practice_reviews:ask_accuracy": review.drafts.get().public_id,
        "practice_reviews:accuracy": asked_facts,
        "practice_reviews:settle": asked_facts,
        **{
            f"practice_reviews:{name}": review.recommendations.get().public_id
            for name in ("change_recommendation", "take_out", "answer_recommendation", "act")
        },
        **{
            f"chronologies:{name}": case.public_id
            for name in (
                "merged",
                "merged_names",
                "board",
                "pairs",
                "silences",
                "silent_days",
                "agreement",
                "lock",
                "unlock",
                "row",
                "note_row",
                "mark_row",
            )
        },
        "chronologies:pair": pair.public_id,
        **{
            f"chronologies:{name}": case.public_id
            for name in ("key", "add_code", "put_codes_in", "word", "give_key", "picture", "copies")
        },
        "chronologies:end_key": key_place.public_id,
        "chronologies:add_names": code.public_id,
        "chronologies:change_name": code.public_id,
        "reviews:": case.public_id,
        "reviews:older_review": OlderReview.objects.get(partnership=lrscp).public_id,
        "reviews:add_older_step": OlderReview.objects.get(partnership=lrscp).public_id,
        "reviews:referral": referred.public_id,
        "reviews:end_process": case.processes.get().public_id,
        "reviews:lift_conflict": conflict.public_id,
        "reviews:answer_comment": scrutiny.public_id,
        "reviews:confirm_change": clock_change.public_id,
        "reviews:decline_change": clock_change.public_id,
        "reviews:end_place": panel.public_id,
        "reviews:return_file": form_of(returned, part).public_id,
        "reviews:do_task": case.tasks.get(key="chase").public_id,
        "reviews:extend_place": panel.public_id,
        **{
            f"reviews:{name}": returned.public_id
            for name in (
                "return",
                "return_form",
                "hand_in_return",
                "write_return",
                "release_return",
                "say_nil",
                "recall_return",
                "chase_return",
                "ask_again",
            )
        },
        "processes:": TemplateVersion.objects.get().public_id,
        "processes:finish": AlignmentItem.objects.get().public_id,
        "child_deaths:": SafeguardingConcern.objects.get(partnership=lrscp, direction="received").public_id,
        "arrangements:draft": draft.public_id,
        "arrangements:propose": draft.public_id,
        "arrangements:withdraw": draft.public_id,
        "arrangements:return": proposed.public_id,
        "arrangements:appointment": Appointment.objects.get(person=somebody).public_id,
        "arrangements:end_appointment": Appointment.objects.get(person=somebody).public_id,
        "arrangements:hand_on": function.public_id,
        "arrangements:take_function": function.public_id,
        "arrangements:group": case_review.public_id,
        "arrangements:appoint": case_review.public_id,
        "arrangements:": adopted.public_id,
        "decisions:ask": proposed.public_id,
        "decisions:": Decision.objects.of(lrscp).first().public_id,
        "actions:": Action.objects.filter(owner=somebody, group__key="case-review", state="open")
        .first()
        .public_id,
        "actions:confirm": to_confirm.public_id,
        "actions:doubt": to_confirm.public_id,
        "actions:group": case_review.public_id,
        "actions:agency": Body.objects.get(key="bramble-community-nhs-trust").public_id,
        "actions:transition": adopted.public_id,
        "actions:raise_transition": adopted.public_id,
        "meetings:": meeting.public_id,
        "meetings:item": item.public_id,
        "meetings:change_item": item.public_id,
        "meetings:move_item": item.public_id,
        "meetings:place_item": item.public_id,
        "meetings:defer_item": item.public_id,
        "meetings:carry_over": item.public_id,
        "meetings:send_on": item.public_id,
        "meetings:close_item": item.public_id,
        "meetings:open_item": item.public_id,
        "meetings:withdraw_item": item.public_id,
        "meetings:matter": item.public_id,
        "meetings:answer_offer": offered.public_id,
        "meetings:invite_again": guest.item.meeting.public_id,
        "meetings:withdraw_invitation": guest.item.meeting.public_id,
        "meetings:remove_school_holiday": SchoolHoliday.objects.filter(partnership=lrscp).first().public_id,
        "meetings:reports": case_review.public_id,
        "meetings:group": case_review.public_id,
        "meetings:add_item": meeting.public_id,
        "meetings:add": case_review.public_id,
        "partnerships:body": Body.objects.get(key="bramble-community-nhs-trust").public_id,
        "partnerships:give_standing": Body.objects.get(key="bramble-community-nhs-trust").public_id,
        "partnerships:end_standing": BodyStanding.objects.filter(partnership=lrscp).first().public_id,
        "partnerships:hand_over": BodyStanding.objects.filter(partnership=lrscp).first().public_id,
        "partnerships:": somebody.public_id,
        "notices:": Mail.objects.get(key="samples:lost").public_id,
        "contributions:": LedgerEntry.objects.filter(partnership=lrscp).first().public_id,
        "workspace:partner_papers": Body.objects.get(key="bramble-community-nhs-trust").public_id,
        "risks:": risk.public_id,
        "risks:issue": issue.public_id,
        "risks:act": issue.public_id,
        "risks:watch": issue.public_id,
        "risks:no_action": issue.public_id,
        "risks:pass_on": issue.public_id,
        "risks:make_risk": issue.public_id,
        "risks:name_readers": issue.public_id,
        "risks:open_issue": issue.public_id,
        "risks:end_control": risk.controls.first().public_id,
        "risks:answer_challenge": doubt.public_id,
        "risks:answer_escalation": escalated.public_id,
        "meetings:take_up_issue": issue.public_id,
        "plan:": led.priority.public_id,
        "plan:end_lead": led.public_id,
        "plan:update": led.public_id,
        "plan:objective": objective.public_id,
        "plan:add_milestone": objective.public_id,
        "plan:complete": objective.public_id,
        "plan:drop": objective.public_id,
        "plan:move_objective": objective.public_id,
        "plan:show_impact": objective.public_id,
        "plan:move_milestone": milestone.public_id,
        "plan:reach": milestone.public_id,
        "plan:take_back_need": need.public_id,
        "plan:take_back_words": said.public_id,
        "performance:": indicator.public_id,
        "performance:add_measure": objective.public_id,
        "performance:answer": remark_on.public_id,
        "performance:report": QuarterlyReport.objects.get(partnership=lrscp).public_id,
        "performance:put_on_agenda": QuarterlyReport.objects.get(partnership=lrscp).public_id,
        "performance:delivery": offered_figures.public_id,
        "performance:discard": offered_figures.public_id,
        "performance:release": release.public_id,
        "performance:publish_release": release.public_id,
        "performance:discard_release": release.public_id,
        "performance:withdraw_release": release.public_id,
        "performance:name_columns": unnamed_figures.public_id,
        "performance:read": offered_figures.public_id,
        "performance:take_in": offered_figures.public_id,
        "performance:take_back_measure": objective.measures.first().public_id,
        "meetings:papers": meeting.public_id,
        "meetings:paper": paper.public_id,
        "meetings:paper_file": paper.public_id,
        "meetings:mark_paper_read": paper.public_id,
        "meetings:new_paper_version": paper.public_id,
        "meetings:withdraw_paper": paper.public_id,
        "meetings:change_paper_mark": paper.public_id,
        "meetings:hand_in_paper": item.public_id,
        "meetings:item_papers": item.public_id,
        "meetings:room": with_chair.public_id,
        "meetings:attendance_now": with_chair.public_id,
        "meetings:record": with_chair.public_id,
        "meetings:save_minute": noted.public_id,
        "meetings:texts": noted.public_id,
        "meetings:take_item": noted.public_id,
        "meetings:item_action": noted.public_id,
        "meetings:declare": item.public_id,
        "meetings:lift_interest": interest.public_id,
        "meetings:series": case_review.public_id,
        "meetings:minutes": out.public_id,
        "meetings:minutes_preview": agreed.public_id,
        "meetings:prepare_minutes": agreed.public_id,
        "meetings:publish_minutes": agreed.public_id,
        "meetings:take_down_minutes": agreed.public_id,
        "meetings:send_minutes": with_chair.public_id,
        "meetings:return_minutes": with_chair.public_id,
        "meetings:check_minutes": with_chair.public_id,
        "meetings:agree_minutes": out.public_id,
        "meetings:correct_minutes": out.public_id,
        "meetings:settle_correction": out.public_id,
        "meetings:plan_session": Group.objects.get(key="young-people-advisory").public_id,
        "meetings:commission": commission.public_id,
        "meetings:accept_commission": commission.public_id,
        "meetings:return_commission": commission.public_id,
        "meetings:tell_commission": commission.public_id,
        "meetings:deliver_commission": commission.public_id,
        "meetings:issue_again": commission.public_id,
        "meetings:ask_for_more": commission.public_id,
        "meetings:discharge_commission": commission.public_id,
        "meetings:withdraw_commission": commission.public_id,
        "meetings:report": report.public_id,
        "meetings:start_report": report.public_id,
        "meetings:write_report": report.public_id,
        "meetings:give_report": report.public_id,
        "meetings:renew_report": report.public_id,
        "meetings:chairs_action": case_review.public_id,
        "meetings:decide": decided_on.public_id,
        "meetings:send_up": decided_on.public_id,
    }
    words = {
        "partnership": lrscp.key,
        "part": part.public_id,
        "seat": "safeguarding-leads",
        "post": "independent-advisor",
        "board": "child-death-review-panel",
        "key": "planning-details",
        "predecessor": "effectiveness-group",
        "former": "joint-executives",
        "agency_class": "nhs-trusts",
        "decision": Decision.objects.of(lrscp).first().public_id,
        "job": Affiliation.objects.get(person=somebody).public_id,
        "group": "case-review",
        "promise": "planning-details",
        "body": "bramble-community-nhs-trust",
        "item": "needs",
        "correction": Correction.objects.get(minutes__meeting=out).public_id,
        "version": paper.document.versions.get().public_id,
        "person": person("case_review_chair").public_id,
        "way": "up",
        "stage": "notify",
        "duty": "lrscp-frequency-review",
        "end": "group",
        "to": "planning-and-delivery",
        "home": lrscp.key,
        "invitation": guest.public_id,
        "kind": "pdf",
        "check": "press-lines",
        "quarter": "2026-07-01",
        "line": "2",
    }

    signed = signed_review()
    publication = choose_route(review=signed, route="full", because="", by=by, on=TODAY)
    learned = {"upload": ContentFile(a_pdf(), "report.pdf"), "title": "Learning from a review"}
    hand_in_file(publication=publication, by=by, on=TODAY, **learned)
    asked = {"received_on": TODAY, "asked_by": "The Panel", "asks": "A copy.", "due_on": TODAY}
    asked |= {"partnership": lrscp, "contact": somebody, "case": case, "by": by, "on": TODAY}
    to_answer, answered = log_request(**asked), log_request(**asked)
    record_national_answer(request=answered, answered_on=TODAY, answer="Sent.", by=by, on=TODAY)
    ids |= {
        "practice_reviews:publication": signed.public_id,
        "practice_reviews:national": to_answer.public_id,
        "practice_reviews:national_outcome": answered.public_id,
        "practice_reviews:national_action": answered.public_id,
    }
    special = {
        "chronologies:empty_table": {"end": "xlsx"},
        "chronologies:word": {"word": "0123456789abcdef01234567"},
        "reviews:criterion": {"key": "recurrent"},
        "reviews:letter_word": {"letter": "authority"},
        "reviews:letter_pdf": {"letter": "authority"},
        "arrangements:record_review": {"key": "case-review-chair"},
        "performance:freeze": {"group": indicator.group.public_id},
    }

    def address(name: str, path: str) -> str:
        best = max((start for start in ids if name.startswith(start)), key=len, default="")
        values = words | special.get(name, {}) | {"public_id": ids.get(best, "")}
        for word, value in values.items():
            path = path.replace(f"<slug:{word}>", value).replace(f"<str:{word}>", value)
            path = path.replace(f"<int:{word}>", value)
        assert "<" not in path, f"Give {name} an example: {path}"
        return path

    return address
