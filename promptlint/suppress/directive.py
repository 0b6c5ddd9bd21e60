"""Comments that suppress findings, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from tree_sitter import Query

from promptlint.extract.parses import Parsing, grammar, parsed
from promptlint.extract.tree import Tree
from promptlint.model import LineIndex, Source, SourceKind, Span

MARK: Final = "promptlint:"
"""What every directive holds: a text without it has none."""

_START: Final = re.compile(r"(?:#|<!--)[ \t]*promptlint:")
_DIRECTIVE: Final = re.compile(
    r"(?:#|<!--)[ \t]*promptlint:[ \t]*(?P<verb>ignore-file|ignore)(?![\w-])"
    r"(?P<list>\[(?P<codes>[^\]#]*)\])?"
    r"(?:[ \t]*--(?!>)(?:(?!-->)[^#]|#\d)*)?[ \t]*(?=#|-->|$)"
)
_MARKUP: Final = re.compile(
    r"\{#[ \t]*promptlint:[^\r\n]{0,500}?#\}|<!--[ \t]*promptlint:[^\r\n]{0,500}?-->"
)
_COMMENTS: Final[dict[SourceKind, re.Pattern[str]]] = {
    "text": _MARKUP,
    "template": _MARKUP,
    "prompty": _MARKUP,
    "data": re.compile(r"(?:^|(?<=[ \t]))#[ \t]*promptlint:[^\r\n]*", re.MULTILINE),
}
"""Comments that hold directives: of Jinja and HTML, of YAML and TOML. Datasets have none."""
_CODE: Final = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True)
class Code:
    """A code or name that a directive lists, as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive; `span` goes from its `#` to the end of its reason.

    `line` is the number, from 1, of the line that it speaks of, or None if it speaks of the file.
    `codes` is None if it speaks of all rules. One that cannot be understood has a `fault`.
    """

    span: Span
    comment: Span
    line: int | None = None
    codes: tuple[Code, ...] | None = None
    inside: Span | None = None
    """What stands between the brackets."""
    fault: bool = False


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a source that holds directives, and these."""

    spans: tuple[Span, ...] = ()
    directives: tuple[Directive, ...] = ()


def read_directives(source: Source, parsing: Parsing = parsed) -> Comments:
    """Return the directives in a source's comments.

    What looks like one in a string of Python is none. Prompt files are all string: there every
    comment counts that their format knows.
    """
    if MARK not in source.text:
        return Comments()
    spans = _comments(source, parsing)
    index = LineIndex(source.text)
    alone = {
        index.position(span.start).line for span in spans if _is_alone(source.text, span, index)
    }
    directives = (
        directive
        for span in spans
        for directive in _in_comment(source.text, span, _line(span, index, alone))
    )
    return Comments(spans, tuple(directives))


def _comments(source: Source, parsing: Parsing) -> tuple[Span, ...]:
    if not source.is_python:
        pattern = _COMMENTS.get(source.kind)
        return tuple(Span(*one.span()) for one in pattern.finditer(source.text)) if pattern else ()
    tree = Tree(source, parsing)
    nodes = tree.captures(Query(grammar(), "(comment) @comment")).get("comment", [])
    return tuple(sorted(_to_line_end(tree.span(node), source.text) for node in nodes))


def _to_line_end(comment: Span, text: str) -> Span:
    """Return the comment without a carriage return, which the parser takes for a part of it."""
    end = text.find("\r", comment.start, comment.end)
    return comment if end < 0 else Span(comment.start, end)


def _line(comment: Span, index: LineIndex, alone: Set[int]) -> int:
    """Return the line a comment speaks of: its own or, if it has that to itself, the next one.

    Comments that have the lines below to themselves are skipped.
    """
    line = index.position(comment.start).line
    while line in alone:
        line += 1
    return line


def _is_alone(text: str, comment: Span, index: LineIndex) -> bool:
    start = index.starts[index.position(comment.start).line - 1]
    return not text[start : comment.start].strip()


def _in_comment(text: str, comment: Span, line: int) -> Iterator[Directive]:
    for start in _START.finditer(text, comment.start, comment.end):
        match = _DIRECTIVE.match(text, start.start(), comment.end)
        if match is None:
            end = text.find("#", start.end(), comment.end)
            whole = text[start.start() : end if end >= 0 else comment.end].rstrip()
            yield Directive(_span(start.start(), whole), comment, line, fault=True)
        else:
            yield _directive(match, comment, line)


def _directive(match: re.Match[str], comment: Span, line: int) -> Directive:
    span = _span(match.start(), match[0].rstrip())
    inside = Span(*match.span("codes")) if match["list"] else None
    codes = None
    if inside is not None:
        found = _CODE.finditer(match.string, inside.start, inside.end)
        codes = tuple(Code(one[0], Span(*one.span())) for one in found)
    return Directive(
        span,
        comment,
        line if match["verb"] == "ignore" else None,
        codes,
        inside,
        fault=codes == (),
    )


def _span(start: int, text: str) -> Span:
    return Span(start, start + len(text))
