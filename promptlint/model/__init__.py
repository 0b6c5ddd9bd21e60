"""The values that travel between the stages. Imports nothing else of ours.

All are frozen and slotted. Offsets count code points of one text and ends are exclusive;
lines and columns are derived where they are printed (`LineIndex`).
"""

from promptlint.model.conversation import (
    Conversation,
    Extraction,
    Gap,
    Message,
    Setting,
)
from promptlint.model.finding import (
    Applicability,
    Diagnostic,
    Edit,
    FileResult,
    Finding,
    Fix,
    PromptRef,
    Severity,
)
from promptlint.model.place import (
    LineIndex,
    Part,
    Position,
    Source,
    SourceKind,
    Span,
)
from promptlint.model.prompt import (
    Evidence,
    Joint,
    Piece,
    Prompt,
    Role,
    Run,
)
from promptlint.model.use import (
    Argument,
    Dedenting,
    Discarding,
    Fault,
    Field,
    Filling,
    Membership,
    Packing,
    Use,
)
from promptlint.model.value import (
    UNKNOWN_VALUE,
    Hole,
    Language,
    Moment,
    Origin,
    ValueFacts,
    ValueType,
)

__all__ = [
    "UNKNOWN_VALUE",
    "Applicability",
    "Argument",
    "Conversation",
    "Dedenting",
    "Diagnostic",
    "Discarding",
    "Edit",
    "Evidence",
    "Extraction",
    "Fault",
    "Field",
    "FileResult",
    "Filling",
    "Finding",
    "Fix",
    "Gap",
    "Hole",
    "Joint",
    "Language",
    "LineIndex",
    "Membership",
    "Message",
    "Moment",
    "Origin",
    "Packing",
    "Part",
    "Piece",
    "Position",
    "Prompt",
    "PromptRef",
    "Role",
    "Run",
    "Setting",
    "Severity",
    "Source",
    "SourceKind",
    "Span",
    "Use",
    "ValueFacts",
    "ValueType",
]
