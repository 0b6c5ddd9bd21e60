"""PRM107 glued-sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Edit, Finding, Fix, Joint, Prompt, Severity, Span
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.collection import missing_commas
from promptlint_rules.template.place import exact, piece_at
from promptlint_rules.template.seam import Seam, seam


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
        for joint in prompt.joints:
            found = seam(prompt, joint)
            if found is None:
                continue
            if commas is None:  # PRM108 reports these
                commas = {comma.offset for comma, _ in missing_commas(prompt, facts)}
            if joint.offset not in commas:
                yield _finding(prompt, joint, found)


def _finding(prompt: Prompt, joint: Joint, found: Seam) -> Finding:
    span = exact(prompt, Span(joint.offset - len(found.left), joint.offset)) or joint.span
    what = "a newline" if found.gap == "\n" else "a space"
    return Finding(
        span,
        f'"{found.left}" and "{found.right}" run together: {what} is missing between two literals',
        label=f"{what} is missing after this",
        fix=_fix(prompt, joint, found),
    )


def _fix(prompt: Prompt, joint: Joint, found: Seam) -> Fix | None:
    before = Span(joint.offset - 1, joint.offset)
    piece, where = piece_at(prompt, before), exact(prompt, before)
    if piece is None or where is None or where.end != piece.source_span.end:
        return None
    is_raw = "r" in piece.prefix.lower()
    gap = "\\n" if found.gap == "\n" and not is_raw else " "
    edit = Edit(Span(where.end, where.end), gap)
    title = "Add a newline" if gap == "\\n" else "Add a space"
    return Fix(title, (edit,), "unsafe")
