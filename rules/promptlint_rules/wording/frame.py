"""Frames: turns of phrase that are wrong wherever they occur, with what they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.wording.anchors import anchors
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.slip import Slip, like

_BLANK: Final = late(r"\(\?<[=!][^)]*\)|\[[^\]]*\]| ")
"""A blank, or a part of an expression in which blanks stay as they are."""


class Frame(NamedTuple):
    r"""A regular expression in lower case for whole words, and the correction of its group `at`.

    A blank stands for blanks, and for the end of a wrapped line. What the group `at` matches is
    reported, or all of it where there is no such group. `right` is a template of
    `re.Match.expand`, "" where several corrections fit. `cue` is a text without which the
    expression cannot match.
    """

    cue: str
    pattern: str
    right: str = ""
    what: str = "the wrong word here"
    is_lower: bool = False
    """Whether names, which have capitals after the first letter, are none of it."""

    def find(self, prose: Prose) -> Iterator[Slip]:
        """Yield where a prose has it; ask only where the cue is in the flowing prose."""
        for words in _anchors(self.pattern):
            if words.isdisjoint(prose.vocabulary):
                return
        for match in _whole_words(_compiled(self.pattern), prose.flowing):
            group = "at" if "at" in match.re.groupindex else 0
            span = Span(*match.span(group))
            if self.is_lower and not prose.text[match.start() + 1 : match.end()].islower():
                continue
            shown = prose.text[span.start : span.end]
            right = (like(shown, match.expand(self.right)),) if self.right else ()
            yield Slip(span, right, self.what)


_anchors: Final = cache(anchors)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    wide = _BLANK.sub(lambda match: r"[ \t]+" if match[0] == " " else match[0], pattern)
    return re.compile(rf"(?:{wide})(?![\w'-])")


def _whole_words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches that begin a word.

    With an assertion for that in front, each character of the text would be tried; without one,
    only those are that a match can begin with.
    """
    match = pattern.search(text)
    while match is not None:
        start, end = match.span()
        is_inside = start and (text[start - 1].isalnum() or text[start - 1] in "_'-")
        if not is_inside:
            yield match
        match = pattern.search(text, start + 1 if is_inside else max(end, start + 1))
