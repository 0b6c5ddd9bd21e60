"""PRM302 unclosed-fence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.line import Line, is_only_hole, is_varying, lines
from promptlint_rules.template.place import is_foreign, place

_BARS = late(r"`{3,}|~{3,}")
_FENCE = late(r"[ \t]*(?P<bar>`{3,}|~{3,})[ \t]*(?P<info>[\w+#.-]*|\{+\w+\}+)[ \t]*$")
_SENTENCE = late(r"[A-Z][\w'-]*(?: [^ ]+){2,}[.!?]$")
_NESTED = frozenset({"markdown", "md", "mdx", "prompt", "text"})
_CLOSING = ("", "end")
"""What stands behind the bars of a fence that closes; some write the word."""
_SURE = 0.6
_FEWEST = 2
"""Lines behind an open fence; with fewer, it opens the model's answer."""


_FILLED = late(r"^(?P<line>[ \t]*)```\w+[ \t]*\r?\n", re.MULTILINE)
_READING = late(r"\bstop|split\(|strip\(|removeprefix\(|removesuffix\(|with\(|find\(|\bre\.")
"""Code that ends or reads an answer at a fence."""


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
        if not _BARS.search(prompt.text) or prompt.role == "assistant":
            return
        opened = _fence_of_part(prompt, facts)
        if opened is None:
            if not prompt.whole or (not prompt.sent and prompt.confidence < _SURE):
                return  # a text that a parser of answers is tested with looks like a prompt, too
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


def _fence_of_part(prompt: Prompt, facts: Facts) -> Line | None:
    """Return the fence around what fills one of several parts, where nothing in the file closes it.

    Behind the last part the model could go on; these are joined to others.
    """
    is_part = not prompt.whole or prompt.symbol.endswith("append()")
    match = _FILLED.search(prompt.text) if is_part and prompt.text.count("```") == 1 else None
    if match is None or match.end() not in {hole.span.start for hole in prompt.holes}:
        return None
    own = [piece.source_span for piece in prompt.pieces]
    for bar in re.finditer("```", facts.source.text):
        line = facts.source.text.rfind("\n", 0, bar.start()) + 1
        is_own = any(span.start <= bar.start() < span.end for span in own)
        if not is_own and not _READING.search(facts.source.text, line, bar.start()):
            return None
    return next(line for line in lines(prompt.text) if line.span.start >= match.start("line"))


def _open_fence(prompt: Prompt) -> Line | None:
    """Return the line of the fence that is open at the end, where that can be no intention."""
    every = lines(prompt.text)
    marks = [
        (index, match) for index, line in enumerate(every) if (match := _FENCE.match(line.text))
    ]
    if len(marks) != len(_BARS.findall(prompt.text)):
        return None  # some stand within a line: the text talks about fences, or uses them inline
    if any(is_varying(prompt, every[index].span) for index, _ in marks):
        return None
    opened = _still_open(marks)
    if not opened:
        return None
    if len(marks) == 1 and _is_begun_code(every):
        return None
    last = every[opened[-1]]
    if len(opened) > 1 or opened[-1] != marks[-1][0]:
        return last if len(opened) == 1 else every[opened[0]]
    if len(marks) > 1 and _ends_content(every, opened[-1]):
        return _unpaired(every, marks) or last
    written = [line for line in every[opened[-1] + 1 :] if not line.is_blank]
    words = [line for line in written if not is_only_hole(line, prompt.holes)]
    is_told = len(words) == 1 and len(written) > 1 and _SENTENCE.match(words[0].words)
    return last if len(words) >= _FEWEST or is_told else None


def _is_begun_code(every: Sequence[Line]) -> bool:
    """Say whether a text begins with a fence, and all behind it is code to go on with."""
    words = [line.words for line in every if line.words]
    return _FENCE.match(words[0]) is not None and not any(map(_SENTENCE.match, words))


def _ends_content(every: Sequence[Line], index: int) -> bool:
    """Say whether a fence without a language stands right below content, and words behind it."""
    match = _FENCE.match(every[index].text)
    above = every[index - 1] if index else None
    is_below = above is not None and not above.is_blank and not above.words.endswith((":", "."))
    behind = [line for line in every[index + 1 :] if not line.is_blank]
    is_told = any(_SENTENCE.match(line.words) for line in behind)
    return match is not None and not match["info"] and is_below and is_told


def _unpaired(every: Sequence[Line], marks: Sequence[tuple[int, re.Match[str]]]) -> Line | None:
    """Return the fence behind which another one opens."""
    for (index, match), (after, other) in pairwise(marks):
        opens = bool(match["info"]) or not _ends_content(every, index)
        if opens and not other["info"] and not _ends_content(every, after):
            return every[index]
    return None


def _still_open(marks: Sequence[tuple[int, re.Match[str]]]) -> list[int]:
    """Return the lines of the fences that are open at the end; one with a language always opens."""
    opened: list[tuple[int, str]] = []
    for index, match in marks:
        info = match["info"].lower()
        may_hold = info in _NESTED and index != marks[-1][0]
        if may_hold or (opened and info.startswith("{")):
            return []  # blocks of text hold fences of their own, and a hole can close one
        if opened and info in _CLOSING and match["bar"].startswith(opened[-1][1]):
            opened.pop()
        else:
            opened.append((index, match["bar"]))
    return [index for index, _ in opened]
