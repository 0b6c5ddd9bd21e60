"""PRM302 unclosed-fence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.line import Line, is_only_hole, is_varying, lines
from promptlint_rules.template.place import is_foreign, place

_BARS = re.compile(r"`{3,}|~{3,}")
_FENCE = re.compile(r"[ \t]*(?P<bar>`{3,}|~{3,})[ \t]*(?P<info>[\w+#.-]*)[ \t]*$")
_NESTED = frozenset({"markdown", "md", "mdx", "prompt", "text"})
_FEWEST = 2
"""Lines behind an open fence; with fewer, it opens the model's answer."""


class UnclosedFence(Rule):
    """A code fence is opened and never closed.

    ## What it does
    Reports a fence behind which the prompt goes on to its end without another. Silent for a fence
    that opens the answer (nothing, a single line or a hole stands behind it), for fences that the
    text talks about, and where fences are nested or added at run time.

    ## Why it matters
    Everything behind the fence is code to the model, the instructions too.

    ## Example
    ```` ```python ```` above the code, and the instructions right below it.

    ## Evidence
    Fences are a syntactic mark of PromptPrism. An odd number alone says nothing: many prompts end
    on an open fence to prime the answer.
    """

    code: ClassVar[str] = "PRM302"
    name: ClassVar[str] = "unclosed-fence"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="instructions in the code",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(code: str):\n"
                '    prompt = f"""Find the bugs.\n'
                "«```python»\n"
                "{code}\n"
                "\n"
                "Write one line for each bug.\n"
                'Write "none" if there is none."""\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="a fence for the answer",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(code: str):\n"
                '    prompt = f"""Mend this code:\n'
                "```python\n"
                "{code}\n"
                "```\n"
                "Mended:\n"
                '```python\n"""\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the fence that is open at the end of a whole prompt."""
        if not prompt.whole or not _BARS.search(prompt.text) or prompt.role == "assistant":
            return
        opened = _open_fence(prompt)
        if opened is None:
            return
        span = Span(
            opened.span.start + opened.indent, opened.span.start + len(opened.text.rstrip())
        )
        if not is_foreign(prompt, span):
            yield Finding(
                place(prompt, span, prompt.span),
                "the fence is never closed: the model reads all that follows as code",
                label="opened here",
            )


def _open_fence(prompt: Prompt) -> Line | None:
    """Return the line of the fence that is open at the end, where that can be no intention."""
    every = lines(prompt.text)
    marks = [
        (index, match) for index, line in enumerate(every) if (match := _FENCE.match(line.text))
    ]
    if len(marks) != len(_BARS.findall(prompt.text)):
        return None  # some stand within a line: the text talks about fences, or uses them inline
    opened: int | None = None
    bar = ""
    for index, match in marks:
        info = match["info"].strip()
        if info.lower() in _NESTED or is_varying(prompt, every[index].span):
            return None
        if opened is None:
            opened, bar = index, match["bar"]
        elif match["bar"].startswith(bar):
            if info:
                return every[opened]  # a fence with a language opens another block
            opened = None
    if opened is None:
        return None
    written = [line for line in every[opened + 1 :] if not line.is_blank]
    words = [line for line in written if not is_only_hole(line, prompt.holes)]
    return every[opened] if len(words) >= _FEWEST else None
