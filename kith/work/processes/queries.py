"""Questions about the process, each in a constant number of queries."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import QuerySet

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership
from kith.work.processes.models import (
    AlignmentItem,
    ProcessTemplate,
    TemplateAdoption,
    TemplateParty,
    TemplateVersion,
)


def version_in_use(partnership: Partnership, on: date) -> TemplateVersion | None:
    """Return the version by which a partnership works on a day, or None where it adopted none. One query."""
    rows = TemplateAdoption.objects.filter(partnership=partnership, adopted_on__lte=on)
    found = rows.select_related("version__template").order_by("-adopted_on", "-pk").first()
    return found.version if found else None


def template_of(membership: Membership) -> ProcessTemplate | None:
    """Return the template that the member’s partnership shares, or None. One query."""
    return ProcessTemplate.objects.visible_to(membership).first()


def parties_of(template: ProcessTemplate) -> Sequence[TemplateParty]:
    """Return the partnerships that share a template, by name. One query."""
    return list(template.parties.select_related("partnership").order_by("partnership__name"))


def versions_of(template: ProcessTemplate) -> Sequence[TemplateVersion]:
    """Return the versions of a template, the latest first, with their adoptions. Two queries."""
    return list(template.versions.prefetch_related("adoptions").order_by("-number"))


def in_use(template: ProcessTemplate, on: date) -> Mapping[int, TemplateAdoption]:
    """Return the latest adoption of each partnership on a day, by the partnership’s pk. One query."""
    rows = TemplateAdoption.objects.filter(version__template=template, adopted_on__lte=on)
    return {one.partnership_id: one for one in rows.select_related("version").order_by("adopted_on", "pk")}


def items_of(template: ProcessTemplate) -> Sequence[AlignmentItem]:
    """Return what is to be aligned: the open ones by day, then what is done. One query."""
    rows = template.items.select_related("partnership").order_by("due_on", "pk")
    return sorted(rows, key=lambda one: one.done_on is not None)


def version_seen_by(membership: Membership, public_id: str) -> TemplateVersion | None:
    """Return one version of a template that the member’s partnership shares, or None. One query."""
    rows = TemplateVersion.objects.filter(template__in=ProcessTemplate.objects.visible_to(membership))
    return rows.filter(public_id=public_id).select_related("template").first()


def item_seen_by(membership: Membership, public_id: str) -> AlignmentItem | None:
    """Return one item of a template that the member’s partnership shares, or None. One query."""
    rows = AlignmentItem.objects.filter(template__in=ProcessTemplate.objects.visible_to(membership))
    return rows.filter(public_id=public_id).select_related("template", "partnership").first()


def who_may_share(partnership: Partnership) -> QuerySet[Partnership]:
    """Return the partnerships with which one may agree on a template: others that share none yet."""
    rows = Partnership.objects.filter(process_party__isnull=True).exclude(pk=partnership.pk)
    return rows.order_by("name")


def sharers_of(template: ProcessTemplate) -> QuerySet[Partnership]:
    """Return the partnerships that share a template, by name."""
    return Partnership.objects.filter(process_party__template=template).order_by("name")
