"""What form the whole answer is to have: a format, a format and nothing else, prose, a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.specification import form_words as words
from promptlint_rules.specification.tongue import voices

Kind = Literal[
    "format", "only", "alone", "yes-no", "prose", "framed", "explain", "told", "no-format",
    "bullets",
    "no-bullets", "language", "translate", "person", "case",
]  # fmt: skip
_NAMES = ("before", "after", "but", "alone", "one", "whole", "bare", "unmarked")
_STRICT = frozenset({"json", "xml", "yaml", "csv"})
"""Formats that leave no room for a word beside them."""
_LAYOUTS = frozenset({"table", "bullets", "numbered", "prose"})
_FORMATTED = late(
    r"json|xml|yaml|csv|html|latex|markdown|plain|text|table|bullet|list|prose|paragraph|sql|code"
    r"|\*\*|heading",
    re.IGNORECASE,
)
"""A word of every sentence on formats; most have none, and need not be read for them."""
_THINGS = ("thing", "lone", "sole")
_OF_THINGS = ("alone", "told")
_CHANGED = frozenset({"change", "step", "decision", "choice", "correction"})
"""What there is to tell of a thing that the model made."""
_RUNNING = frozenset({"text", "version", "answer"})
"""What may begin with a greeting and end with a question itself."""
_BESIDE = frozenset({"only", "language", "translate", "person", "case"})
"""Kinds that hold beside a longer demand that begins at the same place."""
_RETURNED = late(r"\W*(?:(?:please|always|then|finally)[, ]+)*(?:return|output)\b", re.IGNORECASE)


class Form(NamedTuple):
    """One demand on the form of the answer; `name` is a format's or a language's, else ""."""

    kind: Kind
    name: str = ""
    of: str = ""
    """What has the form, where that is not the answer."""
    is_returned: bool = False
    """Whether what has the form is what the answer consists of."""


def forms(text: str) -> Iterator[tuple[Form, Span]]:
    """Yield what a sentence demands of the form of the whole answer."""
    lead = words.LEAD.match(text)
    begin = lead.end() if lead else 0
    start = len(text) - len(text.lstrip(" -*\t"))
    found = [
        (form, Span(match.start() + begin if match.start() else start, match.end() + begin))
        for form, match in _forms(text[begin:], text)
    ]
    for form, span in found:
        is_part = any(span.start == one.start and span.end < one.end for _, one in found)
        if form.kind in _BESIDE or not is_part:
            yield form, span


def _forms(body: str, text: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """Yield the demands of a sentence, each with its place in `body`, without what leads to it."""
    if _FORMATTED.search(body):
        yield from _formats(body, text)
    for voice in voices(body):
        yield Form(voice.kind, voice.name, voice.of), voice.match
    low = body.lower()
    for kind, cues, pattern in _PLAIN:
        if not any(cue in low for cue in cues):
            continue
        if kind in {"prose", "explain"} and _is_bound(body, text):
            continue
        for match in pattern.finditer(body):
            yield Form(kind, _thing(kind, match)), match


def _is_bound(body: str, text: str) -> bool:
    """Say whether a sentence speaks of a part of the answer, or gives all of it a format."""
    is_part = words.FIELD.search(body) and not words.BESIDES.match(text)
    return bool(is_part or words.ONLY.search(body))  # "only code, in plain text"


def _thing(kind: Kind, match: re.Match[str]) -> str:
    if kind not in _OF_THINGS:
        return ""
    return (match["what"] if kind == "told" else next(filter(None, match.group(*_THINGS)))).lower()


def _formats(text: str, whole: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """Yield the formats that a sentence demands, of the answer or of the thing that it names."""
    for match in words.ONLY.finditer(text):
        name = next(filter(None, match.group(*_NAMES)))
        yield Form("only", _name(name)), match
    for match in words.IN_FORMAT.finditer(text):
        yield Form("format", _name(match["form"])), match
    for match in words.THING_IN_FORMAT.finditer(text):
        if not words.ANSWERED.search(match["of"]):
            of, is_returned = match["of"].lower(), bool(_RETURNED.match(whole))
            yield Form("format", _name(match["form"]), of, is_returned), match
    low = text.lower()
    for name, cues, pattern in _MARKED:
        for match in pattern.finditer(text) if any(cue in low for cue in cues) else ():
            yield Form("format", name), match
    for match in words.NO_MARKDOWN.finditer(text) if "markdown" in low else ():
        yield Form("no-format", "markdown"), match
    for match in words.BANNED.finditer(text):
        yield Form("no-format", match["form"].lower().removesuffix("s")), match


_MARKED = (
    ("markdown", ("markdown", "**", "heading"), words.USE_MARKDOWN),
    ("table", ("table",), words.TABLE),
)
_FRAMING = (
    "begin", "start", "open", "end", "finish", "close", "conclude", "introduce", "preface",
    "precede",
)  # fmt: skip
_TELLING = ("explain", "justif", "describe", "comment")
_PLAIN: tuple[tuple[Kind, tuple[str, ...], re.Pattern[str]], ...] = (
    ("yes-no", ("yes", "only", "just", "one", "single", "with the", "with a"), words.YES_NO),
    (
        "alone",
        ("only", "just", "nothing but", "nothing else", "alone", "exclusively"),
        words.ONLY_THING,
    ),
    (
        "prose",
        ("prose", "plain", "text", "sentence", "paragraph", "json", "xml", "yaml", "csv"),
        words.PROSE,
    ),
    ("framed", _FRAMING, words.FRAMED),
    ("explain", (*_TELLING, "explan", "rationale", "reason", "note"), words.EXPLAIN),
    ("told", _TELLING, words.TOLD_OF),
    ("no-bullets", ("bullet", "list", "prose"), words.NO_BULLETS),
    ("bullets", ("bullet",), words.BULLETS),
)
"""Each kind with words of which one stands in every sentence of it."""


def are_at_odds(one: Form, other: Form) -> bool:
    """Say whether no answer has both forms."""
    kinds = {one.kind, other.kind}
    if one.of != other.of and not (
        (one.is_returned and not other.of) or (other.is_returned and not one.of)
    ):
        return False
    if kinds <= {"language", "translate"}:
        is_told = "language" in kinds  # to translate into several is a task, and no conflict
        return is_told and one.name != other.name and {one.name, other.name} != _SAME_TONGUE
    if kinds in ({"person"}, {"case"}):
        return one.name != other.name
    if kinds == {"alone", "framed"}:
        return not {one.name, other.name} & _RUNNING
    if kinds in _EXCLUSIVE:
        return True
    if kinds in ({"framed", "format"}, {"framed", "only"}):
        return bool({one.name, other.name} & (_STRICT | {"code", "sql"}))
    if kinds == {"alone", "told"}:
        return one.name == other.name or bool({one.name, other.name} & _CHANGED)
    if kinds in ({"bullets", "format"}, {"no-bullets", "format"}):
        return bool({one.name, other.name} & _LISTING["no-bullets" in kinds])
    if "no-format" in kinds and kinds & {"format", "only"}:
        return one.name == other.name
    return kinds <= {"format", "only"} and _are_two_formats(one, other)


def _are_two_formats(one: Form, other: Form) -> bool:
    names = {one.name, other.name}
    if len(names) == 1 or "code" in names:
        return False
    if names & _LAYOUTS:
        is_strict = bool(names & _STRICT) and names != {"csv", "table"}
        return is_strict or names <= _LAYOUTS - {"numbered"} or names == {"prose", "numbered"}
    return names not in _TOGETHER or (names in _ONLY_LOOSE and "only" in (one.kind, other.kind))


_EXCLUSIVE = (
    {"only", "prose"},
    {"only", "explain"},
    {"alone", "explain"},
    {"yes-no", "prose"},
    {"yes-no", "framed"},
    {"yes-no", "explain"},
    {"bullets", "no-bullets"},
)
_LISTING = ({"prose"}, {"numbered", "bullets"})
"""Formats that exclude bullets, and those that are excluded without them."""
_ONLY_LOOSE = ({"markdown", "html"}, {"plain text", "markdown"})
_TOGETHER = (*_ONLY_LOOSE, {"markdown", "latex"}, {"json", "plain text"})
_SAME_TONGUE = {"chinese", "mandarin"}


def _name(word: str) -> str:
    """Return a format by one of its names."""
    low = word.lower().replace("-", " ").replace("plaintext", "plain text")
    if low.startswith("markdown"):
        return "markdown"
    if low.startswith("bullet"):
        return "bullets"
    if low.startswith(("numbered", "ordered")):
        return "numbered"
    return (
        "prose"
        if low.endswith(("prose", "text", "paragraph", "sentences")) and low != "plain text"
        else low
    )
