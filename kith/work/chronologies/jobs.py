"""What a worker does for this room: reading large files of agencies, while a page says how far it is."""

from kith.base.kernel.clock import today
from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.operations.handing_in import read_part


def read_part_of(public_id: str) -> bool:
    """Read a file that waits; return whether this call did. Twice does no harm, nor when it was put away."""
    found = ChronologyPart.objects.filter(public_id=public_id).select_related("body", "file").first()
    return found is not None and read_part(part=found, on=today())
