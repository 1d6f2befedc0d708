"""What a worker does for this room: reading large files of figures, while a page says how far it is."""

from kith.base.kernel.clock import today
from kith.work.performance.models import Delivery
from kith.work.performance.operations.offering import read_delivery


def read_figures_of(public_id: str) -> bool:
    """Read a file that waits; return whether this call did. Twice does no harm, nor when it was discarded."""
    found = Delivery.objects.filter(public_id=public_id).light().first()
    return found is not None and read_delivery(delivery=found, on=today())
