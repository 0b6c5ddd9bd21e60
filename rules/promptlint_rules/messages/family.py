"""Families of models by name: their control tokens and what their chat templates accept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.pattern import late

_CHATML = frozenset({"<|im_start|>", "<|im_end|>", "<|im_sep|>"})
_INST = frozenset({"[INST]", "[/INST]"})
_LLAMA2 = _INST | {"<<SYS>>", "<</SYS>>"}
_LLAMA3 = frozenset(
    {"<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<|eom_id|>"}
)
_LLAMA4 = frozenset({"<|begin_of_text|>", "<|header_start|>", "<|header_end|>", "<|eot|>"})
_GEMMA = frozenset({"<start_of_turn>", "<end_of_turn>"})
_BARS = frozenset({"<|system|>", "<|user|>", "<|assistant|>", "<|observation|>"})
_DEEPSEEK = frozenset({"<｜begin▁of▁sentence｜>", "<｜User｜>", "<｜Assistant｜>"})
_COHERE = frozenset({"<|START_OF_TURN_TOKEN|>", "<|END_OF_TURN_TOKEN|>", "<|CHATBOT_TOKEN|>"})
_GRANITE = frozenset({"<|start_of_role|>", "<|end_of_role|>"})
_ALL = (
    _CHATML | _LLAMA2 | _LLAMA3 | _LLAMA4 | _GEMMA | _BARS | _DEEPSEEK | _COHERE | _GRANITE
)  # fmt: skip


class Family(NamedTuple):
    """Models that share one chat template. `tokens` are those that structure its turns."""

    name: str
    pattern: re.Pattern[str]
    tokens: frozenset[str]
    doubles_bos: bool = False
    """Whether the template writes a BOS token that the tokenizer adds once more."""
    alternates: bool = False
    """Whether the template raises on two turns of one role in a row."""
    has_system: bool = True
    """Whether the template knows a system turn."""


def _family(name: str, pattern: str, tokens: frozenset[str], **traits: bool) -> Family:
    return Family(name, late(pattern), tokens, **traits)


# From the chat_template and add_bos_token of each family's tokenizer_config.json on the Hugging
# Face hub; alternation also from localGPT #720, unsloth #334, autogen #1037, double BOS from
# open-r1 #462 and vllm #27515. The first pattern found in the lower-case name counts.
_FAMILIES = (
    _family("DeepSeek", r"deepseek-(r1|v[23])|deepseek-llm", _DEEPSEEK, doubles_bos=True),
    _family("Qwen", r"qwen|qwq", _CHATML),
    _family("Llama 4", r"llama-?4", _LLAMA4, doubles_bos=True),
    _family("Llama 3", r"llama-?v?3", _LLAMA3, doubles_bos=True),
    _family(
        "Llama 2", r"llama-?v?2[\w.-]*chat|llama2(:|$)|codellama[\w.-]*instruct", _LLAMA2,
        doubles_bos=True, alternates=True,
    ),
    _family(
        "Mistral", r"(mi[sx]tral|ministral)[\w.:-]*instruct|devstral|magistral|^mistral(:|$)",
        _INST, doubles_bos=True, alternates=True,
    ),
    _family(
        "Gemma", r"(^|[/.-])(code)?gemma2?[-:](1\.1-|2-)?\d+b-(it|instruct)|^gemma2?(:\d+b)?$",
        _GEMMA, doubles_bos=True, alternates=True, has_system=False,
    ),
    _family("Gemma 3", r"gemma-?3n?-", _GEMMA, doubles_bos=True, alternates=True),
    _family("Phi-3", r"phi-?(3|4-(mini|multimodal))", _BARS),
    _family("Phi-4", r"phi-?4", _CHATML),
    _family("Command R", r"command-r|c4ai-command|aya-(23|expanse)", _COHERE, doubles_bos=True),
    _family("Granite", r"granite-[34]", _GRANITE),
    _family("GLM-4", r"glm-4|chatglm3", _BARS),
    _family("TinyLlama", r"tinyllama[\w.-]*chat|zephyr", _BARS),
    _family("SmolLM", r"smollm", _CHATML),
    _family("Yi", r"yi-(1\.5-)?\d+b-chat", _CHATML),
)  # fmt: skip
# Fine-tunes bring a chat template of their own; what their base's accepts says nothing of them.
_TUNED = late(
    r"hermes|dolphin|orca|wizard|vicuna|openchat|starling|chatml|nous|airoboros|samantha|neural"
    r"|xwin|guanaco|alpaca|uncensored|abliterated|function|sft|dpo|lora|merge|platypus|tulu|saiga"
    r"|japanese|elyza|swallow|ablit|base$"
)
_TOKEN = late("|".join(re.escape(token) for token in sorted(_ALL, key=len, reverse=True)))


def family_of(name: str | None) -> Family | None:
    """Return the family of a model known by name; None for fine-tunes and unknown names."""
    low = (name or "").lower()
    if not low or _TUNED.search(low):
        return None
    return next((family for family in _FAMILIES if family.pattern.search(low)), None)


def control_tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the places of tokens that structure the turns of some family's chat template."""
    yield from _TOKEN.finditer(text)


def owners(token: str) -> str:
    """Return the names of the families that a control token belongs to, for a message."""
    if token in _CHATML:
        return "ChatML"
    return " and ".join(family.name for family in _FAMILIES if token in family.tokens)
