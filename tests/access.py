"""Who may open what, as a table written by hand from the rules of access and not from the code.

It reads: a permission, and a mark for each reader, `y` where the page opens and `.` where it answers as if it
were not there. `tests/pages/test_permission_matrix.py` asks every address for every reader.
"""

from tests.routes import routes

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
# Privileged advice looks the same to everybody with a part in the case who is not named for any.
. . . . . . . . y y . y . y .  reviews:advice
. . . . . . . . y y . y . . .  reviews:keep_advice
# Who leads the case, and who runs it.
. . . . . . . . . y . . . y .  reviews:report_no_name practice_reviews:publication_no_name
. . . . . . . . . y . . . y .  reviews:give_place reviews:end_place reviews:keep_out reviews:lift_conflict
. . . . . . . . . y . . . y .  reviews:extend_place reviews:give_partners_places
. . . . . . . . . y . . . y .  reviews:criterion reviews:notified reviews:not_notified reviews:look_again
. . . . . . . . . y . . . y .  reviews:end reviews:ask reviews:chase_return reviews:write_report
. . . . . . . . . y . . . y .  reviews:send_report reviews:panel_answer reviews:reconsider reviews:pause_clock
. . . . . . . . . y . . . y .  reviews:resume_clock reviews:extend_clock reviews:first_day
. . . . . . . . . y . . . y .  reviews:ask_again reviews:do_task reviews:who_opened
. . . . . . . . . y . . . y .  reviews:add_process reviews:end_process reviews:put_right
. . . . . . . . . y . . . y .  reviews:report_names
# Who runs the case or decides for a partner settles what was asked of its clock.
. . . . . . . . . y . y . y .  reviews:confirm_change reviews:decline_change
. . . . . . . . . y . . . y .  reviews:withdraw reviews:take_back
. . . . . . . . . y . . . y .  reviews:letters reviews:letters_all reviews:letter_word reviews:letter_pdf
# Who decides for a partner; who scrutinises; who writes for the agency; who made the referral.
. . . . . . . . . . . y . . .  reviews:state_view reviews:sign_report reviews:answer_comment
. . . . . . . . . . . . y . .  reviews:comment
. . . . . . . . y . . . . . .  reviews:write_return reviews:release_return reviews:say_nil
. . . . . . . . y . . . . . .  reviews:recall_return reviews:referral reviews:return_form
. . . . . . . . y . . . . . .  reviews:hand_in_return
# A form that an agency handed in opens to the case once all it says is released.
. . . . . . . . y y . y y y .  reviews:return_file
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
. . . . . . . . y . . . . . .  chronologies:recall
# What an agency handed in, as it came: its writers, and who may open the key, here the coordinator.
. . . . . . . . y . . . . y .  chronologies:file chronologies:source
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
. . . . . . . . . . . y . . .  practice_reviews:publication_sign
# The picture, for who reads what was released; copies, for who reads the whole case.
. . . . . . . . . y . y y y .  chronologies:picture
. . . . . . . . . y . y . y .  chronologies:copies
# The key of names: whoever was given it, here the coordinator; who gives it runs the case.
. . . . . . . . . . . . . y .  chronologies:key chronologies:add_code chronologies:words
. . . . . . . . . . . . . y .  chronologies:add_names chronologies:change_name chronologies:put_codes_in
. . . . . . . . . . . . . y .  chronologies:merged_names
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
. . . . . . . . . y y y y y .  practice_reviews:publication practice_reviews:publication_file
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
    "reviews:waive_advice": "No advice is kept in the samples; see test_advice.",
    "reviews:agree_to_waiver": "No advice is kept in the samples; see test_advice.",
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
    "practice_reviews:publication_withdraw": "It is not published yet; see test_withdrawing.",
    "practice_reviews:publication_confirm_withdrawal": "It is not published yet; see test_withdrawing.",
    "performance:withdraw_release": "It opens once the figures are published; see test_releases.",
    "meetings:write_report": "Nobody has begun the report; see test_passing.",
    "meetings:report_pdf": "Nobody has begun the report; see test_passing.",
}
"""Addresses that open for nobody as the samples stand, and why."""


def may_open(name: str, policy: str, reader: str) -> bool:
    """Return what the tables say."""
    expected = BY_RECORD.get(name, EXPECTED[policy])
    return expected[reader] and name not in CLOSED_BY_ITS_RECORD
