"""PRM517 confusable-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place

_MARKS = "“”„‟‘’‚‛″′＂＇：，；（）｛｝［］＜＞＝"
_HAN = 0x2E80
_CODE = late(
    r"^[ \t]*(`{3,}|~{3,})(?![`~])[^\n]*\n.*?(?:^[ \t]*\1|\Z)|`[^`\n]{1,200}`"
    r"|</?[A-Za-z][^<>\n]{0,200}>"
    r"|[“”„＂][\w ]{1,40}[“”„＂][ \t]*[:：]",
    re.MULTILINE | re.DOTALL,
)
_MARK = late(f"[{_MARKS}]")


class ConfusablePunctuation(Rule):
    """Code, JSON or a tag holds a mark that only looks like the right one.

    ## What it does
    Reports curly quotes, full-width signs and other look-alikes within fenced or back-ticked
    code, as quotes of a JSON key, and in tags. Prose may have them. Off unless selected.

    ## Why it matters
    The model copies the mark into its answer, and the parser that reads it fails.

    ## Example
    A JSON key in curly quotes: write straight ones.

    ## Evidence
    Copy-and-paste artefacts of real prompts, as "Prompts Are Programs Too!" describes them;
    `json.loads` accepts none of these marks.
    """

    code: ClassVar[str] = "PRM517"
    name: ClassVar[str] = "confusable-punctuation"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="curly quotes around a key",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Answer as {«“»name«”»: the plant}."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="straight ones, and curly quotes in prose",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Answer as JSON with `name`: the plant that people call “old man”."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield each look-alike within code."""
        for code in _CODE.finditer(prompt.text):
            for match in _MARK.finditer(code[0]):
                if _is_among_han(code[0], match.start()):
                    continue
                span = Span(*match.span()).shift(code.start())
                where = place(prompt, span, prompt.span)
                yield Finding(where, f"{match[0]} (U+{ord(match[0]):04X}) only looks right in code")


def _is_among_han(code: str, at: int) -> bool:
    """Say whether a mark belongs to text in a script that is written with such marks."""
    return any(ord(char) >= _HAN for char in code[max(0, at - 1) : at + 2] if char not in _MARKS)
