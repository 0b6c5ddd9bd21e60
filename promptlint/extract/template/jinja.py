"""The language of Jinja2, read tolerantly: outputs, tags, comments, raw blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from promptlint.extract.template.foreign import foreign_holes, foreign_tags
from promptlint.extract.template.jinja_expression import Reference, references
from promptlint.extract.template.jinja_scope import BLOCKS, Scope
from promptlint.extract.template.reading import Reading, mask
from promptlint.model import Fault, Field, Span

_OPEN = re.compile(r"\{([{%#])[-+]?")
_INNER = re.compile(r"\\.|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|%\}|[(\[{)\]}]", re.DOTALL)
_DEPTHS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_COMMENT_END = re.compile(r"#\}")
_PLAIN = re.compile(r"\{\{[-+]?([^{}]{0,400})\}\}")
_RAW = re.compile(r"\s*raw\s*[-+]?%\}")
_RAW_END = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_TAG = re.compile(r"\s*([^\W\d]\w*)(.*)", re.DOTALL)
_FOR = re.compile(r"(.{0,200}?)\s{1,20}in\s", re.DOTALL)
_KEYWORD = re.compile(r"([^\W\d]\w*)\s*=(?!=)")
_ALIAS = re.compile(r".*\b(?:as|import)\b(.*)", re.DOTALL)


def read_jinja(text: str) -> Reading:
    """Return the variables that a Jinja template expects and its faults. Takes linear time.

    Loop variables, macro arguments and what `set`, `with` or `import` bind are no fields. Fields
    with a default or under a condition that asks about them are optional.
    """
    reader = _Reader(text)
    reader.read()
    rest = mask(text, reader.taken)
    foreign = foreign_holes(rest, ("str.format", "percent", "string.Template"))
    faults = (*reader.faults, *foreign, *foreign_tags(text, "mustache"))
    ordered = sorted(faults, key=lambda fault: fault.span)
    return tuple(reader.fields), tuple(ordered)


class _Tag(NamedTuple):
    """A tag's name, what follows it and where that stands, and where the tag begins."""

    kind: str
    rest: str
    offset: int
    at: int


class _Reader:
    """One pass over the constructs of a template."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.scope = Scope()
        self.fields: list[Field] = []
        self.faults: list[Fault] = []
        self.taken: list[Span] = []

    def read(self) -> None:
        position = 0
        while (opening := _OPEN.search(self.text, position)) is not None:
            end = self._end(opening)
            if end is None:
                self._broken(opening.start())
                break
            self._construct(opening, end)
            position = end
        for block in self.scope.blocks:
            reason = f"opens a {block.kind} that is never closed"
            self.faults.append(Fault("unbalanced", Span(block.start, block.start + 2), reason))

    def _end(self, opening: re.Match[str]) -> int | None:
        """Return where the construct that begins here ends."""
        kind, start = opening[1], opening.end()
        if kind == "#":
            closing = _COMMENT_END.search(self.text, start)
        elif kind == "%" and (raw := _RAW.match(self.text, start)):
            closing = _RAW_END.search(self.text, raw.end())
        else:
            return self._close(start, "}}" if kind == "{" else "%}")
        return closing.end() if closing else None

    def _close(self, start: int, closer: str) -> int | None:
        """Return the end of `closer` outside of strings and brackets."""
        depth = 0
        for token in _INNER.finditer(self.text, start):
            if depth == 0 and self.text.startswith(closer, token.start()):
                return token.start() + 2
            depth += _DEPTHS.get(token[0], 0)
            if depth < 0 or token[0] == "%}":
                return None
        return None

    def _construct(self, opening: re.Match[str], end: int) -> None:
        span = Span(opening.start(), end)
        self.taken.append(span)
        inner = self.text[opening.end() : end - 2]
        if opening[1] == "{":
            for reference in references(inner):
                self._refer(reference, span)
        elif opening[1] == "%":
            self._tag(inner, opening.end(), opening.start())

    def _broken(self, at: int) -> None:
        """Note a construct without end, and take only plain outputs from there on."""
        self.faults.append(Fault("unbalanced", Span(at, at + 2), "is never closed"))
        for output in _PLAIN.finditer(self.text, at + 2):
            self.taken.append(Span(*output.span()))
            for reference in references(output[1]):
                self._refer(reference, Span(*output.span()))
        self.taken.append(Span(at, at + 2))

    def _refer(self, reference: Reference, span: Span) -> None:
        if not self.scope.is_bound(reference.name):
            optional = reference.optional or self.scope.is_asked(reference.name)
            path = reference.path
            self.fields.append(Field(reference.name, span, optional=optional, path=path))

    def _tag(self, inner: str, start: int, at: int) -> None:
        """Take one tag: what it binds, asks about, opens or closes."""
        match = _TAG.match(inner)
        if match is None:
            return
        tag = _Tag(match[1], match[2], start + match.start(2), at)
        if tag.kind.startswith("end"):
            self._end_tag(tag)
        elif handle := _HANDLERS.get(tag.kind):
            handle(self, tag)

    def _end_tag(self, tag: _Tag) -> None:
        kind = tag.kind.removeprefix("end")
        if not self.scope.close(kind) and kind in BLOCKS:
            self.faults.append(Fault("unbalanced", Span(tag.at, tag.at + 2), "closes nothing"))

    def loop(self, tag: _Tag) -> None:
        head = _FOR.match(tag.rest)
        self.scope.open("for", tag.at, head[1] if head else "")
        self.expression(tag, head.end() if head else 0)

    def condition(self, tag: _Tag) -> None:
        self.scope.open("if", tag.at)
        self.alternative(tag)

    def alternative(self, tag: _Tag) -> None:
        self.scope.ask(reference.name for reference in references(tag.rest))
        self.expression(tag)

    def assignment(self, tag: _Tag) -> None:
        targets, equals, _ = tag.rest.partition("=")
        if equals:
            self.expression(tag, len(targets) + 1)
        else:
            self.scope.open("set", tag.at)
        self.scope.assign(targets.partition("|")[0])

    def binding(self, tag: _Tag) -> None:
        self.scope.open("with", tag.at, " ".join(_KEYWORD.findall(tag.rest)))
        self.expression(tag)

    def definition(self, tag: _Tag) -> None:
        self.scope.assign(tag.rest.partition("(")[0])
        self.scope.open(tag.kind, tag.at, tag.rest)

    def imports(self, tag: _Tag) -> None:
        alias = _ALIAS.match(tag.rest)
        self.scope.assign(alias[1] if alias else "")

    def block(self, tag: _Tag) -> None:
        self.scope.open(tag.kind, tag.at)

    def expression(self, tag: _Tag, skip: int = 0) -> None:
        """Take the variables of a tag, without its first `skip` characters."""
        offset = tag.offset + skip
        for reference in references(tag.rest[skip:]):
            self._refer(reference, Span(offset + reference.start, offset + reference.end))


_HANDLERS: Mapping[str, Callable[[_Reader, _Tag], None]] = {
    "for": _Reader.loop,
    "if": _Reader.condition,
    "elif": _Reader.alternative,
    "set": _Reader.assignment,
    "with": _Reader.binding,
    "macro": _Reader.definition,
    "call": _Reader.definition,
    "import": _Reader.imports,
    "from": _Reader.imports,
    "do": _Reader.expression,
    "print": _Reader.expression,
    **dict.fromkeys(("filter", "block", "autoescape", "trans"), _Reader.block),
}
