"""Promises that the document itself keeps: its legal basis, edition, scope and statutory partners."""

from datetime import date

from kith.base.kernel.standings import Finding, Standing
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import of_page
from kith.partnership.arrangements.duties.once import once_a_stretch
from kith.partnership.arrangements.duties.succession import succession_words
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.guidance.editions import edition, edition_on
from kith.partnership.arrangements.words import and_list, count_of, long_date

WORDS = {
    "legal-basis": "The arrangements cite the Act and the edition of the guidance that they are made under.",
    "edition": "The edition that the arrangements are made under applies on the day. At risk when a later "
    "one does.",
    "scope": "The arrangements name their area and the children whom they cover.",
    "statutory-partners": "Each statutory partner named has a standing on the day, itself or through its "
    "successor.",
}

ABOUT = ("arrangements:about", "About these arrangements")


@once_a_stretch
def legal_basis(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether the legal basis is on record (K2)."""
    chapter = ground.on(day).chapter
    about = chapter.document.about if chapter else None
    if about is None or not about.legal_basis:
        return Finding(
            Standing.NOT_STATED, "The arrangements cite no legal basis.", evidence=of_page(ground, *ABOUT)
        )
    words = f"{about.legal_basis} Guidance: {edition(about.edition).name}."
    return Finding(Standing.MET, words, evidence=of_page(ground, *ABOUT))


def edition_applies(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether the edition that the arrangements are made under applies on the day (K3)."""
    chapter = ground.on(day).chapter
    where = of_page(ground, "arrangements:checklist", "Required contents")
    if chapter is None:
        return Finding(Standing.NOT_STATED, "No arrangements are in force on this day.", evidence=where)
    made_under, applies = edition(chapter.document.about.edition), edition_on(day)
    if applies is None or applies.key == made_under.key:
        return Finding(Standing.MET, f"Made under {made_under.name}, which applies.", evidence=where)
    if applies.in_force_from < made_under.in_force_from:
        words = f"Made under {made_under.name}, which applies from {long_date(made_under.in_force_from)}."
        return Finding(Standing.MET, words, evidence=where)
    words = (
        f"Made under {made_under.name}. {applies.name} has applied since {long_date(applies.in_force_from)}."
    )
    return Finding(Standing.AT_RISK, words, evidence=where)


@once_a_stretch
def scope(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether the area and the children covered are stated (L1, K8)."""
    chapter = ground.on(day).chapter
    document = chapter.document if chapter else None
    where = of_page(ground, *ABOUT)
    if document is None or not document.partnership.areas:
        return Finding(Standing.NOT_STATED, "The arrangements name no area.", evidence=where)
    areas = and_list([area.name for area in document.partnership.areas])
    children = f" {document.partnership.scope}" if document.partnership.scope else ""
    return Finding(
        Standing.MET,
        f"Covers {areas}, with {count_of(len(document.groups), 'group')}.{children}",
        evidence=where,
    )


@once_a_stretch
def statutory_partners(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether every statutory partner named, or its successor, has its standing (L3, K10)."""
    as_at = ground.on(day)
    where = of_page(ground, "partnerships:bodies", "Agencies")
    names = [body.name for body in as_at.statutory_partners]
    if not names:
        return Finding(Standing.MISSED, "No body is a statutory partner on this day.", evidence=where)
    here = {body.pk for body in as_at.statutory_partners}
    document = as_at.chapter.document if as_at.chapter else None
    named = [b for b in (document.bodies if document else ()) if b.standing == "statutory-partner"]
    begun = [b for b in named if b.held_from is None or b.held_from <= day]
    lost = [b.name for b in begun if (now := as_at.body_now(b.key)) is None or now.pk not in here]
    counted = f"{count_of(len(names), 'statutory partner')} on this day: {and_list(names)}."
    words = f"{counted} {succession_words(as_at)}".strip()
    if lost:
        return Finding(Standing.MISSED, f"{words} Without a standing: {and_list(lost)}.", evidence=where)
    return Finding(Standing.MET, words, evidence=where)


JUDGES = {
    "legal-basis": legal_basis,
    "edition": edition_applies,
    "scope": scope,
    "statutory-partners": statutory_partners,
}
