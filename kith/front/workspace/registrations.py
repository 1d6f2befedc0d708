"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, Section, places

places.add(
    "partners",
    Place(
        Section.PEOPLE,
        50,
        "Partners side by side",
        "workspace:partners",
        "Attendance, papers, funding and actions of each statutory partner over a year.",
    ),
)
