"""The closed sets of labels that an instruction names, found by the labels of the examples."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from promptlint.pattern import late

_NAMED = r"[\"'`“‘*\[(<]{0,2}\w[\w&+'’-]*(?: (?!or |and |vs\.? )[\w&+'’-]+){0,2}[\"'`”’*\])>]{0,2}"
_ITEM = _NAMED + r"(?: ?\([^(),;|/\n]{1,40}\))?"
_ASIDE = late(r" ?\([^(),;|/\n]{1,40}\)")
"""What stands in brackets behind a label, and explains it."""
_SEPARATOR = r"(?:\s*[,|;/]\s*(?:or |and |nor )?|\s+(?:or|and|vs\.?|nor)\s+)"
_LIST = late(rf"(?<![\w.])(?P<list>{_ITEM}(?:{_SEPARATOR}{_ITEM})+)", re.IGNORECASE)
_KEY = (
    r"[\"'`“*]{0,2}(?P<name>\w[\w+-]{0,20})[\"'`”*]{0,2}"
    r" (?:(?:for|if|when|where|means|stands for) |otherwise)"
)
_KEYED = late(
    rf"(?<![\w.]){_KEY.replace('?P<name>', '')}[^,;.\n]{{0,80}}"
    rf"(?:[,;] (?:and |or |else )?{_KEY.replace('?P<name>', '')}[^,;.\n]{{0,80}})+",
    re.IGNORECASE,
)
"""Labels with what each is for: "A for a pure rhyme, B if it is none"."""
_EACH_KEY = late(rf"(?:^|[,;] (?:and |or |else )?){_KEY}", re.IGNORECASE)
_BULLET = r"[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+[^\n]+"
_BULLETS = late(rf"^{_BULLET}(?:\n+{_BULLET})+", re.MULTILINE)
_NAME = late(
    r"^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+(?P<name>[^\n:(–—=]+?)[ \t]*(?:[:(–—=]| - |$)", re.MULTILINE
)
_BETWEEN = late(r"\s*[,|;/]\s*(?:(?:or|and|nor) )?|\s+(?:or|and|vs\.?|nor)\s+", re.IGNORECASE)
_MARKS = " \t\n\"'`“”‘’*[](){}<>."
_OPEN_BEFORE = late(
    r"(?:\bsuch as|\be\.?g\.?|\blike|\bincluding|\b(?:example|instance),?)\W*(?:\w+\W*)?$"
)
_OPEN_BEHIND = late(r"\W{0,3}(?:etc\b|and so on\b|and (?:the )?others?\b|\.\.\.|…)")
_ASKS = late(
    r"[:(\[<]|\b(?:answers?|possible|sentiments?|moods?|status|types?|priorit(?:y|ies)|urgency"
    r"|severity|tone|outcomes?|reply|repl(?:ies)|respon\w+|return\w*|output|classif\w+|categor\w+|label\w*"
    r"|class\w*|choose|chosen|select|pick|sort|rate[sd]?|rating|option\w*|choice\w*|either|must|value\w*"
    r"|allowed|assign\w*|tag\w*|decide|decision|verdict|whether|mark|into|one of|only|is (?:a"
    r"|the|it)"
    r"|say|write|grade|level|name|judge|team|send|route|give)\b",
    re.IGNORECASE,
)
_FURTHER = ("so on", "so forth", "other ", "others", "etc", "more")
_SENTENCE = 200


def sets_with(text: str, labels: Collection[str]) -> Iterator[frozenset[str]]:
    """Yield the closed sets that a text names and that hold at least two of the labels.

    A sentence that only mentions labels declares them where it says what to answer, and does not
    call them examples. Names are in lower case; of the words around a list, which a name at its
    end can have or not, those are left that make it a label.

    Args:
        text: the instructions, without the examples.
        labels: the labels of the examples, in lower case.
    """
    for match in _LIST.finditer(text):
        parts = _parts(match["list"])
        names = frozenset(filter(None, _cut(parts, labels)))
        if len(names & {*labels}) > 1 and _is_declared(text, match, parts):
            yield names
    for match in _KEYED.finditer(text):
        keys = [one["name"].casefold() for one in _EACH_KEY.finditer(match[0])]
        if len({*keys} & {*labels}) > 1 and _is_declared(text, match, keys):
            yield frozenset(keys)
    for match in _BULLETS.finditer(text):
        names = frozenset(one["name"].strip(_MARKS).casefold() for one in _NAME.finditer(match[0]))
        if len(names & {*labels}) > 1:
            yield names


def _cut(parts: list[str], labels: Collection[str]) -> Iterator[str]:
    """Yield the names of a list without the words before its first and behind its last name."""
    first, last = parts[0].split(), parts[-1].split()
    heads = [" ".join(first[at:]).strip(_MARKS) for at in range(len(first))]
    tails = [" ".join(last[: at + 1]).strip(_MARKS) for at in range(len(last))]
    yield next((head for head in heads if head in labels), heads[-1] if heads else "")
    yield from parts[1:-1]
    yield next((tail for tail in reversed(tails) if tail in labels), tails[0] if tails else "")


def _parts(text: str) -> list[str]:
    """Return the items of a list up to the one behind its "or", as they are compared."""
    parts = [_ASIDE.sub("", text)]
    word = ""
    while gap := _BETWEEN.search(parts[-1]):
        conjunction = gap[0].strip(" ,|;/\n").lower()
        if word and conjunction != word:
            parts[-1] = parts[-1][: gap.start()]
            break
        word = conjunction
        parts[-1:] = parts[-1][: gap.start()], parts[-1][gap.end() :]
    return [part.strip(_MARKS).casefold() for part in parts]


def _is_declared(text: str, match: re.Match[str], parts: list[str]) -> bool:
    """Say whether the sentence asks for one of a list's items, and names them all."""
    if parts[-1].startswith(_FURTHER) or _OPEN_BEHIND.match(text, match.end()):
        return False
    start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
    before = text[max(start, match.start() - _SENTENCE) : match.start()]
    head = before + parts[0]
    return _ASKS.search(before + match[0]) is not None and not _OPEN_BEFORE.search(head)
