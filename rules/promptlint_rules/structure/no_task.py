"""PRM313 no-task."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.neighbours import is_known, texts

_ASKING = frozenset({"task", "query", "guideline", "reasoning", "format", "constraint", "tools"})
_FEWEST = 8
"""Words of a conversation; fewer are a greeting, or a test."""


class NoTask(Rule):
    """A complete conversation asks for nothing.

    ## What it does
    Reports conversations of which every message is known, in which no hole could bring the task,
    and whose texts hold neither an instruction nor a question. Off unless selected.

    ## Why it matters
    The model guesses what it is to do, and guesses something else with the next version.

    ## Example
    A system text that says who the model is, and a user message with nothing but data.

    ## Evidence
    The task is the one component that PromptPrism finds in nearly all prompts.
    """

    code: ClassVar[str] = "PRM313"
    name: ClassVar[str] = "no-task"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="data alone",
            code=(
                "import ollama\n"
                "\n"
                'NEWS = «"The sky was grey, and the streets of the old town were wet."»\n'
                'messages = [{"role": "user", "content": NEWS}]\n'
                'ollama.chat(model="qwen2.5:7b", messages=messages)\n'
            ),
        ),
        Example(
            title="a question",
            code=(
                "import ollama\n"
                "\n"
                'messages = [{"role": "user", "content": "What colour was the sky over Ulm?"}]\n'
                'ollama.chat(model="qwen2.5:7b", messages=messages)\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the last message of a conversation that asks for nothing."""
        turns = (*conversation.instructions, *conversation.turns)
        prompts = list(texts(turns))
        if not prompts or conversation.raw or not all(map(is_known, turns)):
            return
        if not conversation.messages or conversation.messages[-1].role not in ("user", "human"):
            return
        words = sum(len(prompt.text.split()) for prompt in prompts)
        if words >= _FEWEST and not any(_asks(prompt, facts) for prompt in prompts):
            yield Finding(prompts[-1].span, "nothing in this conversation says what to do")


def _asks(prompt: Prompt, facts: Facts) -> bool:
    """Say whether a text asks for something, or has a hole that may."""
    if prompt.holes or "?" in prompt.text or not prompt.whole:
        return True
    return any(one.label in _ASKING for one in facts.prism(prompt).components)
