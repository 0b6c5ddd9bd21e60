"""Idiomatic code of every covered library gives its prompts, with their roles, and nothing else.

The files of tests/extract/sinks are read, never run. In them every string that is a prompt holds a
token such as `S01:system` (a letter, a number, the role), and every other string that could be
taken for one holds `NOT` (`NOT checked` where it does not matter).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from promptlint.extract import extract
from promptlint.model import Prompt, Source

FILES = sorted((Path(__file__).parent / "sinks").glob("*.py"))
TOKEN = re.compile(r"\b([A-Z]\d\d):(system|user|assistant|tool|template|example|image)\b")
NEGATIVE = re.compile(r"\bNOT\b(?! checked)")


def roles_at(prompts: tuple[Prompt, ...], offset: int) -> set[str]:
    return {
        prompt.role
        for prompt in prompts
        for piece in prompt.pieces
        if piece.path is None and piece.source_span.start <= offset < piece.source_span.end
    }


def explained(name: str, text: str) -> list[Prompt]:
    """Return the prompts that reach a sink, without those that only look like prompts."""
    prompts = extract(Source(name, text)).prompts
    return [prompt for prompt in prompts if prompt.evidence[0].kind == "sink"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_marked_string_is_found_with_its_role(path: Path) -> None:
    """Each marked string is part of a prompt that has the marked role."""
    text = path.read_text(encoding="utf-8")
    prompts = explained(path.name, text)
    expected = {match[0]: match[2] for match in TOKEN.finditer(text)}

    found = {match[0]: roles_at(prompts, match.start()) for match in TOKEN.finditer(text)}

    wrong = {token: found[token] for token, role in expected.items() if role not in found[token]}
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_other_string_is_found(path: Path) -> None:
    """No string that is marked as something else is part of a prompt."""
    text = path.read_text(encoding="utf-8")
    prompts = explained(path.name, text)

    wrong = [
        text[match.start() :].partition("\n")[0]
        for match in NEGATIVE.finditer(text)
        if roles_at(prompts, match.start())
    ]

    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_tokens_are_unique_and_enough(path: Path) -> None:
    """Each library's file marks at least six strings, each once."""
    tokens = [match[1] for match in TOKEN.finditer(path.read_text(encoding="utf-8"))]

    assert len(tokens) >= 6
    assert len(tokens) == len(set(tokens))
