"""Leicester City’s sample: a small invented partnership, there so that joint groups have another side."""

from datetime import date, timedelta

from kith.front.demo.samples.stage import Job, Sitting, Stage
from kith.partnership.arrangements.operations.adoption import record_adoption
from kith.partnership.arrangements.operations.versions import publish_version
from kith.partnership.partnerships.models import Partnership

CITY, POLICE, ICB = (
    "leicester-city-council",
    "leicestershire-police",
    "leicester-leicestershire-and-rutland-icb",
)
JOINT = ("planning-and-delivery", "policy-and-procedures", "learning-and-development")
ICB_BEGINS = date(2022, 7, 1)


class CityStage(Stage):
    """Leicester City’s people sit in the joint groups too, whose home is its neighbour."""

    def home_of(self, group: str) -> str:
        """Return the neighbour’s key for a joint group."""
        return "leicestershire-and-rutland" if group in JOINT else self.partnership.key


JOBS = (
    Job("Thaddeus Briarley", "", "", key="stranger"),
    Job("Henrietta Bullfinch", CITY, "Director of children’s services", "director"),
    Job("Cosmo Waxwing", CITY, "Assistant director", "assistant-director"),
    Job(
        "Araminta Gentian",
        CITY,
        "Head of safeguarding",
        "head-of-service",
        ("Head of safeguarding", "Safeguarding lead"),
    ),
)


def seats(today: date) -> tuple[Sitting, ...]:
    """Return who sits where, and from when."""
    two_years = today - timedelta(days=730)
    lead = "leicester-city-lead"
    return (
        Sitting("Thaddeus Briarley", "manager"),
        Sitting("Henrietta Bullfinch", f"{lead}/chair", body=CITY),
        Sitting("Henrietta Bullfinch", f"{lead}/statutory-partners", body=CITY),
        Sitting("Barnaby Larkspur", f"{lead}/statutory-partners", body=POLICE),
        Sitting("Odette Meadowsweet", f"{lead}/statutory-partners", ICB_BEGINS, body=ICB),
        Sitting("Araminta Gentian", "lantern-quarter-practice/statutory-partners", two_years, body=CITY),
        Sitting("Cosmo Waxwing", "planning-and-delivery/assistant-directors", two_years, body=CITY),
        Sitting("Araminta Gentian", "policy-and-procedures/statutory-partners", two_years, body=CITY),
    )


def put_in_place(today: date) -> Partnership:
    """Stand the sample up beside its neighbour, whose people it knows where they serve both."""
    stage = CityStage("leicester-city", "Leicester City Safeguarding Children Partnership (sample)", "LCSCP")
    version = stage.load()
    evidence = "The statutory partners of the city agreed on 17 September 2019 (invented for this sample)."
    record_adoption(version=version, by=stage.by, on=date(2019, 9, 17), evidence=evidence)
    publish_version(version=version, by=stage.by)
    stage.hire(JOBS)
    stage.seat(seats(today))
    return stage.end()
