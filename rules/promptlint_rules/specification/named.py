"""How the words of a prompt name a key, tag or marker that code looks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from promptlint.pattern import late

_GAPS = late(r"[\s_\-]+")
_KEY = late(
    r"""(["'`]|\\")([A-Za-z_][\w \-]{0,40})\1\s*(?::|\([^()\n]{1,40}\))"""
    r"""|(?m:^)[ \t]*(?:[-*•][ \t]+)?(["'`])([A-Za-z_]\w{0,40})\3 (?:[-–—=]|is\b|are\b|holds\b)"""
    r"""|\b(?:key|field|attribute|property),?(?: named| called)? (["'`])([A-Za-z_]\w{0,40})\5"""
)
_YAML_KEY = late(r"^[ \t]*([a-z_]\w{0,40}):(?= |$)", re.MULTILINE)
_LIST_OF_KEYS = late(
    r"\b(?:keys|fields|attributes|properties|json(?: object)?)\b[^\n]{0,40}:[ \t]*\n"
    r"(?P<items>(?:[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+[^\n]+(?:\n|$)){2,})",
    re.IGNORECASE,
)
_ITEM = late(
    r"^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+[\"'`*]*([A-Za-z_]\w{0,40})[\"'`*]*[ \t]*"
    r"(?:\([^()\n]*\))?[*]*[ \t]*(?:[:–—=-]|$)",
    re.MULTILINE,
)
_SHOWN_MARKER = late(
    r"[\"'`“]([A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}):[ \t]*"
    r"(?:<[^<>\n]{1,40}>|\[[^\[\]\n]{1,40}\])?[\"'`”]"
    r"|#{1,6} ([A-Z][\w-]*(?: [A-Z][\w-]*){0,3})"
    r"|^[ \t>*\-]*([A-Z][A-Za-z]*(?: [A-Za-z]+){0,3})[*]*:[*]*[ \t]*"
    r"(?:<[^<>\n]+>|\[[^\[\]\n]+\])[ \t.]*$",
    re.MULTILINE,
)
_LAYOUT = late(
    r"\b(?:lines?|format|layout|form|structure|template|this|follows|shape"
    r"|way)[^\n:]{0,40}:[ \t]*\n\s*?"
    r"(?P<lines>(?:[ \t>*\-]*[A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}[*]*:[^\n]*(?:\n|$)){2,})",
    re.IGNORECASE,
)
_LAID_OUT = late(r"^[ \t>*\-]*([A-Z][A-Za-z]*(?: [A-Za-z]+){0,3})[*]*:", re.MULTILINE)
_QUOTED = late(r"""["'`*]([A-Za-z_][\w \-]{0,40})["'`*]""")
_HEAD = late(
    r"^[ \t>*\-{,\d.]*([A-Za-z_][\w \-]{0,40}?)[*`]*\s*(?:\([^()\n]*\))?[*`]*\s*[:：=]",
    re.MULTILINE,
)
_LISTED = late(
    r"\b(?:keys?|fields?|attributes|properties|columns|elements)\b[^\n.]{0,25}?(?:[:=(]|are|named|called)?\s*"
    r"((?:[\w\"'`\-]+\s*(?:\([^()\n]{1,40}\)\s*)?(?:,|\band\b|\bor\b|&)\s*)+[\w\"'`\-]+)",
    re.IGNORECASE,
)
_TYPED = late(
    r"(?<![\w\"'`])([A-Za-z_]\w{0,40}) \((?:an? )?(?:string|str|integer|int|float|number|bool"
    r"|boolean|list|array|object|dict|enum|date)\b[^()\n]{0,40}\)"
)
"""A name with its type."""
_ASIDE = late(r"[ \t]{0,3}\([^()\n]{1,40}\)")
_BETWEEN = late(r"\s*(?:,|\band\b|\bor\b|&)\s*")
_WITH = late(
    r"\b(?:json|objects?|dictionar(?:y|ies)|dicts?|records?|entries)\b(?: object| list| array)?,?"
    r" (?:with|containing|including|having|of) (?:the )?"
    r"((?:[\w\"'`]+\s*(?:\([^()\n]{1,40}\)\s*)?(?:,\s*(?:and\b)?|\band\b)\s*)+[\w\"'`]+)",
    re.IGNORECASE,
)
_TAG = late(r"</?([A-Za-z][\w.-]*)>")
_CUE_TAG = late(
    r"\b(?:in|inside|within|between|use|using|wrap\w*|enclos\w*|put|surround\w*|with)\b[^<\n{]{0,40}"
    r"<([A-Za-z][\w.-]*)>",
    re.IGNORECASE,
)
_CUE_MARKER = late(
    r"\b(?i:line|format|write|prefix\w*|begin\w*|start\w*|end\w*|finish\w*|conclude|follow\w*|form)\b"
    r"[^\n]{0,60}?[\s\"'`*]([A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}):"
)
_CUE_HEADING = late(
    r"\b(?:under|below|heading|headings|headline|section|sections|titled)\b[^\n#]{0,40}"
    r"#{1,6} ([A-Z][\w-]*(?: [A-Z][\w-]*){0,3})"
)
_JSON = late(r"\bjson\b|\bdictionar(?:y|ies)\b", re.IGNORECASE)
_SHORTEST = 3
"""Letters of the shortest abbreviation."""


def squeezed(text: str) -> str:
    """Return a text in small letters without spaces, hyphens and underscores."""
    return _GAPS.sub("", text.lower())


@dataclass(frozen=True, slots=True)
class Named:
    """The names that a text gives to the parts of an answer."""

    text: str
    keys: frozenset[str] = field(default_factory=frozenset[str])
    """What stands in quotes before a colon or a type, or in a list of keys."""
    words: frozenset[str] = field(default_factory=frozenset[str])
    """What is quoted, begins a line before a colon, or is listed as a key."""
    tags: frozenset[str] = field(default_factory=frozenset[str])
    plain: str = ""
    listed: frozenset[str] = field(default_factory=frozenset[str])
    """What is listed as keys, fields or columns."""
    lists: tuple[frozenset[str], ...] = ()
    """The same, list by list."""

    @classmethod
    def of(cls, text: str) -> Named:
        """Return what a text names."""
        keys = frozenset(
            (
                *(match[2] or match[4] or match[6] for match in _KEY.finditer(text)),
                *(_TYPED.findall(text) if "json" in text.lower() else ()),
                *(_YAML_KEY.findall(text) if "yaml" in text.lower() else ()),
                *(
                    match[1]
                    for listing in _LIST_OF_KEYS.finditer(text)
                    for match in _ITEM.finditer(listing["items"])
                ),
            )
        )
        lists = tuple(
            frozenset(
                word.strip("\"'`") for word in _BETWEEN.split(_ASIDE.sub("", match[1])) if word
            )
            for match in (*_LISTED.finditer(text), *_WITH.finditer(text))
        )
        listed = frozenset[str]().union(*lists)
        quoted = {match[1] for match in _QUOTED.finditer(text)}
        heads = {match[1] for match in _HEAD.finditer(text)}
        tags = frozenset(match[1] for match in _TAG.finditer(text))
        return cls(
            text,
            keys,
            frozenset(keys | listed | quoted | heads),
            tags,
            squeezed(text),
            listed,
            lists,
        )

    @property
    def asked_tags(self) -> frozenset[str]:
        """The tags that the text tells to write, not those around what it brings."""
        return frozenset(match[1] for match in _CUE_TAG.finditer(self.text))

    @property
    def asked_markers(self) -> frozenset[str]:
        """The words before a colon that the text tells to write."""
        found = (*_CUE_MARKER.finditer(self.text), *_CUE_HEADING.finditer(self.text))
        return frozenset(match[1] for match in found)

    @property
    def shown_markers(self) -> frozenset[str]:
        """The words that the text quotes with their colon, or shows before a slot."""
        shown = {one[1] or one[2] or one[3] for one in _SHOWN_MARKER.finditer(self.text)}
        for layout in _LAYOUT.finditer(self.text):
            shown.update(_LAID_OUT.findall(layout["lines"]))
        return frozenset(shown)

    @property
    def asks_json(self) -> bool:
        """Whether the text speaks of JSON at all."""
        return bool(_JSON.search(self.text))

    @property
    def asks_data(self) -> bool:
        """Whether the text speaks of a format with keys."""
        return self.asks_json or "yaml" in self.plain

    def says(self, name: str) -> bool:
        """Say whether a name stands in the text as it is, as a word of its own."""
        at = re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", self.text)
        return at is not None

    def says_tag(self, name: str) -> bool:
        """Say whether the text shows a tag, or speaks of it by its name."""
        word = re.escape(name)
        spoken = rf"\b{word}[\"'`]? (?:xml )?(?:tags?|elements?|blocks?|sections?)\b"
        return name in self.tags or re.search(spoken, self.text, re.IGNORECASE) is not None

    def heads(self, marker: str) -> bool:
        """Say whether a marker stands in the text before a colon, in any letters."""
        word = re.escape(marker)
        found = re.search(rf"(?<!\w){word}[\"'`*_]*\s*[:：]|#+ *{word}", self.text, re.IGNORECASE)
        return found is not None

    def hints(self, name: str) -> bool:
        """Say whether a name stands in the text in any spelling, or most of it does."""
        short = squeezed(name)
        if short in self.plain or short.rstrip("s") in self.plain:
            return True
        parts = [part for part in re.split(r"[\s_\-]+|(?<=[a-z])(?=[A-Z])", name) if part]
        return len(parts) > 1 and all(part.lower().rstrip("s") in self.plain for part in parts)

    def spelt(self, name: str) -> str:
        """Return the key that the text writes otherwise (`Rating` for `rating`), or ""."""
        short = squeezed(name)
        return next(
            (key for key in sorted(self.keys) if squeezed(key) == short and key != name), ""
        )

    def longer(self, name: str, keys: frozenset[str]) -> str:
        """Return the one of some keys that a name abbreviates, or is abbreviated to, or ""."""
        short = squeezed(name)
        if len(short) < _SHORTEST:
            return ""
        return next((key for key in sorted(keys) if _abbreviates(short, squeezed(key))), "")

    def cased(self, marker: str) -> str:
        """Return a marker that the text writes in other letters only (`Answer` for `ANSWER`)."""
        found = re.search(rf"(?<!\w){re.escape(marker)}(?=\s*[*_]*:)", self.text, re.IGNORECASE)
        return found[0] if found and found[0] != marker else ""


def _abbreviates(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    return one != other and (other.startswith(one) or other.endswith(one))
