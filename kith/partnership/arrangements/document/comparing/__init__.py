"""What is different between two versions of the arrangements, in words a partnership manager would use."""

from kith.partnership.arrangements.document.comparing.changes import Change
from kith.partnership.arrangements.document.comparing.whole import compare

__all__ = ["Change", "compare"]
