"""What people may type about cases, by subject."""

from kith.work.reviews.forms.circle import ConflictForm, ExtendForm, OwnConflictForm, PlaceForm
from kith.work.reviews.forms.correcting import CorrectForm
from kith.work.reviews.forms.deciding import (
    AnswerForm,
    CommentForm,
    CriterionForm,
    NotifiedForm,
    NotNotifiedForm,
    PartnersForm,
    PutOffForm,
    ReasonForm,
    ViewForm,
)
from kith.work.reviews.forms.intake import NotificationForm, ReceiveForm, ReferForm
from kith.work.reviews.forms.reporting import (
    CheckForm,
    CodeForm,
    PanelForm,
    ReconsiderForm,
    ReportForm,
    SentForm,
)
from kith.work.reviews.forms.returns import (
    AskAgainForm,
    AskForm,
    ChaseForm,
    FirstDayForm,
    HandInForm,
    LeadForm,
    ReturnForm,
)
from kith.work.reviews.forms.withdrawing import WithdrawForm

__all__ = [
    "AnswerForm",
    "AskAgainForm",
    "AskForm",
    "ChaseForm",
    "CheckForm",
    "CodeForm",
    "CommentForm",
    "ConflictForm",
    "CorrectForm",
    "CriterionForm",
    "ExtendForm",
    "FirstDayForm",
    "HandInForm",
    "LeadForm",
    "NotNotifiedForm",
    "NotificationForm",
    "NotifiedForm",
    "OwnConflictForm",
    "PanelForm",
    "PartnersForm",
    "PlaceForm",
    "PutOffForm",
    "ReasonForm",
    "ReceiveForm",
    "ReconsiderForm",
    "ReferForm",
    "ReportForm",
    "ReturnForm",
    "SentForm",
    "ViewForm",
    "WithdrawForm",
]
