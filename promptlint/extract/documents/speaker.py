"""Who speaks: the words for roles in data, and what a key or a file's name says of one."""

from __future__ import annotations

import re
from typing import Final

from promptlint.model import Role

_ROLES: Final[dict[str, Role]] = {
    "system": "system",
    "developer": "system",
    "user": "user",
    "human": "user",
    "prompter": "user",
    "assistant": "assistant",
    "ai": "assistant",
    "bot": "assistant",
    "chatbot": "assistant",
    "chatgpt": "assistant",
    "gpt": "assistant",
    "model": "assistant",
    "function": "tool",
    "ipython": "tool",
    "observation": "tool",
    "tool": "tool",
    "tool_response": "tool",
    "template": "template",
    "example": "example",
    "image": "image",
}
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAMED: Final[dict[str, Role]] = {
    "system": "system",
    "developer": "system",
    "user": "user",
    "human": "user",
    "instruction": "user",
    "question": "user",
    "query": "user",
    "assistant": "assistant",
    "example": "example",
    "examples": "example",
}


def role_of(word: str) -> Role | None:
    """Return the role that a message's own word for it means, or None."""
    return _ROLES.get(word.strip().lower().replace("-", "_"))


def role_in(name: str, other: Role = "template") -> Role:
    """Return the role that the name of a key or file speaks of, else `other`."""
    words = [word.lower() for word in _WORD.findall(name)]
    said: list[Role] = [_NAMED[word] for word in words if word in _NAMED]
    return said[0] if said else other
