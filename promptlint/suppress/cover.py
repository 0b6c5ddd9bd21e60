"""Which findings the directives of a source cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from promptlint.model import Diagnostic, LineIndex, Source, Span
from promptlint.suppress.directive import Comments, Directive


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is left of the findings, what is not, and for each directive the codes it covers."""

    kept: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...]
    used: Mapping[Directive, frozenset[str]]


def suppress(
    diagnostics: Iterable[Diagnostic],
    comments: Comments,
    source: Source,
    names: Mapping[str, str],
) -> Suppression:
    """Take away the findings that directives cover; `names` gives the code of each name and code.

    A directive covers a finding that touches its line, and every finding of a prompt whose whole
    expression begins or ends on its line, parentheses around it included.
    """
    lines = _Lines(source.text, comments.spans)
    kept: list[Diagnostic] = []
    suppressed: list[Diagnostic] = []
    used: dict[Directive, set[str]] = {directive: set() for directive in comments.directives}
    for diagnostic in diagnostics:
        covering = [
            directive
            for directive in comments.directives
            if _names(directive, diagnostic.code, names) and lines.covers(directive, diagnostic)
        ]
        if covering:
            suppressed.append(replace(diagnostic, suppression="comment"))
        else:
            kept.append(diagnostic)
        for directive in covering:
            used[directive].add(diagnostic.code)
    known = {one: frozenset(codes) for one, codes in used.items()}
    return Suppression(tuple(kept), tuple(suppressed), known)


def _names(directive: Directive, code: str, names: Mapping[str, str]) -> bool:
    if directive.fault:
        return False
    listed = directive.codes
    return listed is None or any(names.get(one.text) == code for one in listed)


class _Lines:
    """Knows on which lines findings and prompts lie."""

    def __init__(self, text: str, comments: Iterable[Span]) -> None:
        self._text = text
        self._index = LineIndex(text)
        self._starts = {span.start: span.end for span in comments}
        self._ends = {span.end: span.start for span in comments}

    def covers(self, directive: Directive, diagnostic: Diagnostic) -> bool:
        """Say whether a directive speaks of a finding, or of an end of its prompt."""
        if directive.line is None:
            return True
        if self._line(diagnostic.span.start) <= directive.line <= self._last(diagnostic.span):
            return True
        if diagnostic.prompt is None:
            return False
        span = diagnostic.prompt.span
        return directive.line in {
            self._line(span.start),
            self._last(span),
            self._line(self._opening(span.start)),
            self._line(self._closing(span.end)),
        }

    def _line(self, offset: int) -> int:
        return self._index.position(offset).line

    def _last(self, span: Span) -> int:
        return self._line(max(span.start, span.end - 1))

    def _opening(self, at: int) -> int:
        """Return where the outermost of the parentheses that open right before an offset stands."""
        opening = at
        while at > 0:
            character = self._text[at - 1]
            if at in self._ends:
                at = self._ends[at]
            elif character == "(":
                opening = at = at - 1
            elif character.isspace():
                at -= 1
            else:
                break
        return opening

    def _closing(self, at: int) -> int:
        """Return where the outermost of the parentheses that close right after an offset stands."""
        closing = max(0, at - 1)
        while at < len(self._text):
            character = self._text[at]
            if at in self._starts:
                at = self._starts[at]
            elif character == ")":
                closing = at
                at += 1
            elif character.isspace():
                at += 1
            else:
                break
        return closing
