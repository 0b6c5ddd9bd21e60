"""Syntax errors: where a file is no Python, and why."""

from __future__ import annotations

import ast
import warnings
from typing import Final

from promptlint.model import Finding, LineIndex, Position, Source, Span
from promptlint.pattern import late

_TEMPLATE: Final = late(
    r"\{\{ ?[\w.]+(?: ?\|[^{}]*)? ?\}\}|\{%-? ?\w|\b(?:class|def) \w*<\w+>"
    r"|[=(,:\[][ \t]*<[A-Za-z][\w -]*>[ \t]*(?:[,)\]}]|(?:#.*)?$)"
    r"|\bdef \w+\((?:[^().]*, ?)?\.\.\.[,)]"
)
_PROSE: Final = late(
    r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:<think>|```"
    r"|(?:[A-Z][\w'’-]*|I)(?:,? [\w'’‘`\"“”().&/-]+){5,}[.:,!?]?(?:\s|$))"
)
"""How a text begins that is no program, such as an answer that was saved as one."""
_EXPORTED: Final = "# Databricks notebook source"
"""The first line of a notebook that Databricks has saved as Python, with its magics as they are."""
_FLAGS: Final = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def syntax_finding(source: Source, broken: Span) -> Finding | None:
    """Return a finding for a source that the parser stumbles over at `broken`.

    Python itself is asked as well (it parses, and runs nothing): what it can read is no error, and
    what it cannot it explains best. Python 2 that the parser can read never comes here, and a
    template of code (`class {{ name }}:`, `key = <key>`, `def f(a, ...)`) is not meant to be
    Python yet. A magic in a notebook that was exported is run where the notebook is. What begins
    with a sentence is a text under the name of a program, and holds no prompts of one.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on invalid escapes, which are not at issue
            compile(source.text, source.path, "exec", _FLAGS, dont_inherit=True)
    except SyntaxError as error:
        line = _line(source.text, error.lineno)
        is_magic = line.startswith(("%", "!")) and source.text.startswith(_EXPORTED)
        if is_magic or _TEMPLATE.search(line) or _PROSE.match(source.text):
            return None
        span = _span(source.text, error) or broken
        return Finding(span, f"the file has a syntax error: {error.msg}", "here")
    except (RecursionError, MemoryError):
        return too_deep(broken)
    except ValueError as error:  # how Python 3.10 puts a NUL character
        return Finding(broken, f"the file has a syntax error: {error}", "here")
    return None


def too_deep(span: Span) -> Finding:
    """Return the finding for a source whose nesting no parser follows to its end."""
    return Finding(span, "the file is nested too deeply to be read")


def _line(text: str, number: int | None) -> str:
    """Return a line by its number, counted from 1; empty where there is none."""
    lines = text.split("\n")
    return lines[number - 1] if number and number <= len(lines) else ""


def _span(text: str, error: SyntaxError) -> Span | None:
    """Return the character that an error points to; nothing where it points to a line's end."""
    index = LineIndex(text)
    if not error.lineno or error.lineno > len(index.starts):
        return None
    place = index.offset(Position(error.lineno, max(1, error.offset or 1)))
    start = min(place, len(text.rstrip()))  # what is missing at the end is missing after the code
    is_visible = start < len(text) and text[start].isprintable()
    return Span(start, start + int(is_visible))
