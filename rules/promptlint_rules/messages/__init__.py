"""PRM2: messages and the call (PromptPrism's functional structure)."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.messages.broken_alternation import BrokenAlternation
from promptlint_rules.messages.double_bos import DoubleBos
from promptlint_rules.messages.empty_message import EmptyMessage
from promptlint_rules.messages.foreign_control_token import ForeignControlToken
from promptlint_rules.messages.json_mode_without_json import JsonModeWithoutJson
from promptlint_rules.messages.misplaced_system import MisplacedSystem
from promptlint_rules.messages.over_budget import OverBudget
from promptlint_rules.messages.prefill_whitespace import PrefillWhitespace
from promptlint_rules.messages.sampling_against_wording import SamplingAgainstWording
from promptlint_rules.messages.unknown_role import UnknownRole
from promptlint_rules.messages.unpinned_model import UnpinnedModel
from promptlint_rules.messages.volatile_prefix import VolatilePrefix

MESSAGES: tuple[type[Rule], ...] = (
    UnknownRole,
    MisplacedSystem,
    BrokenAlternation,
    EmptyMessage,
    PrefillWhitespace,
    VolatilePrefix,
    ForeignControlToken,
    DoubleBos,
    JsonModeWithoutJson,
    OverBudget,
    UnpinnedModel,
    SamplingAgainstWording,
)

__all__ = ["MESSAGES"]
