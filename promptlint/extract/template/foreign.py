"""Holes and tags of other languages in a template: what its own language leaves as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from promptlint.model import Fault, Language, Span

_PATH = r"([^\W\d]\w*)(?:\.[^\W\d]\w*|\[[^\[\]{}\n]{1,80}\])*"
_PATTERNS: dict[Language, re.Pattern[str]] = {
    "str.format": re.compile(rf"(?<![{{$\\\w])\{{{_PATH}\}}(?!\}})"),
    "jinja2": re.compile(rf"(?<!\{{)\{{\{{[ \t]*{_PATH}[ \t]*\}}\}}(?!\}})"),
    "string.Template": re.compile(r"(?<![$\\\w])\$\{?([a-z_]\w+)\}?"),
    "percent": re.compile(r"(?<!%)%\(([^\W\d]\w*)\)[#0\- +]*\d*(?:\.\d+)?[diouxXeEfFgGcrs]"),
}
_TAGS: dict[Language, re.Pattern[str]] = {
    "jinja2": re.compile(
        r"\{%-?[ \t]*(?:for|if|elif|else|set|macro|include|block|end[a-z]+)\b[^{}%]{0,200}%\}"
    ),
    "mustache": re.compile(r"\{\{[#^/][ \t]*[^\W\d][\w.]*[ \t]*\}\}"),
}


def foreign_tags(text: str, language: Language) -> Iterator[Fault]:
    """Yield what looks like a tag of another language that asks or repeats: it names no hole."""
    for match in _TAGS[language].finditer(text):
        yield Fault("foreign", Span(*match.span()), f"is a tag of {language}", language=language)


def foreign_holes(text: str, languages: Iterable[Language]) -> Iterator[Fault]:
    """Yield what looks like a named hole of one of `languages`, language by language."""
    for language in languages:
        for match in _PATTERNS[language].finditer(text):
            span = Span(*match.span())
            reason = f"is a hole of {language}"
            yield Fault("foreign", span, reason, name=match[1], language=language)
