"""PRM207 foreign-control-token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Message, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.api import FRAMEWORK, FRAMEWORK_OPENAI, OTHER, api_of
from promptlint_rules.messages.family import Family, control_tokens, family_of, owners
from promptlint_rules.messages.role import meaning
from promptlint_rules.messages.settings import client_of, is_templated, library_of, model_of
from promptlint_rules.template.place import piece_at

# A turn as a chat template writes it; a token that prose only mentions is not one.
_TURN = late(
    r"<\|im_start\|>\s*(system|user|assistant|tool)\b"
    r"|\[INST\](?=[\s\S]*?\[/INST\])"
    r"|<<SYS>>(?=[\s\S]*?<</SYS>>)"
    r"|<\|start_header_id\|>\s*(system|user|assistant|ipython)\s*<\|end_header_id\|>"
    r"|<start_of_turn>\s*(user|model)\b"
    r"|<\|(system|user|assistant)\|>\s*\n"
    r"|<\|START_OF_TURN_TOKEN\|><\|(SYSTEM|USER|CHATBOT)_TOKEN\|>"
    r"|\A\s*<\|begin_of_text\|>"
    r"|(<\|im_end\|>|<\|eot_id\|>|<end_of_turn>|<\|END_OF_TURN_TOKEN\|>|\[/INST\])\s*\Z"
)
_SPEAKERS = {"system", "user", "assistant"}
_QUOTED = late(r"[`'\"]")


class ForeignControlToken(Rule):
    """A control token of another model's chat template, or one typed where the API adds it.

    ## What it does
    In a text that goes to the model as it is (a completion), reports a control token that belongs
    to another family than the model's name says: `[INST]` for Llama 3, `<|im_start|>` for Gemma.
    In a chat message, reports turns that are typed with control tokens, and tokens that end or
    begin one at its very end or beginning: the server's chat template adds them itself. Left alone
    are fine-tunes, whose templates differ from their base's, names that are not known, and tokens
    in stop sequences or quotes.

    ## Why it matters
    The model reads a foreign token as plain characters, and its own are missing; a token typed
    into a message ends the turn or opens a second one inside it. Answers get worse without an
    error.

    ## Example
    `"[INST] Name the plant. [/INST]"` sent to `meta-llama/Meta-Llama-3-8B-Instruct`.

    ## Evidence
    The chat templates in the model repositories; PromptPrism counts control tokens as syntactic
    markers of their own.
    """

    code: ClassVar[str] = "PRM207"
    name: ClassVar[str] = "foreign-control-token"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="Llama 2's tokens for Llama 3",
            code=(
                "from huggingface_hub import InferenceClient\n"
                "\n"
                'client = InferenceClient("meta-llama/Meta-Llama-3-8B-Instruct")\n'
                'answer = client.text_generation("«[INST]» Name three ferns. [/INST]")\n'
            ),
        ),
        Example(
            title="Llama 3's own tokens",
            code=(
                "from huggingface_hub import InferenceClient\n"
                "\n"
                'client = InferenceClient("meta-llama/Meta-Llama-3-8B-Instruct")\n'
                "answer = client.text_generation(\n"
                '    "<|start_header_id|>user<|end_header_id|>\\n\\nName three ferns.<|eot_id|>"\n'
                '    "<|start_header_id|>assistant<|end_header_id|>\\n\\n"\n'
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the first wrong control token of each text that the call sends."""
        name = model_of(conversation)
        family = family_of(name)
        templated = is_templated(conversation)
        is_langchain = library_of(conversation) == "langchain"
        is_chat = _is_chat(conversation)
        for message in (*conversation.instructions, *conversation.messages):
            if message.prompt is None:
                continue
            found = None
            if not templated:
                found = _foreign(message.prompt, family, name)
            elif is_chat and (is_langchain or meaning(message.role) in _SPEAKERS):
                found = _typed(message, family)
            if found is not None:
                yield found


def _is_chat(conversation: Conversation) -> bool:
    """Say whether the call's texts become turns: of an API, or of a chat model of LangChain's."""
    if library_of(conversation) == "langchain":
        return client_of(conversation).rpartition(".")[2].startswith("chat")
    return api_of(conversation) not in (OTHER, FRAMEWORK, FRAMEWORK_OPENAI)


def _foreign(prompt: Prompt, family: Family | None, name: str | None) -> Finding | None:
    if family is None:
        return None
    for match in control_tokens(prompt.text):
        is_alone = match.group() == prompt.text.strip()  # code asks for its number
        if not (match.group() in family.tokens or is_alone or _is_quoted(prompt.text, match)):
            return _finding(
                prompt,
                match,
                f"`{match.group()}` belongs to {owners(match.group())}, but the model is {name}",
            )
    return None


def _typed(message: Message, family: Family | None) -> Finding | None:
    prompt = message.prompt
    match = prompt and next((m for m in _TURN.finditer(prompt.text)), None)
    if prompt is None or not match or _is_quoted(prompt.text, match):
        return None
    token = next(control_tokens(match.group()))
    start = match.start() + token.start()
    shown = token.group()
    why = f"`{shown}` is typed into a message; the chat template adds such tokens itself"
    if family is not None and shown not in family.tokens:
        why = f"`{shown}` belongs to {owners(shown)} and is typed into a message for {family.name}"
    span = _typed_at(message, prompt, Span(start, start + len(shown)))
    return Finding(span, why, label="typed control token")


def _typed_at(message: Message, prompt: Prompt, token: Span) -> Span:
    """Return where a token is put into a message: a constant of its own may serve others too."""
    piece = piece_at(prompt, token)
    if piece is None or message.content_span is None:
        return prompt.source(token)
    is_inside = message.content_span.contains(piece.source_span)
    written = prompt.text[piece.text_span.start : piece.text_span.end].strip()
    is_alone = not is_inside and written == prompt.text[token.start : token.end]
    return message.content_span if is_alone else prompt.source(token)


def _finding(prompt: Prompt, match: re.Match[str], message: str) -> Finding:
    span = prompt.source(Span(match.start(), match.end()))
    return Finding(span, message, label="foreign control token")


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    return bool(_QUOTED.match(before))
