"""PRM210 over-budget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from promptlint.model import Conversation, Finding, Message, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.settings import find_setting, model_of, number
from promptlint_rules.messages.tokens import constant_text, estimate
from promptlint_rules.messages.window import window_of

_CONTEXT = ("n_ctx", "num_ctx", "max_model_len")


class OverBudget(Rule):
    """The constant part of a conversation is longer than the model's window or the budget.

    ## What it does
    Estimates, from below, the tokens of all constant text that one call sends, and compares them
    with the context that the code itself sets (`n_ctx`, `num_ctx`, `max_model_len`), else with the
    window of a model known by name, and with the option `budget`, where one is set. Values that
    are filled in come on top and are not counted.

    ## Why it matters
    The call fails, or the runtime cuts the text off: often it is the instructions at its beginning
    that are lost, without a word.

    ## Example
    Rules of 700 tokens for `Llama(model_path=…, n_ctx=512)`; a few-shot text of 1,200 tokens for
    gpt2, whose window is 1,024.

    ## Evidence
    Vybn #2093; the model cards. The estimate lies within 10 % below the count of OpenAI's
    tokenizers on half of 2,300 texts, and above it on 1 in 100.
    """

    code: ClassVar[str] = "PRM210"
    name: ClassVar[str] = "over-budget"
    severity: ClassVar[Severity] = "warning"
    options: ClassVar[Mapping[str, object]] = {"budget": 0}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="more than the context that the code sets",
            code=(
                "from llama_cpp import Llama\n"
                "\n"
                'llm = Llama(model_path="models/qwen2.5-7b.gguf", n_ctx=16)\n'
                "reply = llm.create_chat_completion(\n"
                "    messages=[\n"
                '        {"role": "user", "content": «"Write a letter to the tenants that the '
                'lift will be out of order from Monday to Friday, and say sorry."»},\n'
                "    ]\n"
                ")\n"
            ),
        ),
        Example(
            title="a context that holds it",
            code=(
                "from llama_cpp import Llama\n"
                "\n"
                'llm = Llama(model_path="models/qwen2.5-7b.gguf", n_ctx=4096)\n'
                "reply = llm.create_chat_completion(\n"
                "    messages=[\n"
                '        {"role": "user", "content": "Write a letter to the tenants that the '
                'lift will be out of order from Monday to Friday, and say sorry."},\n'
                "    ]\n"
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the longest text of a conversation that takes more tokens than there are."""
        limit, what = _limit(conversation, facts)
        messages = [*conversation.instructions, *conversation.messages]
        letters = sum(_letters(message.prompt) for message in messages if message.prompt)
        if not limit or letters <= limit:
            return  # no token is shorter than a character
        sizes = {index: _size(message) for index, message in enumerate(messages)}
        total = sum(sizes.values())
        if total > limit:
            message = messages[max(sizes, key=lambda index: sizes[index])]
            prompt = message.prompt
            yield Finding(
                prompt.span if prompt else message.span,
                f"about {total} tokens of constant text, but {what} {limit}",
                label="the longest text",
            )


def _limit(conversation: Conversation, facts: Facts) -> tuple[int, str]:
    limits = [(int(str(facts.options.get("budget") or 0)), "the budget is")]
    context = number(find_setting(conversation, *_CONTEXT))
    name = model_of(conversation)
    cut = find_setting(conversation, "truncation")
    if cut is not None and cut.value is True and "max_length" in conversation.settings:
        context = number(conversation.settings["max_length"])
    if context:
        limits.append((int(context), "the context is set to"))
    elif name:
        limits.append((window_of(name) or 0, f"the window of {name} is"))
    known = [limit for limit in limits if limit[0] > 0]
    return min(known, default=(0, ""))


def _letters(prompt: Prompt) -> int:
    return len(prompt.text) + sum(len(hole.facts.constant or "") for hole in prompt.holes)


def _size(message: Message) -> int:
    """Return the tokens that a message takes at least; 0 for what only some paths add."""
    if message.prompt is None or message.conditional:
        return 0
    optional = [p.text_span for p in message.prompt.pieces if p.conditional]
    text = constant_text(message.prompt)
    left_out = sum(estimate(message.prompt.text[span.start : span.end]) for span in optional)
    return max(0, estimate(text) - left_out)
