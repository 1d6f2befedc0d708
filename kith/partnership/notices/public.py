"""What other rooms may use of notices: mail that goes out once."""

from kith.partnership.notices.enums import MailKind
from kith.partnership.notices.operations.post import Attachment, send_mail_once

__all__ = ["Attachment", "MailKind", "send_mail_once"]
