"""Template: the answer is to fill a skeleton that is shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import Final

from promptlint.model import Span
from promptlint.prism.patterns.pattern import Clue, Idea, Pattern
from promptlint.prism.phrases import Phrases
from promptlint.prism.wording import Wording

_FORM: Final = (
    r"(?:formats?|formatted|structures?|templates?|schemas?|layouts?|skeletons?|syntax|shape|"
    r"listing|style)"
)
_WHICH: Final = (
    r"(?:following|this|exact|below|desired|expected|required|specific|given|correct|output|"
    r"response|answer|reply|example|same|json|xml|yaml|two|the|code|file|block)"
)
_ANNOUNCES: Final = Idea(
    "announces a form",
    Phrases(
        rf"{_WHICH}(?: [^\s.:]+){{0,3}} {_FORM}",
        rf"{_FORM}(?: [^\s.:]+)?(?: [^\s.:]+)?(?: [^\s.:]+)? ?:",
        r"format(?:ted)? (?:to look like|as|like|in|the|your|it|them|of)",
        r"(?:looks?|looking) (?:exactly )?like(?: this| so| the)?",
        r"structured (?:as|in|like)",
        r"(?:values|placeholders?|blanks|brackets|parts|fields) (?:filled|replaced)(?: in)?",
        r"as (?:shown|demonstrated|illustrated|described|given) (?:below|here|above)",
        r"(?:the|in) following (?:[^\s.:]+ )?(?:way|ways|form|manner)",
        r"(?:expected|final|example|sample)(?: [a-z]+)? (?:output|answer|response|result)"
        r"(?: example)? ?:",
        r"(?:output|answer|response)(?: [a-z]+)? example ?:",
        r"(?:return|respond|reply|answer|output) ~40 json",
    ),
)
_FAR: Final = 500
"""Characters after an announcement in which the skeleton must begin."""
_HINTS: Final = Idea(
    "announces a form",
    Phrases(
        r"(?:start|end|begin|finish|reply|respond|answer)s? ~30 with ?:?",
        r"fill(?:ed|ing)? (?:in|out)",
        r"(?:enclosed?|wrap|wrapped|surrounded) (?:with)?in",
        r"(?:write|say|output|print|return) ?:?",
        r"(?:return|respond|reply|answer|output)(?: [a-z]+)? (?:only|as|in|with|like)",
    ),
)
_NEAR: Final = 80
"""The same after words that say less."""
_AT_ONCE: Final = 25
"""The same for a block, which begins at once."""
_MARKUP: Final = frozenset(
    "a b body br code context div doc document em h1 h2 h3 head header hr html i img input li ol "
    "output p pre question s script span strong style sub sup system table td text th tool tools "
    "tr u ul user query endoftext example examples eos bos".split()
)
_INDENT: Final = 40
"""Characters before dots in which their line has to begin."""
_NO_BRACKET: Final = re.compile(
    r"(?:INST|SYS|BEGIN|END|DONE|TASK|START|STOP|USER|SYSTEM|MASK|SEP|CLS|x|X| )", re.ASCII
)


@cache
def _skeletons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Match a piece that is to be replaced; each with a sign that it cannot do without."""
    value = (
        r"string|str|int|integer|number|num|float|bool|boolean|list|array|object|date|list\[\w+\]|"
        r"\"(?:string|str|int|number|\.\.\.|…|<[^<>\"\n]*>|\[[^\[\]\"\n]*\])|\[?\"?\.\.\.|…|<|"
        r"output|your |the |a |an |one of|yes/no|true/false|true ?\| ?false|"
        r"(?!true\b|false\b|null\b|none\b)[A-Za-z_][A-Za-z_ /|-]{0,60}\s?[,}\]]"
    )
    return (
        ("<", re.compile(r"<(?P<angle>[A-Za-z][^<>\n]{0,60}(?<!/))>")),
        ("<", re.compile(r"<\w{1,40}>\s{0,10}(?:\.\.\.|…|your |the )")),
        (
            "[",
            re.compile(
                r"\[(?<![\w\]\)\"'`\\$@]\[)"
                r"(?:(?P<bracket>[A-Za-z][^\[\]\n{} _]{0,40}[ _][^\[\]\n{}]{0,80})"
                r"|\w{1,40}(?:/\w{1,40})+)\](?![\[:]|\s{0,20}{)"
            ),
        ),
        (
            "](",
            re.compile(r"\[[a-z][\w ]{0,40}\]\((?:url|link|[a-z]{1,20}[_ ][a-z_ ]{1,40})\)"),
        ),
        ("${{", re.compile(r"\$\{\{[^{}\n]{0,99}[\s\u3000-\uffff][^{}\n]{0,99}\}\}")),
        (":", re.compile(rf"[\"'](?<![-*•] .)[\w -]{{1,40}}[\"']\s{{0,4}}:\s{{0,4}}(?:{value})")),
        (
            " here",
            re.compile(
                r":[ \t]{0,3}[\"'<\[(]?[^\n:\"]{1,60} here\b[\"'>\])]{0,2}[ \t]*$", re.MULTILINE
            ),
        ),
        ("__", re.compile(r"(?<!\w)_{3,8}(?!\w)")),
        ("xx", re.compile(r"(?<!\w)x{3,}(?!\w)", re.IGNORECASE)),
        ("??", re.compile(r"(?<!\w)\?{3,}(?!\w)")),
    )


@cache
def _block() -> re.Pattern[str]:
    """Match the beginning of what stands for an answer as a whole."""
    label = r"[ \t*#-]*[A-Z][\w ]{1,30}:\**[ \t]*[^\n{]*"
    return re.compile(
        r"^[ \t]*<[A-Za-z][\w -]*>[ \t]*$|^[ \t]*\[\[ ##|[{\[]\s{0,40}[\"'][\w -]{1,40}[\"']\s?:|"
        rf"^[ \t]*\w+: *<\w+>|^(?={label}\n{label}$)[^\n]+|^[ \t]*[a-z_]+: [a-z_ ]+$|"
        r"<(?P<tag>[a-z_]{1,40})>[^<>{}\n]{1,80}</(?P=tag)>",
        re.MULTILINE,
    )


@cache
def _labels() -> re.Pattern[str]:
    """Match a line that tells what to write after its label."""
    return re.compile(
        r"^[ \t*-]*[A-Z][\w /*-]{1,40}:\**[ \t]+"
        r"(?:the|your|you should|you must|a |an |short|brief|one |comment|"
        r"[a-z]+ (?:of|to|for) the )"
        r"[^\n]{3,}$",
        re.MULTILINE,
    )


@cache
def _dots() -> re.Pattern[str]:
    return re.compile(r"\.\.\.|…")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"</([^<>\n]{1,60})>")


def _pieces(wording: Wording) -> list[Span]:
    """Return the pieces of skeletons, in order, without tags, links and model tokens."""
    text = wording.text
    closed = frozenset(_closing().findall(text)) if "</" in text else frozenset[str]()
    found = [
        Span(*match.span())
        for sign, pattern in _skeletons()
        if sign in wording.folded
        for match in pattern.finditer(text)
        if _is_piece(match, closed)
    ]
    found += (Span(*match.span()) for match in _dots().finditer(text) if _leaves_out(match))
    return sorted(found)


def _is_piece(match: re.Match[str], closed: frozenset[str]) -> bool:
    """Say whether what looks like a placeholder is no tag and no model token."""
    inside = match.groupdict()
    angle, bracket = inside.get("angle"), inside.get("bracket")
    if angle:
        return not (angle.split()[0].lower() in _MARKUP or "=" in angle or angle in closed)
    return not (bracket and _NO_BRACKET.match(bracket))


def _leaves_out(dots: re.Match[str]) -> bool:
    """Say whether dots begin a short line, be it a comment, or end one after a blank."""
    text, start, end = dots.string, dots.start(), dots.end()
    before = text[max(0, start - _INDENT) : start].rpartition("\n")
    if not before[2].strip(" \t/#-") and (before[1] or start <= _INDENT):
        return "\n" in text[end : end + 41] or end + 41 > len(text)
    return before[2].endswith(" ") and text[end : end + 1] in ("", "\n")


def _blocks(wording: Wording, *, closed: bool = False) -> list[Span]:
    """Return the beginnings of what stands for an answer; if `closed`, short tags only."""
    return [
        Span(*match.span())
        for match in _block().finditer(wording.text)
        if match["tag"] not in _MARKUP and (match["tag"] or not closed)
    ]


def _described(wording: Wording) -> list[Span]:
    """Return the lines that tell what to write after their label, in order."""
    return [Span(*match.span()) for match in _labels().finditer(wording.text)]


def _find(wording: Wording) -> Iterable[Clue]:
    far, near = _ANNOUNCES.find(wording), _HINTS.find(wording)
    if not far and not near:
        return ()
    pieces = _pieces(wording)
    return (
        _shown(far, pieces, _FAR)
        or _shown(near, pieces, _NEAR)
        or (_shown(far, _blocks(wording), _AT_ONCE) if far else ())
        or _shown(near, _blocks(wording, closed=True), _AT_ONCE)
        or (_shown(far, _described(wording), _FAR, 2) if far else ())
    )


def _shown(clues: list[Clue], spans: list[Span], reach: int, count: int = 1) -> list[Clue]:
    """Return the first announcement that `count` spans follow within reach, and those spans."""
    for clue in clues:
        found = _after(spans, clue[0].end, reach, count)
        if found:
            return [clue, *((span, "shows a skeleton") for span in found)]
    return []


def _after(spans: list[Span], end: int, reach: int, count: int) -> list[Span]:
    """Return the `count` spans that follow an offset, if they begin within reach."""
    at = bisect_left(spans, Span(end - 3, 0))
    found = spans[at : at + count]
    return found if len(found) == count and found[-1].start <= end + reach else []


TEMPLATE: Final = Pattern(
    "template",
    "makes the answer fill a skeleton that is shown, with placeholders where its parts go.",
    "A phrase that announces a form, and soon after it something to be replaced: `<name>`, "
    '`[your answer]`, a JSON value such as `string` or `"..."`, a line *answer here*, or two '
    "lines that say what to write after their labels.",
    "It does not say whether the skeleton is valid or complete, and fields that are only named "
    "are none.",
    _find,
    (
        "Respond in this format:\nSCORE: <number>\nREASON: <one sentence>",
        'Return JSON that looks like this:\n{"name": string, "age": int}',
        "Use the following format:\nThought: the thing you think\nAnswer: the final answer",
    ),
    ("Return JSON with the keys name and age.", "Use the following pieces of context. {context}"),
)
