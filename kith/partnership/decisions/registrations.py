"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.standings import duty_sources
from kith.partnership.decisions.duties import SOURCE

duty_sources.add("decisions", SOURCE)
