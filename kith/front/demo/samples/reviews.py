"""Sample cases, all invented: one reported and answered, one under review now, two that wait or went no
further."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from kith.base.kernel.actors import Actor
from kith.base.kernel.working_days import add_working_days
from kith.front.demo.cast import BY_KEY, KSCP, LRSCP
from kith.front.demo.samples.stage import BY
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import Answer, Origin, Part, Process, Stage, View
from kith.work.reviews.models import Case, RapidReview, ReturnRequest
from kith.work.reviews.operations.circle import give_place
from kith.work.reviews.operations.deciding import (
    answer_criterion,
    record_not_notified,
    record_notified,
    state_view,
)
from kith.work.reviews.operations.first_day import begin_review
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.operations.processes import add_process
from kith.work.reviews.operations.reporting import (
    check_copy,
    record_answer,
    send_report,
    sign_report,
    text_hash,
    write_report,
)
from kith.work.reviews.operations.returns import (
    ask_agencies,
    chase,
    release_return,
    save_answers,
)
from kith.work.reviews.report_on_paper.copying import code_of, content_of

COUNTY, RUTLAND, POLICE, ICB, BRAMBLE = (
    "leicestershire-county-council",
    "rutland-county-council",
    "leicestershire-police",
    "leicester-leicestershire-and-rutland-icb",
    "bramble-community-nhs-trust",
)
DECIDERS = {
    COUNTY: "council_director",
    RUTLAND: "rutland_director",
    POLICE: "police_director",
    ICB: "health_director",
}
A_YEAR = timedelta(days=365)
WHAT = (
    "Child A (14 months, invented) was brought to Hospital 1 by Mother with injuries that the doctors could "
    "not explain. Child A is recovering in Placement 1."
)
WHY = "Injuries of this kind in a child who does not walk yet. Three services knew the family."
SAFE = "Child A and Sibling B are safe with Carer 1. A strategy meeting was held the same day."


def put_reviews_in_place(today: date) -> None:
    """Put the sample cases in place, through the deeds that everybody uses."""
    _reported(today)
    _not_notified(today)
    _under_review(today)
    _waits(today)


def _acting(name: str) -> Actor:
    person = Person.objects.get(name=BY_KEY[name].name)
    return Actor(person=person.public_id, name=person.name)


def _body(key: str) -> Body:
    return Body.objects.get(key=key)


def _received(key: str, authority: str, on: date, aware_on: date, **also: Any) -> Case:
    origin = also.pop("origin", Origin.NOTIFICATION)
    told = {"what_happened": WHAT, "why": WHY, "made_safe": SAFE, **also}
    facts = CaseFacts(authority=_body(authority), aware_on=aware_on, **told)
    partnership = Partnership.objects.get(key=key)
    return receive_case(partnership=partnership, origin=origin, facts=facts, by=BY, on=on)


def _tested(case: Case, stage: Stage, on: date, answers: Mapping[str, str] | None = None) -> None:
    for one in criteria_of(stage):
        answer = (answers or {}).get(one.key, Answer.YES)
        answer_criterion(
            case=case, criterion=one, answer=answer, reasons="By what the agencies told.", by=BY, on=on
        )


def _deciders(case: Case, on: date) -> None:
    for key, name in DECIDERS.items():
        person = Person.objects.get(name=BY_KEY[name].name)
        give_place(
            case=case,
            person=person,
            part=Part.PARTNER,
            body=_body(key),
            because="Decides for the partner",
            held_to=on + A_YEAR,
            by=BY,
            on=on,
        )


def _views(case: Case, stage: Stage, on: date, *, dissents: str = "") -> None:
    for key, name in DECIDERS.items():
        view = View.NO if key == dissents else View.YES
        reasons = "One agency alone can learn from it." if key == dissents else "The criteria are met."
        state_view(case=case, stage=stage, view=view, reasons=reasons, by=_acting(name), on=on)


def _reported(today: date) -> None:
    """A case of the spring: notified and reported in time; the Panel agreed."""
    aware = add_working_days(today, -130)
    case = _received(LRSCP, COUNTY, add_working_days(aware, 1), aware, incident_on=aware, has_died=True)
    sent = add_working_days(aware, 3)
    _deciders(case, sent)
    _tested(case, Stage.NOTIFY, sent)
    _views(case, Stage.NOTIFY, sent)
    record_notified(
        case=case,
        because="Each criterion is met.",
        sent_on=sent,
        form_reference="CIN-0000 (invented)",
        sent_to="All partners",
        by=BY,
        on=sent,
    )
    done = add_working_days(sent, 14)
    _tested(case, Stage.REVIEW, done, {"panel": Answer.NO, "recurrent": Answer.NO})
    write_report(
        case=case,
        about_child="Child A, 14 months, lived with Mother and Sibling B (4).",
        facts="Three services knew the family and none knew of the others.",
        episodes="The day on which Child A was seen by two services, neither of which told the other.",
        national="No.",
        learning_now="The hospital asks for the health visitor’s name of each child under two.",
        learning_next="One list of contacts for families who move between the two councils.",
        recommends=View.NO,
        because="What there is to learn is known by now and is acted on.",
        against_because="Two criteria are met; both services have changed what they show to be needed.",
        meets_on=add_working_days(sent, 10),
        held_on=add_working_days(sent, 10),
        by=BY,
        on=done,
    )
    _views(case, Stage.REVIEW, done, dissents="")
    seen = text_hash(RapidReview.objects.get(case=case))
    for name in DECIDERS.values():
        sign_report(case=case, seen=seen, by=_acting(name), on=done)
    code = code_of(content_of(case, RapidReview.objects.get(case=case))[0])
    check_copy(case=case, code=code, by=_acting("case_review_chair"), on=done)
    send_report(case=case, sent_on=done, by=BY, on=done)
    answered = add_working_days(done, 12)
    record_answer(case=case, answered_on=answered, panel_agrees=True, panel_says="", by=BY, on=answered)


def _not_notified(today: date) -> None:
    """A referral that did not meet the criteria, with one partner of another mind."""
    on = add_working_days(today, -40)
    case = _received(
        LRSCP,
        RUTLAND,
        on,
        on,
        origin=Origin.REFERRAL,
        referred_by=_body(BRAMBLE),
        agreed_by="Fennimore Thistledown, named nurse",
        triggers={"abuse-or-neglect": "not-known", "death-or-serious-harm": "yes", "area": "yes"},
        agencies_known="School 1, the named nurse and children’s services.",
        family_told="Father knows. Young Person C asked for that.",
        what_happened="Young Person C (16, invented) was found unwell at School 1 after taking tablets.",
        why="Two services did not know of each other’s plans.",
        made_safe="Young Person C went home with Father and a plan for the week.",
    )
    decided = add_working_days(on, 4)
    _deciders(case, on)
    _tested(case, Stage.NOTIFY, on, {"abuse-or-neglect": Answer.NO})
    _views(case, Stage.NOTIFY, decided, dissents=POLICE)
    words = "No abuse or neglect is known or suspected. The two services meet and tell what they changed."
    record_not_notified(case=case, because=words, by=BY, on=decided)


def _under_review(today: date) -> None:
    """A case of this fortnight: agencies were asked; one has answered, one writes, one is late."""
    aware = add_working_days(today, -9)
    case = _received(LRSCP, COUNTY, aware, aware, incident_on=aware)
    sent = add_working_days(today, -7)
    _deciders(case, aware)
    _tested(case, Stage.NOTIFY, sent)
    _views(case, Stage.NOTIFY, sent, dissents=RUTLAND)
    record_notified(
        case=case,
        because="Each criterion is met.",
        sent_on=sent,
        form_reference="CIN-0001 (invented)",
        sent_to="All partners",
        by=BY,
        on=sent,
    )
    early, late = add_working_days(today, -1), add_working_days(today, 2)
    meets_on = add_working_days(today, 3)
    ring = "Tansy Wetherfield, 01632 960 015"
    asked: dict[str, Any] = {"from_on": aware - A_YEAR, "to_on": aware, "ring": ring}
    begin_review(case=case, bodies=[_body(POLICE)], due_on=early, meets_on=meets_on, by=BY, on=sent, **asked)
    both = [_body(COUNTY), _body(BRAMBLE)]
    made = ask_agencies(case=case, bodies=both, due_on=late, by=BY, on=sent, **asked)
    for request in made:
        _written(request, today)
    behind = ReturnRequest.objects.get(case=case, body=_body(POLICE))
    chase(request=behind, how="By telephone; the answer is promised for tomorrow.", by=BY, on=today)
    add_process(
        case=case,
        kind=Process.CRIMINAL,
        says="Leicestershire Police, Officer 1. No witness is spoken to about that day before they agree.",
        began_on=sent,
        by=BY,
        on=sent,
    )


def _written(request: ReturnRequest, today: date) -> None:
    """Write a return by whoever sits for the agency; release the trust’s."""
    place = (
        request.case.places.filter(part=Part.CONTRIBUTOR, body=request.body).select_related("person").first()
    )
    if place is None:
        return
    writer = Actor(person=place.person.public_id, name=place.person.name)
    words = {
        "services": "Health visiting from birth; one visit to Hospital 1.",
        "analysis": "The visits were kept. Nobody asked who else lived at Address 1.",
        "good": "The health visitor went twice when nobody answered.",
    }
    save_answers(request=request, answers=words, by=writer, on=today)
    if request.body.key == BRAMBLE:
        release_return(request=request, agreed_by="Fennimore Thistledown, named nurse", by=writer, on=today)


def _waits(today: date) -> None:
    """A notification in Knowsley that waits for the decision."""
    on = add_working_days(today, -2)
    councils = ground_of(Partnership.objects.get(key=KSCP)).on(today).statutory_partners
    council = next(body for body in councils if body.sector == "council")
    _received(KSCP, council.key, on, on, incident_on=on)
