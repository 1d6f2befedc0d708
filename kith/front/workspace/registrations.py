"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.navigation import Place, places

places.add(
    "partners",
    Place(
        33,
        "Partners side by side",
        "workspace:partners",
        "Attendance, papers, funding and actions of each statutory partner over a year.",
    ),
)
