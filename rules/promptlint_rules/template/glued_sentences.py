"""PRM107 glued-sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Edit, Finding, Fix, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.collection import missing_commas
from promptlint_rules.template.seam import Seam, Seams

_BRANCH = late(r"^[ \t]*(?:elif|else)\b[^\n]*:", re.MULTILINE)


class GluedSentences(Rule):
    """Two literals are joined without the space or the newline that belongs between them.

    ## What it does
    Looks at each place where literals meet, side by side or by `+`, and reports where a sentence
    runs into the next, or a word into a word: no white space on either side, and both sides prose.
    Addresses, code, keys, tables and words that are wrapped on purpose are left alone.

    ## Why it matters
    The model reads "every rule that you use.If the handbook …": words that are in no dictionary,
    and a sentence end that it may not see.

    ## Example
    `"Answer in French." "Be brief."` is sent as "Answer in French.Be brief.". The fix puts a space
    at the end of the first literal, or a newline before a list or a label.

    ## Evidence
    LlamaIndex's own default refine prompt held one; 64 in a sample of real prompts.
    """

    code: ClassVar[str] = "PRM107"
    name: ClassVar[str] = "glued-sentences"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="no space after the full stop",
            code=(
                "import ollama\n"
                "\n"
                "RULES = (\n"
                '    "Quote every section of the handbook that you «use.»"\n'
                '    "If it is silent on a point, say so."\n'
                ")\n"
                'ollama.chat("llama3.1", messages=[{"role": "system", "content": RULES}])\n'
            ),
            fixed=(
                "import ollama\n"
                "\n"
                "RULES = (\n"
                '    "Quote every section of the handbook that you use. "\n'
                '    "If it is silent on a point, say so."\n'
                ")\n"
                'ollama.chat("llama3.1", messages=[{"role": "system", "content": RULES}])\n'
            ),
        ),
        Example(
            title="a newline ends the first part",
            code=(
                "import ollama\n"
                "\n"
                "RULES = (\n"
                '    "Quote every section of the handbook that you use.\\n"\n'
                '    "If it is silent on a point, say so."\n'
                ")\n"
                'ollama.chat("llama3.1", messages=[{"role": "system", "content": RULES}])\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the joints at which text runs together."""
        commas: set[int] | None = None
        for found in Seams(prompt):
            if commas is None:  # PRM108 reports these
                commas = {comma.offset for comma, _ in missing_commas(prompt, facts)}
            if found.joint.offset not in commas and not _never_meet(prompt, facts, found):
                yield _finding(found)


def _never_meet(prompt: Prompt, facts: Facts, found: Seam) -> bool:
    """Say whether the two literals stand on branches of which only one is taken."""
    left, offset = found.piece, found.joint.offset
    right = next((one for one in prompt.pieces if one.text_span.start == offset), None)
    if left is None or right is None or not (left.conditional and right.conditional):
        return False
    between = facts.text(left.source_span.end, right.source_span.start)
    return left.path is right.path is None and _BRANCH.search(between) is not None


def _finding(found: Seam) -> Finding:
    what = "a newline" if found.gap == "\n" else "a space"
    return Finding(
        _last_word(found) or found.joint.span,
        f'"{found.left}" and "{found.right}" run together: {what} is missing between two literals',
        label=f"{what} is missing after this",
        fix=_fix(found),
    )


def _last_word(found: Seam) -> Span | None:
    """Return where the word before the joint stands in this file, character for character."""
    piece, end = found.piece, found.joint.offset
    if piece is None or piece.path is not None or not piece.runs:
        return None
    run = piece.runs[-1]
    word = Span(max(run.text.start, end - len(found.left)), end)
    is_exact = run.is_exact and run.text.contains(word)
    return word.shift(run.source.start - run.text.start) if is_exact else None


def _fix(found: Seam) -> Fix | None:
    piece = found.piece
    if piece is None or piece.path is not None or not piece.runs:
        return None
    end = piece.runs[-1].source.end
    if end != piece.source_span.end:
        return None
    is_raw = "r" in piece.prefix.lower()
    gap = "\\n" if found.gap == "\n" and not is_raw else " "
    title = "Add a newline" if gap == "\\n" else "Add a space"
    return Fix(title, (Edit(Span(end, end), gap),), "unsafe")
