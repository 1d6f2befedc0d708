"""What an arrangement file may say, as pydantic models.

The file is the published arrangements of one partnership as data. Each model
here is one kind of statement. Names of fields are the words a partnership
uses; a document that leaves something out says nothing about it, and the
model keeps that silence (`None`, or *not stated*) and never fills it in.
"""

from kith.partnership.arrangements.document.models.boards import LinkedBoard, LinkPerson, Topic
from kith.partnership.arrangements.document.models.chairs import (
    AllowedChair,
    ByElection,
    ByList,
    ByPost,
    ByRotation,
    BySeat,
    Chair,
    NotStated,
)
from kith.partnership.arrangements.document.models.duties import Answer, Duty, DutyKind, Priority, Recurs
from kith.partnership.arrangements.document.models.groups import (
    Attendance,
    Frequency,
    Function,
    Group,
    JointGroup,
    JointWith,
    ReportsTo,
    TargetSize,
)
from kith.partnership.arrangements.document.models.partnership import (
    About,
    AgencyClass,
    Area,
    Body,
    Clause,
    Partnership,
    Post,
    Predecessor,
    Rank,
    Source,
)
from kith.partnership.arrangements.document.models.quorum import (
    ChairsDiscretion,
    MembersOfBodies,
    NamedBodies,
    NumberOfSet,
    Quorum,
    QuorumNotStated,
)
from kith.partnership.arrangements.document.models.seats import ChairsOf, EachOf, Seat
from kith.partnership.arrangements.document.models.whole import Arrangements
from kith.partnership.arrangements.document.models.words import (
    ClauseKey,
    Day,
    Key,
    Line,
    Statement,
    Words,
)

__all__ = [
    "About",
    "AgencyClass",
    "AllowedChair",
    "Answer",
    "Area",
    "Arrangements",
    "Attendance",
    "Body",
    "ByElection",
    "ByList",
    "ByPost",
    "ByRotation",
    "BySeat",
    "Chair",
    "ChairsDiscretion",
    "ChairsOf",
    "Clause",
    "ClauseKey",
    "Day",
    "Duty",
    "DutyKind",
    "EachOf",
    "Frequency",
    "Function",
    "Group",
    "JointGroup",
    "JointWith",
    "Key",
    "Line",
    "LinkPerson",
    "LinkedBoard",
    "MembersOfBodies",
    "NamedBodies",
    "NotStated",
    "NumberOfSet",
    "Partnership",
    "Post",
    "Predecessor",
    "Priority",
    "Quorum",
    "QuorumNotStated",
    "Rank",
    "Recurs",
    "ReportsTo",
    "Seat",
    "Source",
    "Statement",
    "TargetSize",
    "Topic",
    "Words",
]
