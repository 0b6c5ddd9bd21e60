"""PRM3: structure, how a prompt is laid out (PromptPrism's second and third level)."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.structure.broken_numbering import BrokenNumbering
from promptlint_rules.structure.count_mismatch import CountMismatch
from promptlint_rules.structure.dangling_reference import DanglingReference
from promptlint_rules.structure.leaked_indentation import LeakedIndentation
from promptlint_rules.structure.mixed_delimiters import MixedDelimiters
from promptlint_rules.structure.no_task import NoTask
from promptlint_rules.structure.placeholder_left_in import PlaceholderLeftIn
from promptlint_rules.structure.question_buried import QuestionBuried
from promptlint_rules.structure.trailing_whitespace import TrailingWhitespace
from promptlint_rules.structure.unclosed_fence import UnclosedFence
from promptlint_rules.structure.unclosed_tag import UnclosedTag
from promptlint_rules.structure.undelimited_slot import UndelimitedSlot
from promptlint_rules.structure.wall_of_text import WallOfText

STRUCTURE: tuple[type[Rule], ...] = (
    UnclosedTag,
    UnclosedFence,
    BrokenNumbering,
    MixedDelimiters,
    DanglingReference,
    CountMismatch,
    QuestionBuried,
    UndelimitedSlot,
    WallOfText,
    LeakedIndentation,
    TrailingWhitespace,
    PlaceholderLeftIn,
    NoTask,
)

__all__ = ["STRUCTURE"]
