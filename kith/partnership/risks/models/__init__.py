"""What we remember of emerging issues and of risks, split by subject."""

from kith.partnership.risks.models.issues import Issue, IssueAnswer, IssueReader
from kith.partnership.risks.models.risks import Control, Risk, RiskScore, RiskStep
from kith.partnership.risks.models.voices import Escalation, ScoreChallenge

__all__ = [
    "Control",
    "Escalation",
    "Issue",
    "IssueAnswer",
    "IssueReader",
    "Risk",
    "RiskScore",
    "RiskStep",
    "ScoreChallenge",
]
