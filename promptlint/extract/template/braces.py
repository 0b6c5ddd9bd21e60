r"""The language of `str.format`: `{name}`, `{0.attribute[key]!r:>{width}}`, doubled braces.

Agrees with `string.Formatter().parse` on every text without faults. Where Python would raise, or
would read a hole that nobody can have meant (JSON, LaTeX, code), there is a fault. A LaTeX
argument that could be a name (`\frac{a}{b}`) is both a field and a fault: only who knows the
arguments can decide.
"""

from __future__ import annotations

import re

from promptlint.extract.template.brace_shape import (
    HOLE,
    NESTED,
    follows_latex,
    is_script,
    is_sound,
    misreading,
    shape,
)
from promptlint.extract.template.foreign import foreign_holes
from promptlint.extract.template.reading import MASK, Reading
from promptlint.model import Fault, Field, Span

_BRACE = re.compile(r"[{}]")
_DYNAMIC = re.compile(rf"\{{[\w.\[\]]*{MASK}")
_JINJA_HOLE = re.compile(
    r"\{\{-?[ \t]*([^\W\d]\w*)(?:\.\w+|\[[^\[\]{}\n]{1,80}\])*"
    r"[ \t]*(?:\|[^{}\n]{1,200})?-?\}\}(?!\})"
)
_JINJA_TAG = re.compile(r"\{[%#]-?\s")


def read_braces(text: str) -> Reading:
    """Return the holes of a `str.format` template and its faults. Takes linear time."""
    fields, faults = _Reader(text).read()
    foreign = foreign_holes(text, ("percent", "string.Template"))
    others = (one for one in foreign if text[one.span.start : one.span.start + 2] != "${")
    return fields, (*faults, *others)  # `${price}` is a hole behind a dollar sign


def is_name(inner: str) -> bool:
    """Say whether `{inner}` can be meant as a hole: a name or path, its spec one that can be."""
    hole = HOLE.fullmatch("{" + inner + "}")
    return bool(hole and hole["first"] and is_sound(hole))


class _Reader:
    """One pass over the braces of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends = _pairs(text)
        self.fields: list[Field] = []
        self.faults: list[Fault] = []
        self.automatic = 0
        self.latex_end = -1  # where the last argument of a LaTeX command ends

    def read(self) -> Reading:
        position = 0
        while brace := _BRACE.search(self.text, position):
            position = self._step(brace.start())
        return tuple(self.fields), tuple(self.faults)

    def _step(self, at: int) -> int:
        """Read what begins at the brace `at` and return where to go on."""
        if self.text.startswith("}}", at):
            return at + 2
        if self.text.startswith("{{", at):
            return self._doubled(at)
        if self.text[at] == "}":
            self.faults.append(Fault("unbalanced", Span(at, at + 1), "closes nothing"))
            return at + 1
        end = self.ends.get(at)
        if end is None:
            self.faults.append(Fault("unbalanced", Span(at, at + 1), "is never closed"))
            return at + 1
        return self._single(at, end)

    def _doubled(self, at: int) -> int:
        hole = _JINJA_HOLE.match(self.text, at)
        if hole and self.text[at - 1 : at] != "{":
            self._foreign(hole.start(), hole.end(), "comes out as plain text", hole[1])
        return at + 2

    def _single(self, at: int, end: int) -> int:
        hole = HOLE.match(self.text, at, end)
        if hole and hole.end() == end:
            self._hole(hole)
        elif _DYNAMIC.match(self.text, at):  # the name of this hole is itself filled in
            pass
        elif _JINJA_TAG.match(self.text, at):
            self._foreign(at, end, "is a Jinja tag")
        else:
            self._group(at, end)
        return end

    def _hole(self, hole: re.Match[str]) -> None:
        """Take a pair of braces that has the form of a hole."""
        name, span = self._name(hole), Span(*hole.span())
        if self._is_literal(hole):
            self.latex_end = span.end
            reason = "is an argument of a LaTeX command, an exponent or a quantifier"
            self.faults.append(Fault("literal-brace", span, reason, fixable=True, name=name))
        elif not is_sound(hole):
            kind = misreading(hole)
            reason = "is no hole" if kind == "literal-brace" else "has a spec that nothing takes"
            self.faults.append(Fault(kind, span, reason, name=name))
        self._add(hole, name)
        for inner in NESTED.finditer(self.text, *hole.span("spec")) if hole["spec"] else ():
            nested = HOLE.fullmatch(self.text, *inner.span())
            if nested:
                self._add(nested, self._name(nested))

    def _add(self, hole: re.Match[str], name: str) -> None:
        self.fields.append(
            Field(
                name,
                Span(*hole.span()),
                spec=hole["spec"] or "",
                conversion=hole["conversion"] or "",
                path=name + hole["rest"],
            )
        )

    def _name(self, hole: re.Match[str]) -> str:
        if hole["first"]:
            return hole["first"]
        self.automatic += 1
        return str(self.automatic - 1)

    def _group(self, at: int, end: int) -> None:
        """Take a pair of braces that cannot be a hole, and the holes that stand in it."""
        is_latex = self._follows_latex(at)
        is_plain = self._inside(at, end)
        reason, certain = shape(self.text, at, end)
        if is_latex:
            self.latex_end = end
            reason, certain = "an argument of a LaTeX command", True
        fault = Fault("literal-brace", Span(at, end), f"is {reason}", fixable=certain and is_plain)
        self.faults.append(fault)

    def _inside(self, at: int, end: int) -> bool:
        """Take the holes within a group; say whether there is nothing but text in it."""
        is_plain, position = True, at + 1
        while brace := _BRACE.search(self.text, position, end - 1):
            position = brace.end()
            if self.text.startswith("{{", brace.start()):
                is_plain, position = False, position + 1
                continue
            hole = HOLE.match(self.text, brace.start(), end - 1)
            if hole is None:
                continue
            position = hole.end()
            if self._is_literal(hole):
                self.latex_end = position
            elif hole["first"] and is_sound(hole):
                self._hole(hole)
                is_plain = False
        return is_plain

    def _is_literal(self, hole: re.Match[str]) -> bool:
        """Say whether what stands before a plain hole shows that it belongs to LaTeX or a regex."""
        if hole["rest"] or hole["spec"] or hole["conversion"]:
            return False
        return self._follows_latex(hole.start()) or is_script(self.text, hole)

    def _follows_latex(self, at: int) -> bool:
        return at == self.latex_end or follows_latex(self.text, at)

    def _foreign(self, start: int, end: int, reason: str, name: str = "") -> None:
        fault = Fault("foreign", Span(start, end), reason, name=name, language="jinja2")
        self.faults.append(fault)


def _pairs(text: str) -> dict[int, int]:
    """Return, for each opening brace that is closed, the offset after its closing brace."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            ends[opened.pop()] = brace.end()
    return ends
