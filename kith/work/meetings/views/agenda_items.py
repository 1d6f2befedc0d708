"""One item of an agenda or of the forward plan: what it says and where it has been."""

from typing import Any

from django.http import Http404

from kith.base.kernel.access import MEMBERS
from kith.partnership.actions.public import actions_of
from kith.partnership.partnerships.pages import MemberPage
from kith.partnership.risks.public import issue_page
from kith.work.meetings.enums import ItemState, MeetingState, Slot
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.pack.contents import plan_words
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.agenda import item_facts, meeting_words, papers_word, step_rows, tags_of
from kith.work.meetings.presenters.long_late import long_late_by
from kith.work.meetings.presenters.matters import ActionRow, action_rows
from kith.work.meetings.queries.agenda import (
    item_seen_by,
    matter_items,
    readers_of,
    steps_of,
)
from kith.work.meetings.queries.invitations import guests_at
from kith.work.meetings.queries.papers import papers_of
from kith.work.meetings.queries.room import InterestLine, interests_in
from kith.work.meetings.recording import steers
from kith.work.meetings.views.offers import may_answer
from kith.work.meetings.views.year import MENU

OPEN = (ItemState.WAITING, ItemState.PLACED)


class ItemPage(MemberPage, is_base=True):
    """A page about one item. What is none, and what the reader may not see, answer alike."""

    menu = MENU
    item: AgendaItem

    def load_record(self, **kwargs: Any) -> None:
        """Find the item among those that the reader may see."""
        found = item_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.item = found

    def line(self) -> str:
        """Return the group, the meeting and how far the item has come."""
        where = meeting_words(self.item.meeting)
        return f"{self.item.group.name} | {where} | {self.item.get_state_display()}"

    def item_url(self) -> str:
        """Return the page of the item."""
        return self.at("meetings:item", self.item.public_id)

    @property
    def is_before(self) -> bool:
        """Return whether the item’s meeting, if it has one, is still ahead or today and not on record."""
        meeting = self.item.meeting
        return meeting is None or (meeting.state == MeetingState.PLANNED and meeting.meets_on >= self.today)


class OneItem(ItemPage):
    """An item: what it says, its papers, its history, and the other items of the same matter."""

    policy = MEMBERS
    template_name = "meetings/item.jinja"

    def heading(self) -> str:
        """Return its title."""
        return self.item.title

    def content(self) -> dict[str, Any]:
        """Return the facts, the history and the ways to go on."""
        item = self.item
        papers = papers_of(self.membership, [item]).get(item.pk, [])
        others = [one for one in matter_items(self.membership, item) if one.pk != item.pk]
        offer = getattr(item, "offer", None)
        return {
            "facts": item_facts(item, readers_of(item) if item.is_closed else ()),
            "tags": tags_of(item),
            "papers": papers_word(item, papers, self.today, None),
            "papers_url": self.at("meetings:item_papers", item.public_id),
            "report_url": self.at("meetings:report", item.public_id)
            if item.slot == Slot.REPORT and item.meeting
            else "",
            "steps": step_rows(steps_of(item)),
            "others": [(one.title, self.at("meetings:item", one.public_id), _where(one)) for one in others],
            "matter_url": self.at("meetings:matter", (item.matter or item).public_id),
            "offer": offer,
            "offer_url": self.at("meetings:answer_offer", item.public_id) if self._answers() else "",
            "agenda_url": self.at("meetings:agenda", item.meeting.public_id) if item.meeting else "",
            "plan_url": self.at("meetings:forward_plan"),
            "review_url": self._review_url(),
            "progress_url": self.at("plan:progress") if item.slot == Slot.PLAN_PROGRESS else "",
            "plan_papers": self._plan_papers(),
            "pack_url": self.at("meetings:pack", item.meeting.public_id) if item.meeting else "",
            "issue_url": issue_page(self.membership, item.subject_id) if item.subject_kind == "issue" else "",
            "ways": self._ways(),
            "interests": self._interests(),
            "guests": guests_at([item]).get(item.pk, []),
            "late_actions": self._late_actions(),
        }

    def _plan_papers(self) -> list[tuple[str, str]]:
        """Return what the plan brings to the meeting: each paper’s title, and who gave no update (K20)."""
        meeting = self.item.meeting
        if self.item.slot != Slot.PLAN_PROGRESS or meeting is None:
            return []
        return [(words.heading, words.about) for words in plan_words(self.membership, meeting, self.today)]

    def _late_actions(self) -> list[ActionRow]:
        """Return the actions two or more weeks late, for the item that looks at actions (C7)."""
        if self.item.slot != Slot.ACTIONS or self.item.state != ItemState.PLACED:
            return []
        due_by = long_late_by(self.today)
        return list(action_rows(actions_of(self.item.group, self.membership, self.today, due_by=due_by)))

    def _interests(self) -> list[tuple[InterestLine, str]]:
        """Return who declared an interest, with the page to lift it for those who steer the group."""
        lifts = steers(self.membership, self.item.group)
        found = interests_in(self.membership, [self.item]).get(self.item.pk, [])
        return [(i, self.at("meetings:lift_interest", i.public_id) if lifts else "") for i in found]

    def _answers(self) -> bool:
        return self.is_before and self.item.meeting_id is not None and may_answer(self.membership, self.item)

    def _review_url(self) -> str:
        if self.item.slot != "frequency-review" or self.item.group.partnership_id != self.partnership.pk:
            return ""
        return review_url(self, self.item)

    def _ways(self) -> list[tuple[str, str]]:
        item = self.item
        if item.state not in OPEN:
            return []
        names = [("Declare an interest", "declare")] if self.membership.may(Permission.TAKE_PART) else []
        is_steered = steers(self.membership, item.group)
        if is_steered:
            names += self._names()
        ways = [(words, self.at(f"meetings:{name}", item.public_id)) for words, name in names]
        if is_steered and not item.is_closed:
            commission = f"{self.at('meetings:issue_commission')}?item={item.public_id}"
            ways.insert(-1, ("Commission work from a group", commission))
        return ways

    def _names(self) -> list[tuple[str, str]]:
        """Return what whoever steers the group may do, with the name of each page."""
        item = self.item
        names = [("Change it", "change_item")]
        if item.state == ItemState.WAITING:
            names.append(("Put on an agenda", "place_item"))
        elif self.is_before:
            names.append(("Defer it", "defer_item"))
        if item.meeting and item.meeting.meets_on <= self.today:
            names += [("Record a decision", "decide"), ("Carry it over", "carry_over")]
        names.append(("Send it to another group", "send_on"))
        names.append(("Choose who may read it" if item.is_closed else "Close it", "close_item"))
        if item.is_closed:
            names.append(("Open it to everybody", "open_item"))
        names.append(("Withdraw it", "withdraw_item"))
        return names


def review_url(page: Any, item: AgendaItem) -> str:
    """Return where the review of how often a group meets is put on record, or nothing."""
    from kith.work.meetings.queries.choices import group_of
    from kith.work.meetings.standing import duties_on

    group = group_of(page.membership, item.group)
    duties = duties_on(group.as_at, "frequency-review") if group else ()
    key = next((duty.key for duty in duties if duty.group == item.group.key), "")
    return page.at("arrangements:promise", key) if key else ""


def _where(item: AgendaItem) -> str:
    return f"{item.group.name}, {meeting_words(item.meeting)}: {item.get_state_display().lower()}"
