"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, Section, places
from kith.base.kernel.registries import decision_effects
from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.standings import duty_sources
from kith.partnership.arrangements.duties import SOURCE
from kith.partnership.arrangements.ladder import group_names_of, ladder_of
from kith.partnership.arrangements.lifecycle import VERSION
from kith.partnership.arrangements.operations.adoption import adopt_by_decision
from kith.partnership.arrangements.permissions import WORDS
from kith.partnership.partnerships.ladder import group_names, ladders

ladders.add("arrangements", ladder_of)
group_names.add("arrangements", group_names_of)
rulebooks.add("arrangements", Rulebook("Arrangements", WORDS, (VERSION,)))
duty_sources.add("arrangements", SOURCE)
decision_effects.add("adopt-arrangements", adopt_by_decision)
places.add(
    "structure",
    Place(Section.PEOPLE, 10, "Structure", "arrangements:structure", "The groups, and who answers to whom."),
)
places.add(
    "linked-boards",
    Place(
        Section.PEOPLE,
        60,
        "Linked boards",
        "arrangements:linked_boards",
        "Boards and bodies beside the partnership, and who links them.",
    ),
)

places.add(
    "promises",
    Place(
        Section.ARRANGEMENTS,
        10,
        "Promises",
        "arrangements:board",
        "Every promise with how it stands today, and why.",
        in_menu=True,
    ),
)
places.add(
    "seats",
    Place(
        Section.PEOPLE,
        20,
        "Seats and people",
        "arrangements:seats",
        "Every seat and post with its holder, and what is missing.",
    ),
)
places.add(
    "function-map",
    Place(
        Section.ARRANGEMENTS,
        60,
        "Function map",
        "arrangements:function_map",
        "What a retired group did, and which group has it now.",
    ),
)
places.add(
    "shared-promises",
    Place(
        Section.ARRANGEMENTS,
        50,
        "Shared promises",
        "arrangements:shared_promises",
        "What another partnership’s arrangements ask this one to sign off, in groups that both share.",
    ),
)

places.add(
    "arrangements",
    Place(
        Section.ARRANGEMENTS,
        20,
        "Arrangements",
        "arrangements:versions",
        "Every version of the arrangements.",
    ),
)
places.add(
    "about",
    Place(
        Section.ARRANGEMENTS,
        30,
        "About these arrangements",
        "arrangements:about",
        "Their legal basis, edition, area and scope, the day they took effect, and what came before.",
    ),
)
places.add(
    "checklist",
    Place(
        Section.ARRANGEMENTS,
        40,
        "Required contents",
        "arrangements:checklist",
        "Each content that the guidance requires, and where the arrangements answer it.",
    ),
)
places.add(
    "guidance",
    Place(
        Section.ARRANGEMENTS,
        70,
        "Guidance",
        "arrangements:guidance",
        "The editions of the statutory guidance, and what differs.",
    ),
)
