"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.registries import decision_effects
from kith.base.kernel.standings import duty_sources
from kith.partnership.arrangements.duties import SOURCE
from kith.partnership.arrangements.operations.adoption import adopt_by_decision

duty_sources.add("arrangements", SOURCE)
decision_effects.add("adopt-arrangements", adopt_by_decision)
