"""PRM801 persona-without-task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Gap, Message, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.statement import statements
from promptlint_rules.template.place import place

_WHO = late(
    r"\W*(?:please |now,? )?(?:you are|you're|act as|pretend to be|imagine (?:that )?you are"
    r"|your name is|i want you to act as)\b"
    r"(?!.*\b(?:task|asked|given|job is|who (?:answers|writes|helps)|that|to \w+|and (?:write"
    r"|answer|describe|explain|give|list))\b)",
    re.IGNORECASE,
)
_ASKS = frozenset({"user", "human", "template"})


class PersonaWithoutTask(Rule):
    """A call says who the model is, and not what it has to do.

    ## What it does
    Reports the persona of a call whose texts are all known and hold nothing but a role and a style.
    Silent where a value, a history or a later turn can bring the task. Off unless selected.

    ## Why it matters
    The model makes up a task, mostly an introduction of itself.

    ## Example
    A single user message "You are a pirate captain."

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382), persona: the role is one of two statements, what to produce is the other.
    """

    code: ClassVar[str] = "PRM801"
    name: ClassVar[str] = "persona-without-task"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="who, and nothing else",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """«You are an old pirate captain.»"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="who, and what to do",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """You are an old pirate captain. Describe your ship."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the persona of a call without a task."""
        turns = (*conversation.instructions, *conversation.turns)
        messages = [turn for turn in turns if isinstance(turn, Message)]
        if conversation.tools or any(isinstance(turn, Gap) or turn.repeated for turn in turns):
            return
        if not any(message.role in _ASKS for message in messages):
            return
        prompts = [message.prompt for message in messages if message.prompt is not None]
        if len(prompts) < len(messages) or any(prompt.holes for prompt in prompts):
            return
        said = [(prompt, one) for prompt in prompts for one in statements(prompt.text)]
        if said and all(_WHO.match(statement.text) for _, statement in said):
            prompt, statement = said[0]
            yield Finding(
                place(prompt, statement.span, prompt.span),
                "this says who the model is, and nothing says what to do",
            )
