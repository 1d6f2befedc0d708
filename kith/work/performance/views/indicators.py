"""The indicators: the list, one with its chart and figures, and the deeds on it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property

from kith.base.kernel.access import MEMBERS
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.queries import known_bodies
from kith.partnership.plan.forms import covers_initial
from kith.partnership.plan.public import Priority
from kith.work.performance.charts import control_chart
from kith.work.performance.forms import (
    AddIndicatorForm,
    EndIndicatorForm,
    IndicatorForm,
    StepForm,
    TargetForm,
)
from kith.work.performance.marks import figure_mark
from kith.work.performance.models import FEWEST_SHOWN
from kith.work.performance.operations.indicators import (
    Terms,
    add_indicator,
    begin_step,
    change_indicator,
    end_indicator,
    set_target,
)
from kith.work.performance.periods import named
from kith.work.performance.permissions import Permission
from kith.work.performance.presenters.indicators import (
    entry_of,
    figure_lines,
    lines_of,
    outcomes_line,
    remark_lines,
    shown_lines,
    step_lines,
    target_lines,
    unshown_of,
)
from kith.work.performance.presenters.parts import parts_shown
from kith.work.performance.queries.figures import figures_of, unstated_of
from kith.work.performance.queries.indicators import (
    groups_to_choose,
    indicators_seen_by,
    priorities_to_choose,
    priorities_without,
    priorities_without_objective,
    priorities_without_outcome,
    remarks_on,
)
from kith.work.performance.queries.measures import measures_by, objectives_to_show
from kith.work.performance.queries.parts import latest_parts
from kith.work.performance.queries.series import series_of
from kith.work.performance.recording import answers_for
from kith.work.performance.reports.lines import line_of
from kith.work.performance.series import Series
from kith.work.performance.spc import FEWEST, RUN
from kith.work.performance.views.parts import KEEPERS, MENU, IndicatorPage, periods_of
from kith.work.performance.words import (
    ASSURANCE,
    COMPARED_CAVEAT,
    REACHED,
    VARIATION,
    amount,
    asks,
    compared_words,
    late_words,
    latest_words,
    sentence,
    unstated_words,
)


class Indicators(MemberPage):
    """Every indicator, outcomes first; those that serve no priority, and priorities that none serves."""

    policy = MEMBERS
    menu = MENU
    title = "Indicators"
    template_name = "performance/indicators.jinja"

    def content(self) -> dict[str, Any]:
        """Return the list, and what is tied to nothing."""
        found = list(indicators_seen_by(self.membership))
        objectives = objectives_to_show(self.membership, self.today)
        lines = lines_of(found, objectives, self.today, self.at)
        kept = lines_of((one for one in found if one.holds_on(self.today)), objectives, self.today, self.at)
        bare = priorities_without(self.membership, found, self.today)
        may = self.membership.may(Permission.KEEP)
        return {
            "outcomes": outcomes_line(found, self.today) if found else "",
            "lines": lines,
            "orphans": [line for line in kept if line.is_orphan],
            "unshown": unshown_of(objectives, self.at),
            "bare": self._named(bare),
            "unjudged": self._named(priorities_without_outcome(self.membership, found, self.today)),
            "aimless": self._named(priorities_without_objective(self.membership, self.today)),
            "add_url": self.at("performance:add") if may else "",
            "scorecard_url": self.at("performance:scorecard"),
            "children_url": self.at("performance:children"),
        }

    def _named(self, priorities: Iterable[Priority]) -> list[tuple[str, str]]:
        return [(one.name, self.at("plan:priority", one.public_id)) for one in priorities]


class OneIndicator(IndicatorPage):
    """An indicator: what the figures say and what to ask, the chart, the figures, its entry, remarks."""

    policy = MEMBERS
    template_name = "performance/indicator.jinja"

    def heading(self) -> str:
        """Return its name."""
        return self.indicator.name

    def line(self) -> str:
        """Return what kind it is, which priority it serves, and who sends its figures."""
        one = self.indicator
        parts = [one.get_kind_display(), one.priority.name if one.priority else "No priority"]
        return ", ".join([*parts, *([one.owner.name] if one.owner else [])])

    def content(self) -> dict[str, Any]:
        """Return what it says first, then its facts."""
        series = series_of([self.indicator], self.today, compared=True)[0]
        remarks, measures = remarks_on(self.indicator), measures_by(self.indicator, self.membership)
        figures = figure_lines(series, figures_of(self.indicator), unstated_of(self.indicator), self.at)
        may_answer = self.membership.may(Permission.KEEP) or self._answers(remarks)
        return {
            **_said(series),
            "entry": entry_of(self.indicator),
            "targets": target_lines(series),
            "figures": [one for one in figures if one.is_own],
            "others": [one for one in figures if not one.is_own],
            "aims": line_of(series, planned=measures).aims,
            "steps": step_lines(series),
            "parts": parts_shown(self.indicator, latest_parts(self.indicator)),
            "shows": shown_lines(measures, self.indicator.unit, self.at),
            "remarks": remark_lines(remarks, self.indicator, self.at, may=may_answer),
            "ways": self._ways(series),
            "list_url": self.at("performance:indicators"),
        }

    def _answers(self, remarks: Any) -> bool:
        """Return whether the reader’s agency owns the figures; asked only where something waits."""
        waits = any(one.answered_at is None for one in remarks)
        return waits and answers_for(self.indicator, self.membership.person.pk, self.today)

    def _ways(self, series: Series) -> list[tuple[str, str]]:
        ways = [("Comment or challenge", "performance:remark")]
        if self.membership.may(Permission.KEEP):
            ways += [("Change it", "performance:change"), ("Set a target", "performance:target")]
            ways += [("Begin the limits anew", "performance:step")] if len(series.points) > 1 else []
            ways += [("End it", "performance:end")] if self.indicator.held_to is None else []
        return [(words, self.at(name, self.indicator.public_id)) for words, name in ways]


def _said(series: Series) -> dict[str, Any]:
    """Return what the figures say: the one answer that marks, sentence and chart share."""
    latest, frequency, unit = series.latest, series.indicator.frequency, series.indicator.unit
    limits = series.limits
    return {
        "latest": latest_words(series),
        "period": named(latest.period_from, frequency) if latest else "",
        "unstated": unstated_words(series),
        "late": late_words(series),
        "variation": figure_mark(series.variation, VARIATION[series.variation][1]),
        "assurance": figure_mark(series.assurance, ASSURANCE[series.assurance][1]),
        "reached": figure_mark(series.reached, REACHED[series.reached][1]),
        "says": sentence(series),
        "asks": asks(series),
        "chart": control_chart(series) if series.points else "",
        "levels": [
            ("Mean", amount(limits.mean, unit)),
            ("Lower limit", amount(series.bounded(limits.lower), unit)),
            ("Upper limit", amount(series.bounded(limits.upper), unit)),
        ] if limits else [],
        "compared": compared_words(series),
        "caveat": COMPARED_CAVEAT if series.compared else "",
        "run": RUN,
        "fewest": FEWEST,
    }  # fmt: skip


class Writes(MemberForm, is_base=True):
    """A page that asks for an indicator’s entry in the dictionary."""

    menu = MENU

    @cached_property
    def groups(self) -> dict[str, Any]:
        """Return the groups of today by public id."""
        return groups_to_choose(ground_of(self.partnership, at=self.membership.tide).on(self.today))

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies, priorities and groups to choose from."""
        return {
            "bodies": known_bodies(self.partnership).order_by("name"),
            "priorities": priorities_to_choose(self.membership),
            "groups": sorted(
                ((key, group.name) for key, group in self.groups.items()), key=lambda one: one[1]
            ),
        }

    def terms(self, said: dict[str, Any]) -> Terms:
        """Return what was written down."""
        written = {name: said[name] for name in Terms.__dataclass_fields__}
        return Terms(**{**written, "group": self.groups.get(said["group"])})


class Add(Writes):
    """Add an indicator."""

    policy = KEEPERS
    title = "Add an indicator"
    form_class = AddIndicatorForm
    button = "Add the indicator"

    def initial(self) -> dict[str, Any]:
        """Return the usual answers."""
        return {"lag_days": 30, "fewest_shown": FEWEST_SHOWN, "held_from": self.today}

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("performance:indicators")

    def act(self, form: Any) -> HttpResponse:
        """Add it."""
        said = form.cleaned_data
        terms = self.terms(said)
        made = add_indicator(
            partnership=self.partnership, terms=terms, key=said["key"], by=self.actor, on=self.today
        )
        return self.done("The indicator is added.", self.at("performance:indicator", made.public_id))


class IndicatorDeed(MemberForm, IndicatorPage, is_base=True):
    """A deed on one indicator."""

    def line(self) -> str:
        """Return which indicator it is."""
        return self.indicator.name

    def cancel_url(self) -> str:
        """Return the page of the indicator."""
        return self.here()


class Change(Writes, IndicatorDeed):
    """Change an indicator’s entry in the dictionary."""

    policy = KEEPERS
    title = "Change the indicator"
    form_class = IndicatorForm

    def initial(self) -> dict[str, Any]:
        """Return what is on record."""
        one = self.indicator
        written = {name: getattr(one, name) for name in Terms.__dataclass_fields__}
        linked = {
            name: getattr(one, name).public_id if getattr(one, name) else ""
            for name in ("owner", "priority", "group")
        }
        return written | linked | covers_initial(one)

    def act(self, form: Any) -> HttpResponse:
        """Change it."""
        change_indicator(
            indicator=self.indicator, terms=self.terms(form.cleaned_data), by=self.actor, on=self.today
        )
        return self.done("The indicator is changed.", self.here())


class End(IndicatorDeed):
    """End an indicator."""

    policy = KEEPERS
    title = "End the indicator"
    form_class = EndIndicatorForm
    button = "End the indicator"

    def act(self, form: Any) -> HttpResponse:
        """End it."""
        end_indicator(indicator=self.indicator, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The last day of the indicator is on record.", self.here())


class SetTarget(IndicatorDeed):
    """Set what an indicator is to reach."""

    policy = KEEPERS
    title = "Set a target"
    form_class = TargetForm
    button = "Set the target"

    def act(self, form: Any) -> HttpResponse:
        """Set it."""
        said = form.cleaned_data
        said["tolerance"] = said["tolerance"] or 0
        set_target(indicator=self.indicator, by=self.actor, on=self.today, **said)
        return self.done("The target is set.", self.here())


class BeginStep(IndicatorDeed):
    """Work an indicator’s limits out anew from a period on."""

    policy = KEEPERS
    title = "Begin the limits anew"
    form_class = StepForm
    button = "Begin them anew"

    def form_arguments(self) -> dict[str, Any]:
        """Return the periods to choose from."""
        return {"periods": periods_of(series_of([self.indicator], self.today)[0], after_first=True)}

    def act(self, form: Any) -> HttpResponse:
        """Begin them anew."""
        begin_step(indicator=self.indicator, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The limits are worked out anew from that period.", self.here())
