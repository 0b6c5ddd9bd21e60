"""The names that a Jinja expression refers to, and which of them it says it can do without."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    |(?P<name>[^\W\d]\w*)
    |(?P<number>\d[\d_.]*)
    |(?P<operator>[=!<>]=|//|\*\*|.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_KEYWORDS = frozenset(("and", "or", "not", "in", "is", "if", "else", "elif", "recursive"))
_CONSTANTS = frozenset(("true", "false", "none", "True", "False", "None"))
_GLOBALS = frozenset(
    (
        "range",
        "dict",
        "lipsum",
        "cycler",
        "joiner",
        "namespace",
        "loop",
        "self",
        "super",
        "caller",
        "varargs",
        "kwargs",
    )
)
_DEFAULTS = frozenset(("default", "d"))
_GUARDS = frozenset(("defined", "undefined", "none"))


class Reference(NamedTuple):
    """One use of a variable within an expression; offsets are the expression's."""

    name: str
    path: str
    start: int
    end: int
    optional: bool


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def references(expression: str) -> tuple[Reference, ...]:
    """Return the variables of `expression` in order.

    Optional are those with a default, those that a test or a condition within the expression asks
    about, and those that `or` gives an alternative.
    """
    tokens = _tokens(expression)
    found: list[Reference] = []
    asked: set[str] = set()
    for index, token in enumerate(tokens):
        if token.kind != "name":
            continue
        before = tokens[index - 1].text if index else ""
        if before == "." and found and index > 1 and tokens[index - 2].end == found[-1].end:
            path = f"{found[-1].path}.{token.text}"
            found[-1] = found[-1]._replace(path=path, end=token.end)
        elif _is_waiver(tokens, index) and found:
            asked.add(found[-1].name)
            found[-1] = found[-1]._replace(optional=True)
        elif token.text == "if":
            asked |= _asked(tokens, index + 1)
        elif before not in (".", "|") and _is_variable(tokens, index):
            optional = _is_called(tokens, index)
            found.append(Reference(token.text, token.text, token.start, token.end, optional))
    return tuple(
        reference._replace(optional=reference.optional or reference.name in asked)
        for reference in found
    )


def _tokens(expression: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(expression):
        kind = match.lastgroup or ""
        found.append(_Token(kind, match[kind], match.start(kind), match.end(kind)))
    return found


def _is_called(tokens: list[_Token], index: int) -> bool:
    """Say whether a name is called: a function may be one of the environment's own."""
    return index + 1 < len(tokens) and tokens[index + 1].text == "("


def _is_waiver(tokens: list[_Token], index: int) -> bool:
    """Say whether the word at `index` says that what stands before it may be missing."""
    word = tokens[index].text
    before = [token.text for token in tokens[max(0, index - 2) : index]]
    if before[-1:] == ["|"]:
        return word in _DEFAULTS
    if before[-1:] == ["is"] or before == ["is", "not"]:
        return word in _GUARDS
    return word == "or"


def _asked(tokens: list[_Token], start: int) -> set[str]:
    """Return the names in the inline condition from `start` on: everything up to its `else`."""
    names: set[str] = set()
    for index in range(start, len(tokens)):
        if tokens[index].text in ("else", "if"):
            break
        if tokens[index].kind == "name" and _is_variable(tokens, index):
            names.add(tokens[index].text)
    return names


def _is_variable(tokens: list[_Token], index: int) -> bool:
    word = tokens[index].text
    before = [token.text for token in tokens[max(0, index - 2) : index]]
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    is_test = before[-1:] == ["is"] or before == ["is", "not"]
    is_keyword = after == "=" and before[-1:] in (["("], [","])
    return not (
        is_test or is_keyword or word in _KEYWORDS or word in _CONSTANTS or word in _GLOBALS
    )
