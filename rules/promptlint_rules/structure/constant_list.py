"""How many elements a list has that the code writes into a prompt, one line for each."""

from __future__ import annotations

import re

from promptlint.pattern import late

_JOINED = late(
    r"[\"'](?:\\n)+[\"']\.join\(\s*[\[(]?\s*f?[\"'][^\"'\n]*[\"']"
    r"(?:\.format\([^()]*\)| % [^ ]+)?"
    r"\s+for\s+[\w, ()]+\s+in\s+(?:enumerate\(\s*)?(?P<name>[A-Za-z_]\w*)"
    r"(?:\s*,[^()]*)?\)?\s*[\])]?\s*\)$"
)
"""A line for each element: `"\\n".join(f"{i}. {step}" for i, step in enumerate(STEPS, 1))`."""
_TOKEN = late(
    r"\s+|#[^\n]*|(?P<text>[rb]?\"\"\".*?\"\"\"|[rb]?\"(?:[^\"\\\n]|\\.)*\"|[rb]?'(?:[^'\\\n]|\\.)*')"
    r"|(?P<comma>,)|(?P<end>[\])])",
    re.DOTALL,
)


def joined_lines(expression: str, source: str) -> int:
    """Return how many lines an expression writes, 0 where that cannot be told.

    A name stands for what the file gives it, once and on one line.
    """
    if expression.isidentifier():
        given = re.findall(rf"^[ \t]*{expression}[ \t]*=[ \t]*(.*)$", source, re.MULTILINE)
        expression = given[0].strip() if len(given) == 1 else ""
    match = _JOINED.match(expression)
    return _elements(match["name"], source) if match else 0


def _elements(name: str, source: str) -> int:
    """Return how many texts the one list of a name has, 0 of another or of several."""
    given = list(re.finditer(rf"^[ \t]*{name}\b[^=\n]*=(?!=)\s*[\[(]", source, re.MULTILINE))
    changed = re.search(rf"\b{name}(?:\.(?:append|extend|insert|pop|remove)\(|\s*\+=)", source)
    if len(given) != 1 or changed:
        return 0
    count, at, is_open = 0, given[0].end(), False
    while (token := _TOKEN.match(source, at)) is not None:
        if token["end"]:
            return count
        if token["text"]:
            count, is_open = (count if is_open else count + 1), True
        elif token["comma"]:
            is_open = False
        at = token.end()
    return 0
