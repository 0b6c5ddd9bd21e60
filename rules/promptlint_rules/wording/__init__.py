"""PRM5: wording, how a prompt is written."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.wording.biased_default import BiasedDefault
from promptlint_rules.wording.confusable_punctuation import ConfusablePunctuation
from promptlint_rules.wording.dangling_pronoun import DanglingPronoun
from promptlint_rules.wording.filler import Filler
from promptlint_rules.wording.indirect_request import IndirectRequest
from promptlint_rules.wording.leading_question import LeadingQuestion
from promptlint_rules.wording.long_sentence import LongSentence
from promptlint_rules.wording.mixed_address import MixedAddress
from promptlint_rules.wording.mixed_mood import MixedMood
from promptlint_rules.wording.negative_only import NegativeOnly
from promptlint_rules.wording.open_list import OpenList
from promptlint_rules.wording.repeated_instruction import RepeatedInstruction
from promptlint_rules.wording.shouting import Shouting
from promptlint_rules.wording.stacked_negation import StackedNegation
from promptlint_rules.wording.typo import Typo
from promptlint_rules.wording.unverifiable_criterion import UnverifiableCriterion
from promptlint_rules.wording.vague_amount import VagueAmount
from promptlint_rules.wording.weak_modal import WeakModal

WORDING: tuple[type[Rule], ...] = (
    Typo,
    VagueAmount,
    UnverifiableCriterion,
    OpenList,
    WeakModal,
    DanglingPronoun,
    IndirectRequest,
    NegativeOnly,
    StackedNegation,
    LongSentence,
    Filler,
    RepeatedInstruction,
    Shouting,
    MixedMood,
    LeadingQuestion,
    MixedAddress,
    ConfusablePunctuation,
    BiasedDefault,
)

__all__ = ["WORDING"]
