"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.partnership.notices.lifecycle import MAIL
from kith.partnership.notices.permissions import WORDS, Permission

kinds_of_work.add("mail", "notices")
rulebooks.add("notices", Rulebook("Mail", WORDS, (MAIL,)))
places.add(
    "mail-and-calendar",
    Place(
        Section.ADMINISTRATION,
        10,
        "Mail and calendar",
        "notices:wishes",
        "What comes to you by mail, and your meetings in your own calendar.",
    ),
)
places.add(
    "mail-that-did-not-go",
    Place(
        Section.ADMINISTRATION,
        20,
        "Mail that did not go",
        "notices:post",
        "Mail that failed or may not have gone, and to whom.",
        needs=Permission.SEE_POST,
    ),
)
