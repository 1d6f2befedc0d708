"""The fixed words of partnerships: kinds of standing and the roles of posts."""

from django.db.models import TextChoices


class StandingKind(TextChoices):
    """What a body is to a partnership."""

    STATUTORY_PARTNER = "statutory-partner", "Statutory safeguarding partner"
    RELEVANT_AGENCY = "relevant-agency", "Relevant agency"
    OTHER = "other", "Other body"


class PostRole(TextChoices):
    """What the holder of a post does for the partnership, and so what the post opens."""

    MANAGER = "manager", "Business manager"
    COORDINATOR = "coordinator", "Coordinator"
    ADMINISTRATOR = "administrator", "System administrator"
    AUDITOR = "auditor", "Auditor of the trail"
    INDEPENDENT = "independent", "Independent advisor, chair or scrutineer"
    LINK_OFFICER = "link-officer", "Link officer with another board"


BUSINESS_UNIT_POSTS = (PostRole.MANAGER, PostRole.COORDINATOR, PostRole.ADMINISTRATOR, PostRole.AUDITOR)
"""Posts that every partnership has, whatever its arrangements say."""

POSTS_WITHOUT_CONTENT = frozenset({PostRole.ADMINISTRATOR, PostRole.AUDITOR})
"""Posts that look after accounts or the trail and open none of the partnership's records (AR19, AR23)."""


class Sector(TextChoices):
    """The usual sectors of bodies; an arrangement file may name a few more and words of its own."""

    COUNCIL = "council", "Council"
    POLICE = "police", "Police"
    NHS = "nhs", "NHS"
    EDUCATION = "education", "Education"
    JUSTICE = "justice", "Justice"
    VOLUNTARY = "voluntary", "Voluntary"
