"""PRM310 leaked-indentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from promptlint.model import Dedenting, Edit, Finding, Fix, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.line import Line, lines
from promptlint_rules.structure.list_item import item
from promptlint_rules.template.source_map import SourceMap

_LEAST = 4
"""Blanks that are an indentation of the source, and lines that make a block of it."""
_FEWEST = 3
_CLEANED = late(
    r"__doc__|\boutlines\b.*from_string|\(colang_content\)|^guidance\b|^added to a model$"
)
"""Sinks that take the indentation of a text away, or to which it means nothing."""
_LINE = late(r"[^\r\n]*")
_SHARE = 0.8
_NEAR = 1000
"""Code points before a block within which the line stands that announces it."""


class LeakedIndentation(Rule):
    """The indentation of the source reaches the model.

    ## What it does
    Reports a literal of several lines whose lines (but the first, which follows the quotes) all
    begin with the blanks of the code around them, where the text is sent as it is. Silent where
    `dedent` or `cleandoc` takes them away, in docstrings, and where the layout of the text itself
    is indented: then some lines begin at the margin. The fix takes the blanks away in the literal.

    ## Why it matters
    Each line costs tokens for blanks, Markdown reads four of them as a block of code, and a prompt
    of which one half is indented looks like two.

    ## Example
    A literal in triple quotes inside a method, eight blanks before each line.

    ## Evidence
    Layout changes answers: Quantifying Language Models' Sensitivity to Spurious Features in Prompt
    Design (Sclar et al., 2024).
    """

    code: ClassVar[str] = "PRM310"
    name: ClassVar[str] = "leaked-indentation"
    severity: ClassVar[Severity] = "information"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a literal in a function",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def kind(sentence: str):\n"
                '    prompt = f"""\n'
                "«        Is the sentence a statement or a question?\n"
                "        Answer with one word.\n"
                '        Sentence: {sentence}»"""\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
            fixed=(
                "import ollama\n"
                "\n"
                "\n"
                "def kind(sentence: str):\n"
                '    prompt = f"""\n'
                "Is the sentence a statement or a question?\n"
                "Answer with one word.\n"
                'Sentence: {sentence}"""\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="a layout that is meant",
            code=(
                "import ollama\n"
                "\n"
                'LAYOUT = """Write it like this:\n'
                "cause:\n"
                "    the bracket is open\n"
                "corrected:\n"
                '    print(total)"""\n'
                'ollama.generate(model="qwen2.5:7b", system=LAYOUT, prompt="print(total")\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the blocks of a sent prompt whose lines are all indented."""
        is_cleaned = any(_CLEANED.search(one.what) for one in prompt.evidence)
        if not prompt.sent or prompt.role in ("tool", "example") or is_cleaned:
            return
        dedented = [use.over for use in prompt.uses if isinstance(use, Dedenting)]
        every = lines(prompt.text)
        places = SourceMap(prompt)
        for expression, span in _literals(prompt).items():
            if any(over.overlaps(span) for over in dedented):
                continue
            block = [one for one in every if _begins_in(one, expression, span, places, facts)]
            common = _common_indent(block)
            if not common:
                continue
            where = _place(prompt, span, block, places, facts)
            if not _is_meant(every, block, common, where, facts):
                yield Finding(
                    where,
                    f"{common} blanks of the source before each line reach the model",
                    label=f"{common} blanks each",
                    fix=_fix(block, common, places),
                )


def _literals(prompt: Prompt) -> dict[Span, Span]:
    """Return the stretch of the text that each string expression of this file holds."""
    found: dict[Span, Span] = {}
    for piece in prompt.pieces:
        if piece.path is None:
            known = found.get(piece.expression, piece.text_span)
            end = max(known.end, piece.text_span.end)
            found[piece.expression] = Span(min(known.start, piece.text_span.start), end)
    return found


def _place(
    prompt: Prompt, literal: Span, block: Sequence[Line], places: SourceMap, facts: Facts
) -> Span:
    """Return where a block stands in its literal, with the hole that it may end with.

    What the text of a hole was read from stands elsewhere.
    """
    first, last = (
        places.exact(Span(one.span.start, one.span.start)) for one in (block[0], block[-1])
    )
    if first is None or last is None:
        return prompt.source(literal)
    own = [piece.source_span for piece in prompt.pieces if literal.contains(piece.text_span)]
    own += [hole.source_span for hole in prompt.holes if hole.source_span is not None]
    upto = max((one.end for one in own), default=last.end)
    line = _LINE.match(facts.text(last.start, upto))
    end = last.start + line.end() if line is not None else last.end
    inside = [min(one.end, end) for one in own if last.start <= one.end and one.start <= end]
    return Span(first.start, max(inside, default=end))


def _begins_in(
    line: Line, expression: Span, literal: Span, places: SourceMap, facts: Facts
) -> bool:
    """Say whether a line with words begins on a line of the source that the literal holds.

    What follows the quotes does not, nor does what follows a newline that is written as an escape;
    the lines of a text that the literal takes in belong to another one.
    """
    if line.is_blank or not literal.start < line.span.start < literal.end:
        return False
    where = places.exact(Span(line.span.start, line.span.start + max(1, line.indent)))
    if where is None or not expression.contains(where):
        return False
    return facts.text(where.start - 1, where.start) in "\r\n"


def _common_indent(block: Sequence[Line]) -> int:
    """Return how far all lines of a block are indented, or 0 where too few are."""
    if block and all(line.text.startswith("\t") for line in block):
        tabs = [len(line.text) - len(line.text.lstrip("\t")) for line in block]
        return min(tabs) if len(block) >= _FEWEST else 0
    indented = [line.indent for line in block if line.indent >= _LEAST]
    is_deep = len(block) == len(indented) > 1 and min(indented) >= 2 * _LEAST
    if (len(indented) < _FEWEST and not is_deep) or len(indented) < _SHARE * len(block):
        return 0
    flush = len(block) - len(indented)
    return min(indented) if flush == 0 or min(indented) >= 2 * _LEAST else 0


def _is_meant(
    every: Sequence[Line], block: Sequence[Line], common: int, where: Span, facts: Facts
) -> bool:
    """Say whether a block is indented on purpose, below a line that announces it.

    That is a list, or what stands in code that is not indented itself.
    """
    index = every.index(block[0])
    above = [line for line in every[:index] if not line.is_blank][-1:]
    if not above or not above[0].words.endswith(":"):
        return False
    outer = [line for line in block if line.indent == common]
    code = facts.text(max(0, where.start - _NEAR), where.start).rstrip().rpartition("\n")[2]
    return all(item(line, 0) for line in outer) or not code[:1].isspace()


def _fix(block: Sequence[Line], common: int, places: SourceMap) -> Fix | None:
    edits: list[Edit] = []
    for line in block:
        taken = min(line.indent, common)
        where = places.exact(Span(line.span.start, line.span.start + taken))
        if where is None:
            return None
        if taken:
            edits.append(Edit(where, ""))
    return Fix("Take the blanks away", tuple(edits), "unsafe")
