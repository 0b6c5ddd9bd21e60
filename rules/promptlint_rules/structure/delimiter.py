"""XML-like tags that a prompt uses as delimiters, told apart from mentions, placeholders, HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from promptlint.model import Prompt, Span, Tag
from promptlint.pattern import late
from promptlint.rule import Facts
from promptlint_rules.structure.line import is_fenced

_HTML = frozenset(
    "a abbr b base big blockquote body br button canvas caption center cite col colgroup dd del dfn"
    " div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head"
    " header hr html i iframe img input ins kbd label legend li link main map mark meta nav"
    " noscript ol optgroup option p param path picture pre script select small source span"
    " strike strong style sub sup svg table tbody td textarea tfoot th thead tr"
    " tt u ul var video wbr".split()
)
_WORDS = frozenset(
    "body caption code data details header input label legend link main map option param picture"
    " section source style summary template text title video".split()
)
"""Those that are words as well: beside no other tag of HTML they delimit like any name."""
_SIGNS = frozenset("image images audio speech img bos eos pad unk sep cls mask escape".split())
"""Names of tags that stand for a picture, a sound or a token of the model, and are never closed."""
_CONTROL = late(r"\{%(?!-?\s*(?:end)?for\b)|\{\{[#/^]|\{#")
_START = late(r"(?:^|[_-])(?:begin|start|end)(?:$|[_-])", re.IGNORECASE)
_END = late(r"<(\w+)[ _-]end>|<(\w+?)end>|<end[ _-](?:of[ _-])?(\w+)>|\[/(\w+)\]", re.IGNORECASE)
_REOPENED = late(r"<(?P<name>[A-Za-z_][\w-]*)>\s*\{[^{}<>\n]+\}\s*(?P<second><(?P=name)>)")
_ENDS_TAG = late(r"[ \t]*(?:\r?\n|\r|$)")


class Delimiters:
    """The tags of one prompt that stand as delimiters: alone at the head of a line."""

    def __init__(self, prompt: Prompt, facts: Facts) -> None:
        """Read the tags of a prompt."""
        self.prompt = prompt
        self.text = prompt.text
        markers = facts.prism(prompt).markers
        self._fences = markers.fences
        self._holes = {hole.span.start for hole in prompt.holes}
        names = {tag.name.lstrip("/").lower() for tag in markers.tags}
        self._is_page = not names.isdisjoint(_HTML - _WORDS)
        tags = [tag for tag in markers.tags if self._is_delimiting(tag)]
        self.all = tuple(tags)
        self.standing = tuple(tag for tag in tags if self._stands(tag))
        self.paired = tuple(tag for tag in self.standing if tag.inside is not None)

    def opened(self) -> list[Tag]:
        """Return the delimiters that nothing closes."""
        return [
            tag
            for tag in self.standing
            if tag.inside is None and not tag.name.startswith("/") and not self._is_alone(tag)
        ]

    def reopened(self) -> list[Tag]:
        """Return the tags within a line that stand where the same tag before was to be closed."""
        by_place = {tag.span.start: tag for tag in self.all}
        return [
            by_place[match.start("second")]
            for match in _REOPENED.finditer(self.text)
            if match.start("second") in by_place and f"</{match['name']}>" not in self.text
        ]

    def closed(self) -> list[Tag]:
        """Return the closing tags, at the head or the end of a line, that close nothing."""
        return [tag for tag in self.standing if tag.name.startswith("/")]

    @property
    def is_controlled(self) -> bool:
        """Say whether a template decides at run time which tags there are."""
        return bool(_CONTROL.search(self.text))

    def mentions(self, name: str) -> bool:
        """Say whether the text says of a tag that it is one: "in <name> tags"."""
        return bool(
            re.search(rf"</?{re.escape(name)}>[`\"']? (?:and [^\n.]{{1,40}} )?tags?\b", self.text)
        )

    def _is_delimiting(self, tag: Tag) -> bool:
        """Say whether a tag is none of HTML, nor one of several words or of another convention.

        Beside tags of HTML those with attributes are elements of the same page.
        """
        written = self.text[tag.span.start : tag.span.end]
        name = tag.name.lstrip("/")
        is_worded = " " in written and "=" not in written
        is_element = name.lower() in _HTML and (self._is_page or name.lower() not in _WORDS)
        is_html = is_element or (self._is_page and "=" in written)
        is_sign = name.lower() in _SIGNS and tag.inside is None
        is_other = is_html or is_sign or is_worded or bool(_START.search(name))
        return not is_other and name.lower() not in self._ended

    @cached_property
    def _ended(self) -> frozenset[str]:
        """The names of parts that end by a convention of their own: `<page-end>`, `[/page]`."""
        return frozenset(
            next(filter(None, match.groups())).lower() for match in _END.finditer(self.text)
        )

    def _stands(self, tag: Tag) -> bool:
        start = self.text.rfind("\n", 0, tag.span.start) + 1
        is_head = not self.text[start : tag.span.start].strip()
        is_end = bool(_ENDS_TAG.match(self.text, tag.span.end)) or tag.span.end in self._holes
        stands = (is_head and is_end) or (tag.name.startswith("/") and (is_head or is_end))
        return (
            stands and not is_fenced(tag.span, self._fences) and not self._is_conditional(tag.span)
        )

    def is_repeated(self, tag: Tag) -> bool:
        """Say whether a loop writes a tag: each round has to close what it opens."""
        return any(one.repeated and one.text_span.overlaps(tag.span) for one in self.prompt.pieces)

    def _is_conditional(self, span: Span) -> bool:
        pieces = [one for one in self.prompt.pieces if one.text_span.overlaps(span)]
        return any(one.conditional and not one.repeated for one in pieces)

    def _is_alone(self, tag: Tag) -> bool:
        return self.text[tag.span.start : tag.span.end].endswith("/>")


def is_written_elsewhere(tag: str, prompt: Prompt, facts: Facts) -> bool:
    """Say whether the file has a piece of a tag (`</name`) that no balanced prompt explains.

    It may be joined to the prompt, end the answer (`stop=`), or be what the answer is searched for.
    """
    text = facts.source.text
    own = [piece.source_span for one in facts.extraction.prompts for piece in one.pieces]
    places = [match.start() for match in re.finditer(re.escape(tag) + r"\b", text)]
    if any(not _is_within(place, own) for place in places):
        return True
    others = (one for one in facts.extraction.prompts if one.id != prompt.id)
    return any(
        one.text.count(tag) != one.text.count(_partner(tag)) for one in others if tag in one.text
    )


def _partner(tag: str) -> str:
    return f"<{tag[2:]}" if tag.startswith("</") else f"</{tag[1:]}"


def _is_within(place: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)
