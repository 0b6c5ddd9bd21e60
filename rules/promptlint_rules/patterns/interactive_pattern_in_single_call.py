"""PRM803 interactive-pattern-in-single-call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Gap, Message, Severity, Span
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place

_INTERACTIVE = frozenset({"flipped_interaction", "game_play", "infinite_generation"})
_SESSIONS = ("chat.send", "start_chat", "send_message", "Agent", "Conversation", "from_messages")
_ASKS = frozenset({"user", "human", "template"})


class InteractivePatternInSingleCall(Rule):
    """A prompt that needs a conversation is sent in a single call.

    ## What it does
    Reports a flipped interaction, a game or a generation in instalments in a call whose
    messages are
    all written out, without a history and without a turn of the model. Off unless selected.

    ## Why it matters
    There is nobody who answers the questions: the model asks and the program takes that for its
    result,
    or the model plays both sides.

    ## Example
    "Ask me questions until you know the budget" as the only message of a script.

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382), flipped interaction, game play and infinite generation: all three live on
    several turns.
    """

    code: ClassVar[str] = "PRM803"
    name: ClassVar[str] = "interactive-pattern-in-single-call"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="nobody answers",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """«Ask me questions until you» know my budget, then plan a journey."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a request",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Plan a journey for a budget of 500 euros."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the interactive patterns of a call that stands alone."""
        turns = (*conversation.instructions, *conversation.turns)
        if any(isinstance(turn, Gap) or turn.repeated for turn in turns):
            return
        messages = [turn for turn in turns if isinstance(turn, Message)]
        is_whole = all(message.prompt is not None for message in messages)
        has_answer = any(message.role in {"assistant", "ai", "model"} for message in messages)
        asks = any(message.role in _ASKS for message in messages)
        if has_answer or not asks or not is_whole or conversation.call.endswith(_SESSIONS):
            return
        for message in messages:
            prompt = message.prompt
            for hit in facts.prism(prompt).patterns if prompt else ():
                if prompt and hit.name in _INTERACTIVE:
                    span = Span(hit.spans[0].start, max(one.end for one in hit.spans[:2]))
                    yield Finding(
                        place(prompt, span, prompt.span),
                        f"{hit.name.replace('_', ' ')} needs a conversation, and this is one call",
                    )
