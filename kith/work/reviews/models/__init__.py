"""What we remember of reviews: cases, who is in their circle, what partners think, and rapid reviews."""

from kith.work.reviews.models.advice import AdviceAgreement, AdviceReader, AdviceWaiver, PrivilegedAdvice
from kith.work.reviews.models.case import Case, CaseStep, CriterionAnswer, ParallelProcess, PartnerView
from kith.work.reviews.models.circle import CaseConflict, CasePlace
from kith.work.reviews.models.clocks import ClockChange
from kith.work.reviews.models.correcting import CorrectedFact
from kith.work.reviews.models.naming import NameAnswer
from kith.work.reviews.models.older import OlderReview, OlderStep
from kith.work.reviews.models.rapid import (
    Chase,
    EarlierAnswer,
    RapidReview,
    ReportCopy,
    ReturnAnswer,
    ReturnFile,
    ReturnRequest,
    SignOff,
)
from kith.work.reviews.models.scrutiny import ScrutinyAnswer, ScrutinyComment
from kith.work.reviews.models.tasks import CaseTask
from kith.work.reviews.models.triggers import TriggerAnswer

__all__ = [
    "AdviceAgreement",
    "AdviceReader",
    "AdviceWaiver",
    "Case",
    "CaseConflict",
    "CasePlace",
    "CaseStep",
    "CaseTask",
    "Chase",
    "ClockChange",
    "CorrectedFact",
    "CriterionAnswer",
    "EarlierAnswer",
    "NameAnswer",
    "OlderReview",
    "OlderStep",
    "ParallelProcess",
    "PartnerView",
    "PrivilegedAdvice",
    "RapidReview",
    "ReportCopy",
    "ReturnAnswer",
    "ReturnFile",
    "ReturnRequest",
    "ScrutinyAnswer",
    "ScrutinyComment",
    "SignOff",
    "TriggerAnswer",
]
