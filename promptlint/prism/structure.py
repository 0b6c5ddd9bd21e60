"""The functional level of PromptPrism: who speaks, and in which order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from promptlint.model import Conversation, Gap, Message, Role, Structure

_LETTERS: Final[Mapping[str, str]] = {
    "system": "S",
    "developer": "S",
    "user": "U",
    "human": "U",
    "assistant": "A",
    "ai": "A",
    "model": "A",
    "chatbot": "A",
    "tool": "T",
    "function": "T",
    "ipython": "T",
}
_UNKNOWN: Final = "?"


def structure_of(conversation: Conversation) -> Structure:
    """Return who speaks in a conversation; what may not be sent, or be sent often, counts once."""
    seen = conversation.messages
    letters = ["S" for _ in conversation.instructions] + [_letter(message) for message in seen]
    is_open = any(isinstance(turn, Gap) or turn.repeated for turn in conversation.turns)
    return _structure(letters, is_open=is_open)


def structure_in(text: str, role: Role | None = None) -> Structure:
    """Return who speaks in a text: as its control tokens say, else the one who speaks all of it.

    A text whose speaker nobody knows has no role pattern.
    """
    if "<" not in text and "[" not in text:
        return _spoken_by(role)
    letters = [
        _LETTERS[(match["name"] or match["bare"] or "").lower()]
        if match["sys"] is None and match["inst"] is None
        else ("S" if match["sys"] else "U")
        for match in _turn().finditer(text)
    ]
    if "<<SYS>>" in text and letters[:2] == ["U", "S"]:  # [INST] <<SYS>> … <</SYS>> … [/INST]
        letters[:2] = ["S", "U"]
    return _structure(letters, is_open=False) if letters else _spoken_by(role)


def _spoken_by(role: Role | None) -> Structure:
    letter = _LETTERS.get(role or "")
    return _structure([letter] if letter else [], is_open=False)


def _structure(letters: list[str], *, is_open: bool) -> Structure:
    single = letters.count("U") < 2 and "A" not in letters[:-1] and not is_open
    return Structure(
        turns="single" if single else "multi",
        roles="-".join(letters),
        message_count=max(1, len(letters)),
        is_open=is_open,
    )


def _letter(message: Message) -> str:
    return _LETTERS.get((message.role or "").lower(), _UNKNOWN)


@cache
def _turn() -> re.Pattern[str]:
    """Match the control tokens that begin a turn."""
    return re.compile(
        r"(?:<\|im_start\|>|<\|start_header_id\|>|<\|header_start\|>|<start_of_turn>|"
        r"<\|start_of_role\|>|<\|start\|>)\s{0,4}"
        r"(?P<name>system|developer|user|assistant|model|tool|ipython)"
        r"|<[|｜](?P<bare>(?:system|user|assistant|chatbot)(?=[|｜]>|_TOKEN\|>))"
        r"|(?P<sys><<SYS>>)|(?P<inst>\[INST\])",
        re.IGNORECASE,
    )
