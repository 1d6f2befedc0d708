"""Bringing figures in: choosing a file or pasting rows, and saying what its columns are."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils.functional import cached_property
from django_q.tasks import async_task

from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.pages import MemberForm
from kith.work.performance.forms import NameColumnsForm, OfferForm
from kith.work.performance.models import Delivery
from kith.work.performance.operations.offering import (
    LARGE,
    name_columns,
    offer_figures,
    read_delivery,
    read_offer,
)
from kith.work.performance.permissions import Permission
from kith.work.performance.queries.indicators import indicators_seen_by
from kith.work.performance.queries.owed import agencies_of
from kith.work.performance.reading.layouts import LONG
from kith.work.performance.views.figures import SHOWN, DeliveryPage
from kith.work.performance.views.parts import BRINGERS, MENU

JOB = "kith.work.performance.jobs.read_figures_of"


def have_read(delivery: Delivery) -> None:
    """Let a job read a file as soon as what was done so far is kept."""
    transaction.on_commit(lambda: async_task(JOB, delivery.public_id))


class Offer(MemberForm):
    """Choose a file or paste rows. No figure changes yet; every fault is named by its cell."""

    policy = BRINGERS
    menu = MENU
    title = "Bring in figures"
    form_class = OfferForm
    template_name = "performance/offer.jinja"
    button = "Look through them"

    @cached_property
    def agencies(self) -> list[Body]:
        """Return the agencies whose figures the reader may bring in; none for the unit, which brings all."""
        return [] if self.membership.may(Permission.DELIVER) else list(agencies_of(self.membership))

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies to choose from, where there are several."""
        return {"agencies": self.agencies}

    def line(self) -> str:
        """Return whose figures they are."""
        return self.agencies[0].name if len(self.agencies) == 1 else ""

    def content(self) -> dict[str, Any]:
        """Return what files can hold."""
        kept = indicators_seen_by(self.membership).held_on(self.today)
        if self.agencies:
            kept = kept.filter(owner__in=self.agencies)
        keys = [(one.key, one.name, one.get_frequency_display()) for one in kept]
        return {
            "columns": LONG,
            "keys": keys,
            "faults": (),
            "more": 0,
            "sheet": "",
            "is_own": bool(self.agencies),
        }

    def cancel_url(self) -> str:
        """Return the list."""
        return self.at("performance:deliveries")

    def act(self, form: Any) -> HttpResponse:
        """Keep what was read, to be looked through, or show every fault by its cell."""
        said = form.cleaned_data
        name = said["file"].name if said["file"] else "Pasted rows"
        content = said["file"].read() if said["file"] else said["rows"].encode()
        given = {"partnership": self.partnership, "content": content, "name": name, "on": self.today}
        body = self._body(said)
        if len(content) >= LARGE:
            made = offer_figures(**given, body=body, reading=None, by=self.actor)
            have_read(made)
            return self.done("The file is being read.", self.at("performance:delivery", made.public_id))
        reading = read_offer(**given, body=body)
        if reading.faults:
            return self._refused(form, reading)
        made = offer_figures(**given, body=body, reading=reading, by=self.actor)
        if reading.asks:
            to = self.at("performance:name_columns", made.public_id)
            return self.done("Say which column is what. It is asked once.", to)
        return self.done("The figures are read.", self.at("performance:delivery", made.public_id))

    def _body(self, said: dict[str, Any]) -> Body | None:
        """Return the agency whose figures they are; none when the business unit brings them."""
        if not self.agencies:
            return None
        chosen = said.get("agency") or self.agencies[0].public_id
        return next((one for one in self.agencies if one.public_id == chosen), self.agencies[0])

    def _refused(self, form: Any, reading: Any) -> HttpResponse:
        faults = reading.faults
        words = "There is 1 fault" if len(faults) == 1 else f"There are {len(faults)} faults"
        field = "file" if form.cleaned_data["file"] else "rows"
        form.refuse(Refused(f"{words}. Nothing was taken in.", field=field))
        more = {"faults": faults[:SHOWN], "more": max(0, len(faults) - SHOWN), "sheet": reading.sheet}
        return self.show(status=422, form=form, button=self.button, cancel_url=self.cancel_url(), **more)


class NameColumns(MemberForm, DeliveryPage):
    """Say once which column of a layout is what; files laid out alike are recognised from then on."""

    policy = BRINGERS
    title = "Which column is what?"
    form_class = NameColumnsForm
    template_name = "performance/name_columns.jinja"
    button = "Read the file"

    def load_record(self, **kwargs: Any) -> None:
        """Find a delivery whose columns are asked about, or were named by somebody."""
        super().load_record(**kwargs)
        if self.delivery.taken_in_on or not (self.delivery.asks or self.delivery.layout):
            raise Http404

    def heading(self) -> str:
        """Return what is asked."""
        return self.title

    def line(self) -> str:
        """Return what the file is called."""
        return self.delivery.name

    @cached_property
    def heads(self) -> list[tuple[str, str, str]]:
        """Return each column: its name, what stands first below it, and what it may be."""
        asks, layout = self.delivery.asks, self.delivery.layout
        if asks:
            put = asks["put_forward"]
            return [
                (head, asks["examples"].get(head, ""), put.get(" ".join(head.split()).casefold(), ""))
                for head in asks["heads"]
            ]
        return [(head, "", meaning) for head, meaning in layout.said.items()] if layout else []

    def form_arguments(self) -> dict[str, Any]:
        """Return the columns to ask about."""
        return {"heads": self.heads}

    def content(self) -> dict[str, Any]:
        """Return what is new in the file, and what is missing."""
        return {"delivery": self.delivery, "says": self.delivery.asks.get("says", "")}

    def cancel_url(self) -> str:
        """Return the page of the delivery."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Remember what the columns are, and read the file again."""
        name_columns(delivery=self.delivery, meanings=form.meanings(), by=self.actor, on=self.today)
        self.delivery.refresh_from_db()
        if len(self.delivery.upload) >= LARGE:
            have_read(self.delivery)
            return self.done("The file is being read.", self.here())
        read_delivery(delivery=self.delivery, on=self.today)
        return self.done("The columns are remembered for files like this one.", self.here())
