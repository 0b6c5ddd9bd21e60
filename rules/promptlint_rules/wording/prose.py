"""The prose of a prompt: its text with everything that is no running English blanked out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from promptlint.model import Prompt, Span
from promptlint.pattern import late

GAP: Final = "\ufffc"
"""Stands for a character that is not prose, so that offsets stay what they are."""

_FENCED: Final = late(
    r"^[ \t]*(`{3,}|~{3,})(?![`~])[^\n]*\n.*?(?:^[ \t]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_MARKED: Final = r"""
      `[^`\n]{1,200}`                                     # code
    | \{(?<!\{\{)\{*[^{}]{0,200}\}+                      # a placeholder, JSON
    | "[^"\n]{0,300}"(?!\w) | “[^”\n]{0,300}”             # quoted
    | '(?<![\w)\]]')[^'\n]{0,200}'(?!\w) | ‘(?<!\w‘)[^’\n]{0,200}’(?!\w)
    | </?[A-Za-z][^<>\n]{0,200}>                          # a tag
    | <\|[^|\n]{0,60}\|>
    | \[(?![a-z]+\])[A-Za-z_/.:#-]+\]                     # [PLACEHOLDER]
    | \]\([^()\s]*[./#][^()\s]*\)                         # [link](address)
    | \$[^$\n]{1,120}\$                                   # mathematics
"""
"""Each begins with a character of its own, which is looked for first: that is fast."""
_PLACES: Final = r"""
    | (?<!\w)\w+://[^\s)>\]]+ | \bwww\.[^\s)>\]]+ | (?<!\S)\S+@\S+      # addresses
    | (?<![\w.-])[\w.-]*\\[^\s]*                        # escapes and paths
    | (?<!\w)(?:\.{0,2}/)[\w./-]+
"""
_OF_PLACES: Final = ("/", "@", "\\", "www.")
"""Texts without any of which there is no address or path."""
_BARE: Final = late(_MARKED, re.VERBOSE)
_OTHERS: Final = late(_MARKED + _PLACES, re.VERBOSE)
_CODE_LINE: Final = late(
    r"""^[ \t]*(?![ \t])(?:
      (?:>>>|\$[ ]|def[ ]\w+\(|class[ ]\w+[(:]|import[ ]\w+|from[ ][\w.]+[ ]import|\#include).*
    | return[ ]\w+
    | [\w.\[\]"']+[ ]*(?:[-+*|]?=|:=)(?!=).*              # an assignment
    | [^\n;=()]*[=()][^\n]*;[ \t]* | [^\n]*\)[ ]*\{[ \t]*       # a statement, the head of a block
    | (?:const|let|var|public|private|static)[ ]\w+[ ].*
    | [\w.]+\([^\n]*\):?[ \t]*                            # a call alone
    | "[\w ]+"[ ]*:.*                                     # a line of JSON
    )$""",
    re.MULTILINE | re.VERBOSE,
)
_WORD: Final = late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WHOLE: Final = late(r"[\w'-]+")
_JOINED: Final = frozenset("_./\\@#$<&%=~^+|*:")
_WRAPPED: Final = late(r"[a-z,'][ \t]*(\n)(?=[ \t]*[a-z])")
_SENTENCE_END: Final = frozenset(".!?:;\n•*-#>|\"'“([)")


class Word(NamedTuple):
    """A word of the prose."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.start + len(self.text))


class Prose:
    """A text in which only prose is left: no holes, code, quotations, tags or addresses."""

    def __init__(self, text: str, holes: Iterable[Span] = ()) -> None:
        """Blank out what is not prose, and the holes."""
        self.original = text
        self.text = _masked(text, holes)

    @classmethod
    def of(cls, prompt: Prompt) -> Prose:
        """Return a prompt's prose; what another file holds is none of it."""
        foreign = (piece.text_span for piece in prompt.pieces if piece.path is not None)
        return _prose(prompt.text, (*(hole.span for hole in prompt.holes), *foreign))

    @cached_property
    def folded(self) -> str:
        """The prose in lower case, at the same offsets."""
        low = self.text.lower()
        if len(low) != len(self.text):
            low = "".join(one if len(one := char.lower()) == 1 else char for char in self.text)
        return low.replace("’", "'")

    @cached_property
    def flowing(self) -> str:
        """The folded prose, with a blank for each end of a line that a sentence goes on behind."""
        parts: list[str] = []
        done = 0
        for match in _WRAPPED.finditer(self.text):
            parts += (self.folded[done : match.start(1)], " ")
            done = match.end(1)
        return "".join((*parts, self.folded[done:]))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the flowing prose, parts of identifiers among them."""
        return frozenset(_WHOLE.findall(self.flowing))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, without those that are part of an identifier, an address or a number."""
        text = self.text
        return tuple(
            Word(match[0], match.start())
            for match in _WORD.finditer(text)
            if _is_between_blanks(text, match) or _stands_alone(text, match.start(), match.end())
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def around(self, offset: int, reach: int) -> tuple[Word, ...]:
        """Return the words up to `reach` places before and after the one at an offset."""
        at = bisect_right(self._starts, offset)
        return self.words[max(0, at - 1 - reach) : at + reach]

    def line_around(self, offset: int, reach: int) -> str:
        """Return up to `reach` characters on each side of an offset, of its line alone."""
        before = self.text[max(0, offset - reach) : offset].rpartition("\n")[2]
        return before + self.text[offset : offset + reach].partition("\n")[0]

    def begins_sentence(self, offset: int) -> bool:
        """Say whether a sentence, a line, an item or a label begins at an offset."""
        before = self.text[max(0, offset - 40) : offset].rstrip(" \t")
        return not before or before[-1] in _SENTENCE_END or before[-1] == GAP

    def sentences(self) -> Iterator[Span]:
        """Yield the places of the sentences; lines end them."""
        for match in _SENTENCE.finditer(self.text):
            if match[0].strip():
                yield Span(*match.span())


_SENTENCE: Final = late(r"[^\s.!?](?:[^.!?\n]|[.!?](?=[^\s\"')\]]))*[.!?]*[\"')\]]*")


@lru_cache(maxsize=32)
def _prose(text: str, blanks: tuple[Span, ...]) -> Prose:
    """Return the prose of a text; every rule of the family asks for it."""
    return Prose(text, blanks)


def _masked(text: str, holes: Iterable[Span]) -> str:
    has_places = any(sign in text for sign in _OF_PLACES)
    shown = _blanked(text, sorted((hole.start, hole.end) for hole in holes))
    for other in (_FENCED, _CODE_LINE, _OTHERS if has_places else _BARE):
        shown = _blanked(shown, [match.span() for match in other.finditer(shown)])
    return shown


def _blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """Return a text with gaps in some places, which come in order; ends of lines stay."""
    parts: list[str] = []
    done = 0
    for start, end in places:
        if end > done:
            begin = max(start, done)
            lines = text[begin:end].split("\n")
            parts += (text[done:begin], "\n".join(GAP * len(line) for line in lines))
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _is_between_blanks(text: str, match: re.Match[str]) -> bool:
    """Say whether a word stands as most do, of which there is no more to ask."""
    start, end = match.span()
    return text[end : end + 1] == " " and text[start - 1 : start] in (" ", "\n", "")


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isdigit() or after.isdigit() or after in ("_", "=", "\\", "/", "@", "(", "["):
        return False
    if before in _JOINED and before not in "*:#>|" and before:
        return before == "." and text[start - 2 : start - 1].islower() and text[start].isupper()
    return not (after in (".", ":") and text[end + 1 : end + 2].isalnum())
