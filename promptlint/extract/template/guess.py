"""Which language's holes a text shows, where nothing says what fills it."""

from __future__ import annotations

import re

from promptlint.extract.template.braces import read_braces
from promptlint.extract.template.percent import read_percent
from promptlint.model import Field, Language

_TAG = re.compile(r"\{%[-+]?\s{0,20}[a-z]+\b[^{}]{0,300}?%\}|\{#[^{}#]{0,300}#\}")
_DOUBLE = re.compile(
    r"""(?<!\{)\{\{[-+]?\s{0,20}[^\W\d]\w*(?:\.\w+|\[[^\]{}]{1,80}\])*
    \s{0,20}(?:\|[^{}]{1,200})?[-+]?\}\}(?!\})""",
    re.VERBOSE,
)
_SECTION = re.compile(r"\{\{[#/^>&]\s{0,20}[\w.]+\s{0,20}\}\}")
_DOLLAR = re.compile(r"(?<!\$)\$\{[^\W\d]\w*\}")


def guess(text: str) -> Language:
    """Return the language whose holes `text` most likely holds, or "none". Takes linear time."""
    if "{" not in text and "%" not in text:
        return "none"
    if _TAG.search(text):
        return "jinja2"
    if _SECTION.search(text):
        return "mustache"
    singles = _singles(text)
    doubles = len(_DOUBLE.findall(text))
    if doubles > len(singles):
        return "jinja2"
    if singles:
        dollars = len(_DOLLAR.findall(text))
        return "string.Template" if dollars >= len(singles) else "str.format"
    return "percent" if _percents(text) else "none"


def _singles(text: str) -> list[Field]:
    """Return the named holes of `str.format` that no fault casts doubt on."""
    fields, faults = read_braces(text)
    doubted = {fault.span for fault in faults}
    return [field for field in fields if field.span not in doubted and not field.name.isdigit()]


def _percents(text: str) -> list[Field]:
    """Return the conversions of `%`: the named ones, and `%s` or `%d` as a word of their own."""
    fields, _ = read_percent(text)
    return [field for field in fields if not field.name.isdigit() or _is_word(text, field)]


def _is_word(text: str, field: Field) -> bool:
    before, after = text[: field.span.start][-1:], text[field.span.end :][:1]
    return len(field.span) == 2 and not before.isalnum() and not after.isalnum()
