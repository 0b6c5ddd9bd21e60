"""PRM110 dedent-after-interpolation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Dedenting, Filling, Finding, Hole, Piece, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.slot import is_long
from promptlint_rules.template.binding import fillings
from promptlint_rules.template.place import line_of

_LINES_JOINED = late(r"\\n[\"']{1,3}\s*\.join\(\s*[\[(]?\s*$")
_NO_MARGIN = late(r"^[^\"']*(\"{3}|'{3})(?!\\?\s*\n)|(?:\"{3}|'{3})\s*\.l?strip\(", re.DOTALL)
_NAMED = late(r"[\w.]+\(\s*[\w.]+\s*\)")
_REACH = 40


class DedentAfterInterpolation(Rule):
    """A text of several lines is put into an indented text before that is dedented.

    ## What it does
    Reports the holes of an f-string, or of a text that is already filled, inside
    `textwrap.dedent()` or `inspect.cleandoc()`, whose value is known to hold, or to be able to
    hold, several lines, and those that stand on a line of their own and are named as what is
    long (`code`, `document`, `transcript`). Numbers, names and one-line texts are fine.

    ## Why it matters
    The lines of the value begin at the margin, so there is no common indentation left to remove:
    the whole prompt keeps the indentation of the source, and the value stands beside it.

    ## Example
    `dedent(f"…{source}…")` with the text of a file. Dedent the constant first, and fill it
    afterwards with `.format()` or `replace()`.

    ## Evidence
    LLaMEA #130, BLADE #133.
    """

    code: ClassVar[str] = "PRM110"
    name: ClassVar[str] = "dedent-after-interpolation"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a file in a dedented f-string",
            code=(
                "from pathlib import Path\n"
                "from textwrap import dedent\n"
                "\n"
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def review(client: OpenAI, path: Path):\n"
                "    source = path.read_text()\n"
                '    text = dedent(f"""\n'
                "        Review this module.\n"
                "        «{source}»\n"
                '        """)\n'
                '    return client.responses.create(model="o3", input=text)\n'
            ),
        ),
        Example(
            title="dedented first",
            code=(
                "from pathlib import Path\n"
                "from textwrap import dedent\n"
                "\n"
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def review(client: OpenAI, path: Path):\n"
                "    source = path.read_text()\n"
                '    text = dedent("""\n'
                "        Review this module.\n"
                "        {source}\n"
                '        """).format(source=source)\n'
                '    return client.responses.create(model="o3", input=text)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the holes whose lines spoil the indentation."""
        for use in prompt.uses:
            if not isinstance(use, Dedenting):
                continue
            text = _text(prompt, use, facts)
            if _has_margin(facts, use, text):
                holes = dict.fromkeys(
                    (
                        *_holes(prompt, text),
                        *_interpolations(prompt, text, facts),
                        *_filled(prompt, use),
                    )
                )
                for hole in holes:
                    if _is_indented(facts, hole):
                        yield _finding(facts, use, hole)


def _text(prompt: Prompt, dedenting: Dedenting, facts: Facts) -> Span:
    """Return where the text stands that is dedented: in the call, or under the name it is given."""
    call = facts.text(dedenting.span.start, dedenting.span.end)
    if not _NAMED.fullmatch(call):
        return dedenting.span
    inside = (one for one in prompt.pieces if dedenting.over.contains(one.text_span))
    first = next(inside, None)
    is_own = first is not None and first.path is None
    return first.expression if first is not None and is_own else dedenting.span


def _has_margin(facts: Facts, dedenting: Dedenting, text: Span) -> bool:
    """Say whether the text's own lines share an indentation: the first one has to be empty."""
    call = facts.text(dedenting.span.start, dedenting.span.end)
    is_clean = "cleandoc" in call.partition("(")[0]
    return is_clean or not _NO_MARGIN.search(facts.text(text.start, text.end))


def _holes(prompt: Prompt, text: Span) -> Iterator[Span]:
    """Yield the f-string's holes whose value may have several lines."""
    for hole in prompt.holes:
        is_inside = hole.source_span is not None and text.contains(hole.source_span)
        if is_inside and hole.language == "f-string" and _may_have_lines(prompt, hole):
            yield hole.source_span or text


def _filled(prompt: Prompt, dedenting: Dedenting) -> Iterator[Span]:
    """Yield the holes of a template that is filled with several lines before it is dedented."""
    before = prompt.uses[: prompt.uses.index(dedenting)]
    for filling in fillings(prompt):
        if filling not in before or _is_dedented(prompt, dedenting, filling):
            continue
        named = zip(filling.names, filling.arguments, strict=True)
        many = {name for name, argument in named if argument.facts.multiline}
        yield from (prompt.source(f.span) for f in filling.fields if f.name in many)


def _is_dedented(prompt: Prompt, dedenting: Dedenting, filling: Filling) -> bool:
    """Say whether the template itself was dedented before it was filled."""
    others = (use for use in prompt.uses if isinstance(use, Dedenting) and use != dedenting)
    return any(other.over.overlaps(filling.over) for other in others)


def _may_have_lines(prompt: Prompt, hole: Hole) -> bool:
    """Say whether a hole is known to take several lines, or is placed and named so."""
    if hole.facts.multiline:
        return True
    before = prompt.text[: hole.span.start].rpartition("\n")[2]
    after = prompt.text[hole.span.end :].partition("\n")[0]
    return is_long(hole) and not before.strip() and not after.strip()


def _interpolations(prompt: Prompt, text: Span, facts: Facts) -> Iterator[Span]:
    """Yield the places between two parts of an f-string where a known text of lines goes in."""
    opened: Piece | None = None
    inserted: list[Piece] = []
    for piece in prompt.pieces:
        if piece.path is not None or not text.contains(piece.source_span):
            inserted.append(piece)
            continue
        if opened and opened.expression == piece.expression:
            between = Span(opened.text_span.end, piece.text_span.start)
            has_lines = any(_has_lines(prompt, one, facts) for one in inserted)
            if has_lines or _is_joined(prompt, between, text, facts):
                yield Span(opened.source_span.end, piece.source_span.start)
        opened, inserted = piece, []


def _has_lines(prompt: Prompt, piece: Piece, facts: Facts) -> bool:
    """Say whether an inserted piece has lines of its own, or is one line of several."""
    text = prompt.text[piece.text_span.start : piece.text_span.end]
    if "\n" in text:
        return True
    joins_lines = piece.path is None and _follows_join(facts, piece.expression.start)
    return piece.repeated and joins_lines


def _is_joined(prompt: Prompt, between: Span, text: Span, facts: Facts) -> bool:
    """Say whether lines go in between, or a list that another expression joins by line ends."""
    return any(
        hole.source_span is not None
        and between.contains(hole.span)
        and not text.contains(hole.source_span)
        and (hole.facts.multiline or _follows_join(facts, hole.source_span.start))
        for hole in prompt.holes
    )


def _follows_join(facts: Facts, start: int) -> bool:
    return bool(_LINES_JOINED.search(facts.text(max(0, start - _REACH), start)))


def _is_indented(facts: Facts, span: Span) -> bool:
    """Say whether the source line of a hole is indented: else there is nothing to remove."""
    line = facts.text(facts.source.text.rfind("\n", 0, span.start) + 1, span.start)
    return line[:1] in (" ", "\t")


def _finding(facts: Facts, dedenting: Dedenting, hole: Span) -> Finding:
    shown = facts.text(hole.start, hole.end)
    return Finding(
        hole,
        f"`{shown}` may span lines, and the dedent at line {line_of(facts, dedenting.span)} "
        "comes after it is filled in: the indentation stays",
        label="its lines have no indentation",
    )
