"""Who may open what: every address, asked for by every kind of reader, against a table written by hand.

The table is written from the rules of access and not from the code: a page that lets in somebody whom it
should not, or keeps out somebody whom it should not, fails here. It reads: a permission, and a mark for
each reader, `y` where the page opens and `.` where it answers as if it were not there.
"""

import pytest
from django.core.files.base import ContentFile
from django.urls import resolve

from kith.base.kernel.actors import command
from kith.base.trail.models import Entry
from kith.partnership.actions.models import Action
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.arrangements.operations.functions import list_function
from kith.partnership.arrangements.operations.versions import change_draft, draft_version, fingerprint
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
from kith.work.reviews.models import Case, CasePlace, OlderReview, ReturnRequest
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.operations.scrutiny import comment_on
from tests.cast import TODAY, acting, person
from tests.publishing import a_pdf, signed_review
from tests.routes import routes

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]

READERS = (
    "practitioner",
    "leaver",
    "joiner",
    "stranger",
    "knowsley_manager",
    "administrator",
    "auditor",
    "young_member",
    "agency_lead",
    "case_review_chair",
    "planning_chair",
    "council_director",
    "independent_advisor",
    "coordinator",
    "manager",
)

#                                        practitioner
#                                         leaver
#                                          joiner
#                                           stranger
#                                            knowsley_manager
#                                             administrator
#                                              auditor
#                                               young_member
#                                                agency_lead
#                                                 case_review_chair
#                                                  planning_chair
#                                                   council_director
#                                                    independent_advisor
#                                                     coordinator
#                                                      manager
TABLE = """
members                                  . . . . . . . y y y y y y y y
members:arrangements.draft               . . . . . . . . . . . . . y y
members:arrangements.adopt               . . . . . . . . . . . . . . y
members:arrangements.publish             . . . . . . . . . . . . . . y
members:arrangements.appoint             . . . . . . . . . . . . . y y
members:arrangements.keep_function_map   . . . . . . . . . . . . . y y
members:arrangements.sign_off            . . . . . . . . . . . . . . y
members:decisions.open                   . . . . . . . . . . . . . y y
members:decisions.state_position         . . . . . . . . . . . y . . .
members:actions.raise                    . . . . . . . y y y y y y y y
members:actions.update                   . . . . . . . . y . . . . y y
members:actions.revise                   . . . . . . . . . y . . . y y
members:actions.close                    . . . . . . . . . y . . . y y
members:actions.confirm                  . . . . . . . . . . . . . . .
members:actions.hand_over                . . . . . . . . . . . . . y y
members:actions.carry_over               . . . . . . . . . . . . . y y
members:meetings.plan                    . . . . . . . . . . . . . y y
members:meetings.prepare                 . . . . . . . . . . . . . y y
members:meetings.record                  . . . . . . . . . . . . . y y
members:meetings.steer                   . . . . . . . . . . . . . y y
members:meetings.take_part               . . . . . . . . . . . . . y y
members:contributions.keep               . . . . . . . . . . . . . y y
members:plan.priorities                  . . . . . . . . . . . . . y y
members:plan.drive                       . . . . . . . . . . . . . y y
members:risks.raise                      . . . . . . . y y y y y y y y
members:risks.answer                     . . . . . . . . . y . . . y y
members:risks.keep                       . . . . . . . . . y . . . y y
members:performance.keep                 . . . . . . . . . . . . . y y
members:performance.deliver              . . . . . . . . . . . . . y y
members:performance.offer                . . . . . . . . y y y y . y y
members:performance.remark               . . . . . . . y y y y y y y y
members:performance.prepare              . . . . . . . . . . . . . y y
members:performance.release              . . . . . . . . . . . . y y y
members:notices.see_post                 . . . . . . . . . . . . . y y
members:reviews.refer                    . . . . . . . . y y y y y y y
members:reviews.older                    . . . . . . . . y y . y y y y
members:reviews.work                     . . . . . . . . y y . y y y .
members:chronologies.work                . . . . . . . . y y . y y y .
members:reviews.receive                  . . . . . . . . . . . . . y y
members:reviews.who_read                 . . . . . . . . . . . . . y y
members:processes.see                    . . . . . . . . y y y y y y y
members:processes.keep                   . . . . . . . . . . . . . y y
members:child_deaths.see                 . . . . . . . . y y y y y y y
members:child_deaths.read                . . . . . . . . . y . . . y y
members:child_deaths.keep                . . . . . . . . . y . . . y y
members:reviews.take_over                . . . . . . . . . . . . . . y
members:partnerships.manage_people       . . . . . . . . . . . . . y y
members:partnerships.manage_bodies       . . . . . . . . . . . . . y y
members:partnerships.read_trail          . . . . . . y . . . . . . . y
"""

EXPECTED = {
    line.split()[0]: dict(zip(READERS, (mark == "y" for mark in line.split()[1:]), strict=True))
    for line in TABLE.strip().splitlines()
}


def member_routes():
    """Return every address below a partnership, with its path and policy."""
    return [
        (n, path, policy)
        for n, path, policy in routes()
        if path.startswith("/partnerships/<slug:partnership>/")
    ]


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
        "reviews:lift_conflict": conflict.public_id,
        "reviews:answer_comment": scrutiny.public_id,
        "reviews:end_place": panel.public_id,
        "reviews:do_task": case.tasks.get(key="chase").public_id,
        "reviews:extend_place": panel.public_id,
        **{
            f"reviews:{name}": returned.public_id
            for name in (
                "return",
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


def opens(response) -> bool:
    """Return whether a page opened: shown, or there but only for another method."""
    return response.status_code in {200, 405}


def test_the_table_has_every_policy_that_a_page_asks_for():
    assert {policy for _n, _p, policy in member_routes()} <= set(EXPECTED)


RECORDS = """
# What Case Review discusses: its members, those of the group that it answers to, the lead group, independent
# people and the business unit.
. . . . . . . . y y y y y y y  agenda item matter papers mark_papers_read item_papers guests pack pack_file
. . . . . . . . y y y y y y y  replies decisions series report declare
# A commission is read by both groups, and so by those above them.
. . . . . . . . y y y y y y y  commission
# What Planning and Delivery discusses. Case Review answers to it and does not read it; its chair sits there.
. . . . . . . . . y y y y y y  paper paper_file mark_paper_read
# Minutes of the lead group, which answers to nobody.
. . . . . . . . . . . y y y y  minutes minutes_word minutes_pdf correct_minutes
# Whoever sits in Case Review says whether they come, each for themselves.
. . . . . . . . y y . . . . .  reply
# What Case Review’s chair and the business unit steer.
. . . . . . . . . y . . . y y  send_agenda place_standing theme times add_item change_item move_item
. . . . . . . . . y . . . y y  place_item defer_item carry_over send_on close_item open_item withdraw_item
. . . . . . . . . y . . . y y  hand_in_paper invite ratify chairs_action start_report give_report
. . . . . . . . . y . . . y y  renew_report
. . . . . . . . . y . . . y y  accept_commission return_commission tell_commission deliver_commission
# What Planning and Delivery’s chair and the business unit steer.
. . . . . . . . . . y . . y y  invite_again withdraw_invitation lift_interest minutes_preview publish_minutes
. . . . . . . . . . y . . y y  issue_again ask_for_more discharge_commission withdraw_commission
# The chair of Case Review wrote the paper, and the chair of Planning and Delivery steers the meeting.
. . . . . . . . . y y . . y y  new_paper_version withdraw_paper change_paper_mark
# A draft is checked by whoever chaired the meeting, and by nobody who wrote it.
. . . . . . . . . . y . . . .  return_minutes check_minutes
# The independent advisor chairs the lead group.
. . . . . . . . . . . . y y y  decide send_up agree_minutes settle_correction plan_session take_up_promise
# Whoever chairs any group.
. . . . . . . . . y y . y y y  add_to_plan issue_commission
# The young people answer what is offered to them; the business unit writes down what they said.
. . . . . . . y . . . . . y y  answer_offer
# A serious case: its circle, and independent people. Who writes a return reads what is asked and no more.
. . . . . . . . y y . y y y .  reviews:case reviews:declare_conflict reviews:return
. . . . . . . . y y . y y y .  reviews:days
. . . . . . . . . y . y y y .  reviews:circle reviews:answers reviews:report reviews:report_word
. . . . . . . . . y . y y y .  reviews:report_pdf
# Who reads the whole case checks the copy for the Panel; independent people don’t.
. . . . . . . . . y . y . y .  reviews:check_copy
# Who leads the case, and who runs it.
. . . . . . . . . y . . . y .  reviews:give_place reviews:end_place reviews:keep_out reviews:lift_conflict
. . . . . . . . . y . . . y .  reviews:extend_place
. . . . . . . . . y . . . y .  reviews:criterion reviews:notified reviews:not_notified reviews:look_again
. . . . . . . . . y . . . y .  reviews:end reviews:ask reviews:chase_return reviews:write_report
. . . . . . . . . y . . . y .  reviews:send_report reviews:panel_answer reviews:pause_clock
. . . . . . . . . y . . . y .  reviews:resume_clock reviews:extend_clock reviews:first_day
. . . . . . . . . y . . . y .  reviews:ask_again reviews:do_task reviews:who_opened
# Who decides for a partner; who scrutinises; who writes for the agency; who made the referral.
. . . . . . . . . . . y . . .  reviews:state_view reviews:sign_report reviews:answer_comment
. . . . . . . . . . . . y . .  reviews:comment
. . . . . . . . y . . . . . .  reviews:write_return reviews:release_return reviews:say_nil
. . . . . . . . y . . . . . .  reviews:recall_return reviews:referral
# An older review: the group that considers cases, not the lead group.
. . . . . . . . y y . . y y y  reviews:older_review
# What agencies released, in one order; notes for those with a part in the case; who runs it sets its rules.
. . . . . . . . . y . y y y .  chronologies:merged chronologies:board chronologies:pairs chronologies:pair
. . . . . . . . . y . y y y .  chronologies:silences chronologies:agreement chronologies:row
. . . . . . . . . y . y . y .  chronologies:note_row
. . . . . . . . . y . . . y .  chronologies:silent_days chronologies:lock chronologies:unlock
. . . . . . . . . y . . . y .  chronologies:mark_row
# A chronology: how far agencies are, for the case; what one hands in, for who writes for it alone (AR6).
. . . . . . . . . y . y y y .  chronologies:agencies
. . . . . . . . . y . . . y .  chronologies:change_asks
. . . . . . . . y y . y y y .  chronologies:empty_table
. . . . . . . . y . . . . . .  chronologies:agency chronologies:hand_in chronologies:type_row
. . . . . . . . y . . . . . .  chronologies:release chronologies:nothing chronologies:part
. . . . . . . . y . . . . . .  chronologies:read chronologies:take chronologies:put_away
. . . . . . . . y . . . . . .  chronologies:recall chronologies:file chronologies:source
# A practice review: who reads its case. An agency that was asked about a draft reads it and answers.
. . . . . . . . . y y y y y .  practice_reviews:review practice_reviews:reviewers practice_reviews:people
. . . . . . . . . y y y y y .  practice_reviews:text
. . . . . . . . y y y y y y .  practice_reviews:draft_file
. . . . . . . . y . . . . . .  practice_reviews:accuracy
# Who runs the case; a reviewer with a place writes the text beside them.
. . . . . . . . . y . . . y .  practice_reviews:commission practice_reviews:ask_anew practice_reviews:start
. . . . . . . . . y . . . y .  practice_reviews:stop practice_reviews:extend practice_reviews:pause
. . . . . . . . . y . . . y .  practice_reviews:go_on practice_reviews:plan_check practice_reviews:reach
. . . . . . . . . y . . . y .  practice_reviews:move practice_reviews:check practice_reviews:consider
. . . . . . . . . y . . . y .  practice_reviews:check_conflicts practice_reviews:choose
. . . . . . . . . y . . . y .  practice_reviews:agree_terms practice_reviews:reviewer_place
. . . . . . . . . y . . . y .  practice_reviews:end_reviewer practice_reviews:plan_event
. . . . . . . . . y . . . y .  practice_reviews:event practice_reviews:plan_contact practice_reviews:contact
. . . . . . . . . y . . . y .  practice_reviews:add_draft practice_reviews:ask_accuracy
. . . . . . . . . y . . . y .  practice_reviews:settle practice_reviews:put_for_signing
. . . . . . . . . y . . . y .  practice_reviews:recommend practice_reviews:change_recommendation
. . . . . . . . . y . . . y .  practice_reviews:take_out practice_reviews:act
# Who decides for a partner in it.
. . . . . . . . . . . y . . .  practice_reviews:sign practice_reviews:answer_recommendation
# The picture, for who reads what was released; copies, for who reads the whole case.
. . . . . . . . . y . y y y .  chronologies:picture
. . . . . . . . . y . y . y .  chronologies:copies
# The key of names: whoever was given it, here the coordinator; who gives it runs the case.
. . . . . . . . . . . . . y .  chronologies:key chronologies:add_code chronologies:words
. . . . . . . . . . . . . y .  chronologies:add_names chronologies:change_name chronologies:put_codes_in
. . . . . . . . . y . . . y .  chronologies:key_places chronologies:give_key chronologies:end_key
# Figures that wait to be taken in, and answers for the agency that owns a figure.
. . . . . . . . . . . . . y y  performance:answer performance:delivery performance:name_columns
. . . . . . . . . . . . . y y  performance:read performance:discard
# Figures that are prepared for publishing: those who publish.
. . . . . . . . . . . . y y y  performance:release performance:publish_release
# An issue put to Case Review, and a risk of its own: its chair owns it. Anybody may doubt a score.
. . . . . . . . y y y y y y y  risks:issue risks:risk risks:challenge
. . . . . . . . . y . . . y y  meetings:take_up_issue
# Whoever chairs any group enters risks of it.
. . . . . . . . . y y . y y y  risks:enter
# A challenge of a risk that the chair of Planning and Delivery owns, and a risk before the lead group.
. . . . . . . . . . y . . y y  risks:answer_challenge
. . . . . . . . . . . . y y y  risks:answer_escalation
# What is published of a signed review: the circle and independent people; who runs the case; who confirms.
. . . . . . . . . y . y y y .  practice_reviews:publication practice_reviews:publication_file
. . . . . . . . . y . . . y .  practice_reviews:publication_route practice_reviews:publication_hand_in
. . . . . . . . . y . . . y .  practice_reviews:publication_check practice_reviews:publication_copy
. . . . . . . . . y . y . y .  practice_reviews:publication_publish practice_reviews:publication_end
# A request of the national Panel: its local contact, the circle of its case, lead representatives and the
# business unit. The contact and the business unit answer it.
. . . . . . . . y y . y . y y  practice_reviews:national_request
. . . . . . . . y . . . . y y  practice_reviews:national_supplied practice_reviews:national_answer
. . . . . . . . y . . . . y y  practice_reviews:national_outcome practice_reviews:national_contact
. . . . . . . . y . . . . y y  practice_reviews:national_reader practice_reviews:national_action
# A young member sees the actions that are their own (AR15).
. . . . . . . . y y y y y y y  actions:action
# Young people see the totals of a year of money, and no partner’s papers.
. . . . . . . . y y y y y y y  contributions:entries contributions:entry contributions:csv
. . . . . . . . y y y y y y y  contributions:excel
. . . . . . . . y y y y y y y  workspace:partner_papers
# Whoever is asked to confirm that an action is rightly closed: here a director.
. . . . . . . . . . . y . . .  actions:confirm actions:doubt
"""
"""What opens by the record and not by the permission alone, from the rules of reading and steering: who sits
in a group, which groups answer to it, who chairs it. The columns are those of the table above."""

BY_RECORD = {
    (name if ":" in name else f"meetings:{name}"): dict(
        zip(READERS, (mark == "y" for mark in line.split()[:15]), strict=True)
    )
    for line in RECORDS.strip().splitlines()
    if not line.startswith("#")
    for name in line.split()[15:]
}

NOT_FOR_THE_HOME_SIDE = {"arrangements:sign_off_shared"}
"""Addresses that lead only to another partnership’s shared promises; their own tests open them."""

CLOSED_BY_ITS_RECORD = {
    "chronologies:open": "The chronology of the sample case is open; see test_opening.",
    "chronologies:sheet": "The sample part is released; see test_handing_in.",
    "chronologies:columns": "The sample part is released; see test_handing_in.",
    "chronologies:mend": "No row of the sample part is aside; see test_handing_in.",
    "chronologies:changes": "The sample part corrects no other; see test_releasing.",
    "chronologies:change_row": "The rows of the sample part came with a file; see test_typing.",
    "chronologies:remove_row": "The rows of the sample part came with a file; see test_typing.",
    "reviews:take_over": "Somebody runs each case; see test_taking_over.",
    "chronologies:word": "No possible name waits for an answer here; see test_key.",
    "risks:name_readers": "Every member sees the issue; see test_issues.",
    "risks:open_issue": "Every member sees the issue; see test_issues.",
    "risks:treat": "The risk is treated; see test_risks.",
    "risks:take_back": "The risk is in no other register; see test_risks.",
    "risks:reopen": "The risk is not closed; see test_risks.",
    "arrangements:record_adoption": "Only a partnership without any arrangements in force needs it.",
    "meetings:attendance_now": "It opens on the day of a meeting; see test_room.",
    "meetings:take_down_minutes": "No minutes are published in the samples; see test_minutes.",
    "practice_reviews:publication_take_down": "It is not published yet; see test_publication.",
    "performance:withdraw_release": "It opens once the figures are published; see test_releases.",
    "meetings:write_report": "Nobody has begun the report; see test_passing.",
    "meetings:report_pdf": "Nobody has begun the report; see test_passing.",
}
"""Addresses that open for nobody as the samples stand, and why."""


def may_open(name: str, policy: str, reader: str) -> bool:
    """Return what the tables say."""
    expected = BY_RECORD.get(name, EXPECTED[policy])
    return expected[reader] and name not in CLOSED_BY_ITS_RECORD


def test_every_route_that_goes_by_its_record_exists():
    names = {name for name, _path, _policy in member_routes()}
    assert names >= set(BY_RECORD) | set(CLOSED_BY_ITS_RECORD) | NOT_FOR_THE_HOME_SIDE


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_opens_just_what_the_table_says(reader, signed_in, places):
    browser = signed_in(reader).browser
    wrong = []
    for name, path, policy in member_routes():
        if name in NOT_FOR_THE_HOME_SIDE:
            continue
        response = browser.get(places(name, path))
        expected = may_open(name, policy, reader)
        if response.status_code not in {200, 404, 405}:
            wrong.append(f"{name}: answered {response.status_code}")
        elif opens(response) != expected:
            wrong.append(f"{name}: {response.status_code}, the table says {expected}")
    assert not wrong, "\n".join(wrong)


def takes_post(address: str) -> bool:
    """Return whether a page does something when a form is sent to it."""
    return hasattr(resolve(address).func.view_class, "post")


@pytest.mark.one_engine
@pytest.mark.parametrize("reader", READERS)
def test_nobody_changes_anything_where_the_table_lets_them_open_nothing(reader, signed_in, places):
    browser = signed_in(reader).browser
    addresses = {
        name: places(name, path)
        for name, path, policy in member_routes()
        if name not in {*NOT_FOR_THE_HOME_SIDE, *CLOSED_BY_ITS_RECORD} and not may_open(name, policy, reader)
    }
    deeds = {name: address for name, address in addresses.items() if takes_post(address)}
    assert deeds
    before = Entry.objects.count()
    answers = {name: browser.post(address).status_code for name, address in deeds.items()}
    assert {name: status for name, status in answers.items() if status != 404} == {}
    assert Entry.objects.count() == before


def test_nobody_changes_anything_without_signing_in(anonymous, places):
    before = Entry.objects.count()
    for name, path, _policy in member_routes():
        response = anonymous.browser.post(places(name, path))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in"), name
    assert Entry.objects.count() == before


def test_somebody_who_has_not_signed_in_is_asked_to_wherever_they_knock(anonymous, places):
    for name, path, _policy in member_routes():
        response = anonymous.browser.get(places(name, path))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in"), name
    elsewhere = anonymous.browser.get("/partnerships/no-such-partnership/structure")
    assert (elsewhere.status_code, elsewhere["Location"].split("?")[0]) == (302, "/sign-in")


def test_what_is_forbidden_answers_as_what_is_absent(signed_in, places):
    browser = signed_in("stranger").browser
    absent = browser.get("/partnerships/no-such-partnership/structure")
    for name, path, _policy in member_routes():
        forbidden = browser.get(places(name, path))
        assert forbidden.status_code == absent.status_code == 404, name
        assert forbidden.content == absent.content, name
        assert dict(forbidden.headers) == dict(absent.headers), name


def whole(response) -> bytes:
    """Return all that an answer sends, also where it is sent piece by piece."""
    return b"".join(response.streaming_content) if response.streaming else response.content


LEAK_WORD = "Zephyrwick"
"""A word that stands in a closed draft alone, and on no page of anybody who does not draft."""


@pytest.fixture
def leaking_draft(places, lrscp):
    """Return a closed draft whose title and first group bear the leak word."""
    draft = Version.objects.of(lrscp).get(state="draft")
    document = from_plain(draft.document)
    first, *others = document.groups
    about = document.about.model_copy(update={"title": f"{LEAK_WORD} arrangements"})
    groups = (first.model_copy(update={"name": f"{LEAK_WORD} Group"}), *others)
    changed = document.model_copy(update={"about": about, "groups": groups})
    by = acting("manager", "arrangements.draft")
    change_draft(
        version=draft, arrangements=changed, seen=fingerprint(draft.document), by=by, what="first group"
    )
    return draft


def test_whoever_drafts_sees_the_leak_word(leaking_draft, signed_in, lrscp):
    page = signed_in("coordinator").get(f"/partnerships/{lrscp.key}/versions/{leaking_draft.public_id}/draft")
    assert LEAK_WORD in page.whole_text


@pytest.mark.one_engine
@pytest.mark.parametrize(
    "reader", ["stranger", "auditor", "young_member", "council_director", "independent_advisor"]
)
def test_the_leak_word_of_a_draft_is_on_no_page_of_anybody_who_does_not_draft(
    reader, leaking_draft, signed_in, places
):
    browser = signed_in(reader).browser
    pages = [places(name, path) for name, path, _policy in member_routes()]
    leaks = [page for page in ["/", *pages] if LEAK_WORD.encode() in whole(browser.get(page))]
    assert leaks == []


def test_the_leak_word_of_a_draft_is_on_no_public_page(leaking_draft, anonymous, lrscp):
    pages = ["", "/structure", "/promises", "/agencies"]
    bodies = [anonymous.browser.get(f"/public/{lrscp.key}{page}") for page in pages]
    assert [body.status_code for body in bodies] == [200] * len(pages)
    assert not any(LEAK_WORD.encode() in body.content for body in bodies)
