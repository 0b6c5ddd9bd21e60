r"""PRM109 escape-corruption."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Edit, Finding, Fix, Prompt, Severity, Span
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.escape import Escape, corrupted, invalid


class EscapeCorruption(Rule):
    r"""A backslash in a prompt is read as an escape and eats a letter.

    ## What it does
    Reports, in literals without `r`, `\f`, `\b`, `\v` and `\a` in front of a word, and `\t`, `\r`
    and `\n` where they begin a command of LaTeX (`\times`, `\right`, `\neq`); and backslashes that
    begin no escape at all, which Python keeps but warns of. Tabs and newlines in front of ordinary
    words are left alone.

    ## Why it matters
    `"\frac{a}{b}"` is sent as a form feed and `rac{a}{b}`: the model copies the broken command, or
    answers in another notation than the parser expects.

    ## Example
    `"Put the result into \boxed{}."` becomes a backspace and `oxed{}`. The fix doubles the
    backslash.

    ## Evidence
    llm-jp-eval #247. An unknown escape is a SyntaxWarning since Python 3.12.
    """

    code: ClassVar[str] = "PRM109"
    name: ClassVar[str] = "escape-corruption"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="LaTeX in a literal without r",
            code=(
                "from groq import Groq\n"
                "\n"
                'RULE = "Write fractions as «\\frac»{a}{b}."\n'
                "Groq().chat.completions.create(\n"
                '    model="llama-3.1-70b-versatile",\n'
                '    messages=[{"role": "user", "content": RULE}],\n'
                ")\n"
            ),
            fixed=(
                "from groq import Groq\n"
                "\n"
                'RULE = "Write fractions as \\\\frac{a}{b}."\n'
                "Groq().chat.completions.create(\n"
                '    model="llama-3.1-70b-versatile",\n'
                '    messages=[{"role": "user", "content": RULE}],\n'
                ")\n"
            ),
        ),
        Example(
            title="a raw literal, and a tab that is meant",
            code=(
                "from groq import Groq\n"
                "\n"
                'RULE = r"Write fractions as \\frac{a}{b}." "\\nStep\\tformula"\n'
                "Groq().chat.completions.create(\n"
                '    model="llama-3.1-70b-versatile",\n'
                '    messages=[{"role": "user", "content": RULE}],\n'
                ")\n"
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the spoiled words, and the first unknown escape of each string."""
        if not facts.source.is_python:
            return  # other formats have escapes of their own, and their readers refuse unknown ones
        seen: set[Span] = set()
        unknown: dict[Span, list[Span]] = defaultdict(list)
        for piece in prompt.pieces:
            if piece.source_span in seen:
                continue
            seen.add(piece.source_span)
            yield from map(_corruption, corrupted(prompt, facts, piece))
            unknown[piece.expression] += invalid(prompt, facts, piece)
        yield from (_unknown(facts, spans) for spans in unknown.values() if spans)


def _corruption(escape: Escape) -> Finding:
    return Finding(
        escape.span,
        f"`\\{escape.word}` is sent as {escape.becomes} and `{escape.word[1:]}`",
        label=f"the model reads `{escape.word[1:]}`",
        fix=Fix("Double the backslash", (_doubled(escape.span),)),
    )


def _unknown(facts: Facts, unknown: list[Span]) -> Finding:
    first = facts.text(unknown[0].start, unknown[0].end)
    more = f", nor do {len(unknown) - 1} more of this text" if len(unknown) > 1 else ""
    return Finding(
        unknown[0],
        f"`{first}` is no escape of Python{more}: a SyntaxWarning from Python 3.12 on",
        label="double the backslash",
        fix=Fix("Double the backslashes", tuple(map(_doubled, unknown))),
    )


def _doubled(span: Span) -> Edit:
    return Edit(Span(span.start, span.start + 1), "\\\\")
