"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.partnership.partnerships.permissions import WORDS, Permission

rulebooks.add("partnerships", Rulebook("People, agencies and the trail", WORDS))
places.add(
    "bodies",
    Place(Section.PEOPLE, 30, "Agencies", "partnerships:bodies", "The partners and agencies as at any day."),
)
places.add(
    "people",
    Place(
        Section.PEOPLE,
        40,
        "People",
        "partnerships:people",
        "Who works with the partnership: jobs, seats and posts.",
    ),
)
places.add(
    "trail",
    Place(
        Section.ADMINISTRATION,
        30,
        "Trail",
        "partnerships:trail",
        "Who changed, read and took out what, and by which appointment.",
        needs=Permission.READ_TRAIL,
    ),
)
