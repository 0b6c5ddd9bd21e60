"""PRM211 unpinned-model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.alias import moves
from promptlint_rules.messages.settings import library_of, model_setting


class UnpinnedModel(Rule):
    """The model's name is an alias that moves to newer models.

    ## What it does
    Reports names such as `gpt-4o`, `claude-3-5-sonnet-latest`, `gemini-1.5-flash` or, with Ollama,
    `llama3` without a tag, which stand for another model from time to time.

    ## Why it matters
    A prompt that was tried on one model is answered by another one, and results drift while the
    code stays the same.

    ## Example
    `model="gpt-4o"`: write `gpt-4o-2024-08-06`.

    ## Evidence
    The Prompt Report on prompt drift; the providers' pages on model versions.
    """

    code: ClassVar[str] = "PRM211"
    name: ClassVar[str] = "unpinned-model"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a name that moves",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "reply = OpenAI().chat.completions.create(\n"
                '    model=«"gpt-4o"»,\n'
                '    messages=[{"role": "user", "content": "Name a tree that grows in sand."}],\n'
                ")\n"
            ),
        ),
        Example(
            title="a dated name",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "reply = OpenAI().chat.completions.create(\n"
                '    model="gpt-4o-2024-08-06",\n'
                '    messages=[{"role": "user", "content": "Name a tree that grows in sand."}],\n'
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the model's name where it moves."""
        setting = model_setting(conversation)
        if setting is not None and moves(str(setting.value), library_of(conversation)):
            yield Finding(
                setting.span,
                f"`{setting.value}` stands for another model from time to time; name a version",
                label="moving alias",
            )
