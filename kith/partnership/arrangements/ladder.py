"""What pages about people ask of the arrangements: the ladder of seniority, and the names of groups."""

from datetime import date

from kith.partnership.arrangements.document.models import Rank
from kith.partnership.arrangements.queries import groups_of, timelines_of
from kith.partnership.partnerships.enums import Sector
from kith.partnership.partnerships.ladder import Rung
from kith.partnership.partnerships.models import Partnership


def ladder_of(partnership: Partnership, day: date) -> tuple[Rung, ...]:
    """Return the rungs of the arrangements to show on a day, the most senior first."""
    chapter = timelines_of(partnership)[0].to_show_on(day)
    ranks = chapter.document.seniority if chapter else ()
    return tuple(Rung(rank.key, rank.name, titles_words(rank)) for rank in ranks)


def titles_words(rank: Rank) -> str:
    """Return what each sector calls those who stand on a rung: “Council: Director. NHS: Chief nurse.”"""
    said = [f"{_sector(sector)}: {', '.join(titles)}." for sector, titles in rank.titles.items() if titles]
    return " ".join(said)


def _sector(key: str) -> str:
    return Sector(key).label if key in Sector.values else key.replace("-", " ").capitalize()


def group_names_of(partnership: Partnership) -> dict[tuple[int, str], str]:
    """Return the name of each group that a partnership has or shares, by its home’s pk and its key."""
    return {(group.partnership_id, group.key): group.name for group in groups_of(partnership)}
