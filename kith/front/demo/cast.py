"""The people as whom one can sign in to the samples, and what each of them may see."""

from dataclasses import dataclass

LRSCP, KSCP, LEICESTER = "leicestershire-and-rutland", "knowsley", "leicester-city"


@dataclass(frozen=True)
class Part:
    """One of the cast: a fictional person with an account."""

    key: str
    name: str
    partnership: str
    is_who: str
    sees: str

    @property
    def email(self) -> str:
        """Return the address that the account goes by; the domain can’t receive mail."""
        return f"{self.key.replace('_', '.')}@samples.kith.example"


CAST = (
    Part(
        "manager",
        "Marigold Ashdown",
        LRSCP,
        "business manager",
        "everything but other people’s closed records",
    ),
    Part(
        "coordinator", "Tansy Wetherfield", LRSCP, "coordinator", "what the manager sees, without the trail"
    ),
    Part(
        "independent_advisor",
        "Aurelia Stonecrop",
        LRSCP,
        "independent advisor, who chairs and scrutinises",
        "the partnership as a member",
    ),
    Part(
        "council_director",
        "Peregrine Oakhanger",
        LRSCP,
        "director at Leicestershire County Council",
        "the partnership as a member, and takes the council’s position on decisions",
    ),
    Part(
        "rutland_director",
        "Clementine Furzedown",
        LRSCP,
        "director at Rutland County Council",
        "the partnership as a member, and takes the council’s position on decisions",
    ),
    Part(
        "police_director",
        "Barnaby Larkspur",
        LRSCP,
        "assistant chief constable at Leicestershire Police",
        "the partnership as a member, and takes the police’s position on decisions",
    ),
    Part(
        "health_director",
        "Odette Meadowsweet",
        LRSCP,
        "chief nurse at the integrated care board",
        "the partnership as a member, and takes the board’s position on decisions",
    ),
    Part(
        "planning_chair",
        "Rowan Thistlewood",
        LRSCP,
        "chair of the Planning and Delivery Group",
        "the partnership as a member",
    ),
    Part(
        "case_review_chair",
        "Hester Willowherb",
        LRSCP,
        "chair of the Case Review Group",
        "the partnership as a member",
    ),
    Part(
        "agency_lead",
        "Quentin Sandpiper",
        LRSCP,
        "safeguarding lead at Bramble Community NHS Trust",
        "the partnership as a member",
    ),
    Part(
        "link_officer",
        "Theodora Milkwort",
        LRSCP,
        "Director of Public Health, Leicestershire, the link with the child death review panel",
        "the partnership as a member, and the concerns to and from the panel",
    ),
    Part(
        "priority_lead",
        "Nerys Bilberry",
        LRSCP,
        "deputy chief nurse, who leads a priority and chairs the Multi-Agency Audit Group",
        "the partnership as a member, and reports on the priority",
    ),
    Part(
        "young_member",
        "Robin",
        LRSCP,
        "member of the Young People Advisory Group",
        "the partnership as a member",
    ),
    Part(
        "practitioner",
        "Imogen Reedmace",
        LRSCP,
        "practitioner without an appointment",
        "nothing but what is published",
    ),
    Part(
        "leaver",
        "Cornelius Dogwood",
        LRSCP,
        "former member, whose appointment has ended",
        "nothing but what is published",
    ),
    Part(
        "joiner",
        "Saffron Hazelmere",
        LRSCP,
        "member from a day that is still to come",
        "nothing but what is published, until that day",
    ),
    Part("administrator", "Wilfred Mossbank", LRSCP, "system administrator", "no records of the partnership"),
    Part("auditor", "Drusilla Ferncliffe", LRSCP, "auditor", "the trail and nothing else"),
    Part(
        "knowsley_manager",
        "Linnet Harbourne",
        KSCP,
        "business manager",
        "everything but other people’s closed records",
    ),
    Part("independent_chair", "Ambrose Silverdale", KSCP, "independent chair", "the partnership as a member"),
    Part(
        "knowsley_council_director",
        "Perpetua Rushmere",
        KSCP,
        "director at Knowsley Council",
        "the partnership as a member, and takes the council’s position on decisions",
    ),
    Part(
        "knowsley_police_director",
        "Jolyon Kestrel",
        KSCP,
        "chief superintendent at Merseyside Police",
        "the partnership as a member, and takes the police’s position on decisions",
    ),
    Part(
        "knowsley_health_director",
        "Verity Saltmarsh",
        KSCP,
        "director at the integrated care board",
        "the partnership as a member, and takes the board’s position on decisions",
    ),
    Part(
        "knowsley_priority_lead",
        "Honoria Teasdale",
        KSCP,
        "head of service at Knowsley Council, who leads the work on neglect",
        "the partnership as a member, and reports on the priority",
    ),
    Part(
        "stranger",
        "Thaddeus Briarley",
        LEICESTER,
        "business manager",
        "Leicester City’s partnership, and of its neighbour the joint groups alone",
    ),
)

BY_KEY = {part.key: part for part in CAST}
