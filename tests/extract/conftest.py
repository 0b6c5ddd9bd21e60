"""A library of one's own, so that these tests do not hang on the sinks of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from promptlint.extract import extract
from promptlint.extract.sink_table import read_sinks
from promptlint.extract.sinks import Sinks
from promptlint.model import Extraction, Gap, Message, Source

TABLES = [
    {
        "library": "own",
        "modules": ["own"],
        "calls": ["send"],
        "arguments": [
            {"name": "text", "position": 0, "role": "user"},
            {"name": "system", "role": "system"},
        ],
    },
    {
        "library": "own",
        "modules": ["own"],
        "calls": ["chat"],
        "arguments": [
            {"name": "messages", "position": 0, "shape": "messages"},
            {"name": "system", "role": "system"},
        ],
    },
    {
        "library": "own",
        "modules": ["own"],
        "calls": ["Form", "Form.from_text"],
        "arguments": [
            {"name": "template", "position": 0, "role": "template", "template": "str.format"}
        ],
    },
]


@pytest.fixture(scope="session")
def sinks() -> Sinks:
    """Return the sinks `send`, `chat` and `Form`."""
    return Sinks.of(read_sinks(TABLES, "conftest"))


@pytest.fixture(scope="session")
def read(sinks: Sinks) -> Callable[[str], Extraction]:
    """Return a function that extracts from a program with these sinks."""

    def run(code: str) -> Extraction:
        return extract(Source("app.py", code), sinks=sinks)

    return run


@pytest.fixture(scope="session")
def sent(read: Callable[[str], Extraction]) -> Callable[[str], list[str]]:
    """Return a function that tells which texts a program sends, in order of their text."""

    def run(code: str) -> list[str]:
        return sorted(prompt.text for prompt in read(code).prompts if prompt.sent)

    return run


@pytest.fixture(scope="session")
def turns(read: Callable[[str], Extraction]) -> Callable[[str], list[str]]:
    """Return a function that tells the turns of a program's last conversation.

    "user: text" is a message, "?" stands before one that may be left out, "*" before one that a
    loop adds, "…" for turns that cannot be seen.
    """

    def shown(turn: Message | Gap) -> str:
        if isinstance(turn, Gap):
            return "…"
        text = turn.prompt.text if turn.prompt is not None else "-"
        return "?" * turn.conditional + "*" * turn.repeated + f"{turn.role}: {text}"

    def run(code: str) -> list[str]:
        return [shown(turn) for turn in read(code).conversations[-1].turns]

    return run
