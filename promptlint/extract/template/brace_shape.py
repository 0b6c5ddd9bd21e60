"""What a pair of braces in a `str.format` template can be meant as: a hole, JSON, LaTeX, code."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from promptlint.pattern import late

HOLE = late(
    r"""\{
    (?P<first>[^\W\d]\w*|\d*)
    (?P<rest>(?:\.[^\W\d]\w*|\[[^\[\]{}\n]{1,80}\])*)
    (?:!(?P<conversion>[^{}:]{0,3}))?
    (?::(?P<spec>(?:[^{}]|\{[^{}]{0,40}\}){0,120}))?
    \}""",
    re.VERBOSE,
)
NESTED = late(r"\{[^{}]*\}")

_SPEC = late(r"(?:.?[<>=^])?[-+ ]?z?#?0?\d*[_,]?(?:\.\d+)?[bcdeEfFgGnosxX%]?", re.DOTALL)
_DATE = late(r"%[-#]?[A-Za-z]")
_PROSE = late(r"[\s\"'<\[(]|[A-Za-z]{3}")
_LATEX = late(r"\\[A-Za-z]{2,}\*?(?:\[[^\[\]{}\n]{0,40}\])?$")
_QUANTIFIED = late(r"\\[dDwWsS]$")
_SUBSCRIPT = late(r"(?:^|[^\w}])[A-Za-z]_$")
_LOOK_BEHIND = 60


class Shape(NamedTuple):
    """Why a pair of braces is no hole, and whether it is certain to be meant as text."""

    reason: str
    certain: bool


_EXPRESSION = Shape("an expression, which only an f-string evaluates", certain=False)
_SHAPES = (
    (late(r"\{\s*(?:[\"“][^\"”\n]{0,200}[\"”]|'[^'\n]{0,200}')\s*[:,}]"), "a JSON object"),
    (late(r"\{\s*(?:\.\.\.|…)?\s*\}"), "an empty object"),
    (late(r"\{\d*,\d*\}"), "a quantifier"),
    (late(r"\{\s*\n|\{[^{}\n]{0,200};"), "a block of code"),
)
_CALL = late(r"\{\s*[\w.]+(?:\(|\s*(?:[-+*/%]|==|!=|if|or|and|for)\s)|\{\s*[\"'][^{}]{0,200} if ")


def is_sound(hole: re.Match[str]) -> bool:
    """Say whether Python's own types accept the conversion and the spec of a hole."""
    if hole["conversion"] is not None and hole["conversion"] not in ("r", "s", "a"):
        return False
    spec = NESTED.sub("1", hole["spec"] or "")
    return bool(_SPEC.fullmatch(spec) or _DATE.search(spec))


def misreading(hole: re.Match[str]) -> Literal["literal-brace", "bad-spec"]:
    """Say what an unsound hole is: prose in braces, or a hole with a broken spec."""
    conversion = hole["conversion"]
    if conversion is not None and not conversion.isalpha():
        return "literal-brace"
    return "literal-brace" if _PROSE.search(hole["spec"] or "") else "bad-spec"


def follows_latex(text: str, at: int) -> bool:
    """Say whether the brace at `at` opens the argument of a LaTeX command."""
    return bool(_LATEX.search(_before(text, at)))


def is_script(text: str, hole: re.Match[str]) -> bool:
    r"""Say whether a plain name is an exponent, an index or a quantifier: `x^{2}`, `\d{4}`."""
    name, before = hole["first"], _before(text, hole.start())
    if name.isdigit() and (
        _QUANTIFIED.search(before) or (name not in ("0", "1") and before[-1:] in ("]", ")"))
    ):
        return True
    if before.endswith("^"):
        return len(name) == 1 or name.isdigit()
    return len(name) == 1 and bool(_SUBSCRIPT.search(before))


def shape(text: str, at: int, end: int) -> Shape:
    """Say what the pair of braces from `at` to `end` is, given that it is no hole."""
    group = text[at:end]
    if _CALL.match(group):
        return _EXPRESSION
    for pattern, reason in _SHAPES:
        if pattern.match(group):
            return Shape(reason, certain=True)
    return Shape("no name", certain=False)


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOK_BEHIND) : at]
