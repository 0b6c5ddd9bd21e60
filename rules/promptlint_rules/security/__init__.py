"""PRM4: security, what reaches the model and what must not."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.security.answer_executed import AnswerExecuted
from promptlint_rules.security.hidden_characters import HiddenCharacters
from promptlint_rules.security.outside_text_in_system import OutsideTextInSystem
from promptlint_rules.security.override_phrase import OverridePhrase
from promptlint_rules.security.personal_data_in_prompt import PersonalDataInPrompt
from promptlint_rules.security.secrecy_by_request import SecrecyByRequest
from promptlint_rules.security.secret_in_prompt import SecretInPrompt
from promptlint_rules.security.undelimited_outside_text import UndelimitedOutsideText

SECURITY: tuple[type[Rule], ...] = (
    AnswerExecuted,
    OutsideTextInSystem,
    UndelimitedOutsideText,
    SecretInPrompt,
    PersonalDataInPrompt,
    HiddenCharacters,
    OverridePhrase,
    SecrecyByRequest,
)

__all__ = ["SECURITY"]
