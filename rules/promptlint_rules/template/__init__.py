"""PRM1: the template, the text against the code that fills it."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.template.bad_format_spec import BadFormatSpec
from promptlint_rules.template.dedent_after_interpolation import DedentAfterInterpolation
from promptlint_rules.template.discarded_prompt import DiscardedPrompt
from promptlint_rules.template.escape_corruption import EscapeCorruption
from promptlint_rules.template.frozen_at_import import FrozenAtImport
from promptlint_rules.template.glued_sentences import GluedSentences
from promptlint_rules.template.missing_argument import MissingArgument
from promptlint_rules.template.missing_comma import MissingComma
from promptlint_rules.template.mixed_template_syntax import MixedTemplateSyntax
from promptlint_rules.template.none_in_prompt import NoneInPrompt
from promptlint_rules.template.prompt_tuple import PromptTuple
from promptlint_rules.template.runtime_text_as_template import RuntimeTextAsTemplate
from promptlint_rules.template.undefined_jinja_silent import UndefinedJinjaSilent
from promptlint_rules.template.unescaped_brace import UnescapedBrace
from promptlint_rules.template.unfilled_placeholder import UnfilledPlaceholder
from promptlint_rules.template.unused_argument import UnusedArgument
from promptlint_rules.template.vague_placeholder import VaguePlaceholder

TEMPLATE: tuple[type[Rule], ...] = (
    UnescapedBrace,
    UnfilledPlaceholder,
    MissingArgument,
    UnusedArgument,
    RuntimeTextAsTemplate,
    FrozenAtImport,
    GluedSentences,
    MissingComma,
    EscapeCorruption,
    DedentAfterInterpolation,
    NoneInPrompt,
    MixedTemplateSyntax,
    BadFormatSpec,
    DiscardedPrompt,
    VaguePlaceholder,
    PromptTuple,
    UndefinedJinjaSilent,
)

__all__ = ["TEMPLATE"]
