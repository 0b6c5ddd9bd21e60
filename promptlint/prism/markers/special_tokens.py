"""Control tokens of model families."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from promptlint.model import Mark, Span

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "chatml": ("<|im_start|>", "<|im_end|>", "<|im_sep|>"),
    "llama2": ("[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>", "</s>"),
    "llama3": (
        "<|begin_of_text|>",
        "<|end_of_text|>",
        "<|start_header_id|>",
        "<|end_header_id|>",
        "<|eot_id|>",
        "<|eom_id|>",
        "<|python_tag|>",
        "<|finetune_right_pad_id|>",
    ),
    "llama4": ("<|header_start|>", "<|header_end|>", "<|eot|>", "<|eom|>"),
    "gpt": (
        "<|endoftext|>",
        "<|endofprompt|>",
        "<|fim_prefix|>",
        "<|fim_middle|>",
        "<|fim_suffix|>",
    ),
    "harmony": (
        "<|start|>",
        "<|message|>",
        "<|channel|>",
        "<|return|>",
        "<|call|>",
        "<|constrain|>",
    ),
    "phi": ("<|system|>", "<|user|>", "<|assistant|>", "<|end|>"),
    "gemma": ("<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>"),
    "mistral": (
        "[AVAILABLE_TOOLS]",
        "[/AVAILABLE_TOOLS]",
        "[TOOL_CALLS]",
        "[TOOL_RESULTS]",
        "[/TOOL_RESULTS]",
        "[SYSTEM_PROMPT]",
        "[/SYSTEM_PROMPT]",
    ),
    "deepseek": (
        "<｜begin▁of▁sentence｜>",
        "<｜end▁of▁sentence｜>",
        "<｜User｜>",
        "<｜Assistant｜>",
    ),
    "command-r": (
        "<|START_OF_TURN_TOKEN|>",
        "<|END_OF_TURN_TOKEN|>",
        "<|USER_TOKEN|>",
        "<|CHATBOT_TOKEN|>",
        "<|SYSTEM_TOKEN|>",
        "<BOS_TOKEN>",
    ),
    "stablelm": ("<|SYSTEM|>", "<|USER|>", "<|ASSISTANT|>"),
    "granite": ("<|start_of_role|>", "<|end_of_role|>"),
    "qwen-vl": ("<|vision_start|>", "<|vision_end|>", "<|image_pad|>"),
    "bert": ("[CLS]", "[SEP]", "[MASK]", "[PAD]", "[UNK]"),
    "t5": ("<pad>", "<unk>", "<extra_id_0>", "<extra_id_1>"),
}
"""Tokens by family; no token stands in two."""


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, str]]:
    family_of = {token: family for family, tokens in FAMILIES.items() for token in tokens}
    return re.compile("|".join(map(re.escape, family_of))), family_of


def special_tokens(text: str) -> Iterator[Mark]:
    """Yield the control tokens; the kind is the family whose models know them."""
    if "<" not in text and "[" not in text:
        return
    pattern, family_of = _table()
    for match in pattern.finditer(text):
        yield Mark(family_of[match[0]], match[0], Span(*match.span()))
