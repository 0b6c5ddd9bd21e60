"""The .prompty format: front matter in YAML, then sections, each after a line with its role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from promptlint.extract.documents.draft import Draft
from promptlint.extract.documents.exchange import Exchange
from promptlint.extract.documents.front_matter import FrontMatter, read_front_matter
from promptlint.extract.documents.page import passage
from promptlint.extract.documents.sheet import Sheet
from promptlint.extract.documents.speaker import role_of
from promptlint.extract.documents.turns import Turn
from promptlint.model import Extraction, Language, Source, Span
from promptlint.sources.data import Node, Table, Text

_ROLE: Final = re.compile(
    r"^[ \t]*#?[ \t]*(?P<role>system|user|assistant|developer|function|tool)"
    r"[ \t]*(?:\[[^\]\r\n]{0,200}\])?[ \t]*:[ \t]*(?=[\r\n]|\Z)",
    re.IGNORECASE | re.MULTILINE,
)


def read_prompty(source: Source) -> Extraction:
    """Return the messages of a .prompty file, as one conversation."""
    front = read_front_matter(source.text)
    sheet = Sheet(source)
    if front.fault:
        sheet.refuse(*front.fault)
    turns = tuple(_turns(source.text, front.end))
    if turns:
        name = Path(source.path).name
        stem = name.partition(".")[0]
        # The whole file is one template: what one of several sections opens another may close.
        reader = name if len(turns) == 1 else ""
        what = "the file is a prompty"
        like = Draft((), "user", what, stem, "prompty", _language(front), reader)
        sheet.converse(Exchange(Span(turns[0].span.start, turns[-1].span.end), turns, like))
    return sheet.extraction()


def _turns(text: str, start: int) -> Iterator[Turn]:
    """Yield the sections; what stands before the first role is the system's."""
    word, begin = Text("system", Span(start, start), Span(start, start), ()), start
    for match in _ROLE.finditer(text, start):
        yield from _turn(text, word, begin, match.start())
        span = Span(*match.span("role"))
        word, begin = passage(text, span.start, span.end), match.end()
    yield from _turn(text, word, begin, len(text))


def _turn(text: str, word: Text, start: int, end: int) -> Iterator[Turn]:
    inner = text[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    stop = start + len(inner.rstrip())
    if begin < stop:
        content = passage(text, begin, stop)
        role = role_of(word.value) or "user"
        yield Turn(Span(word.span.start, stop), word, role, content, (content,))


def _language(front: FrontMatter) -> Language:
    """Return the template language that the front matter names; Jinja, as the format has it."""
    node: Node | None = front.get("template")
    if isinstance(node, Table):
        node = node.get("type") or node.get("format")
    return "mustache" if isinstance(node, Text) and node.value.lower() == "mustache" else "jinja2"
