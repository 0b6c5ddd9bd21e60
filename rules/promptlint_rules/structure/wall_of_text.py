"""PRM309 wall-of-text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, cast

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.line import Line, lines
from promptlint_rules.template.place import is_foreign, place

_STRUCTURE = late(r"[ \t]*(?:[-*+•>#|`~<]|\(?\d{1,2}[.):]|[A-Z][\w /-]{0,30}:)")
_HEAD = late(r"[ \t]*(?:#|```|~~~|<[^<>]*>[ \t]*$|.{1,40}:[ \t]*$)")
_SHOWN = 60
"""Code points of the wall that the finding marks."""
_RULES = "Greet every guest by name and never speak of another guest. " * 21


class WallOfText(Rule):
    """A long stretch of a prompt has no structure at all.

    ## What it does
    Reports paragraphs of more characters than the option `characters` without a blank line, a list,
    a heading, a label, a tag or a fence. Off unless selected.

    ## Why it matters
    What is asked for cannot be told from why it is asked for, by the model or by the next author.

    ## Example
    Twenty instructions in one paragraph.

    ## Evidence
    Structure is a property of its own in "What Makes a Good Natural Language Prompt?" (structural
    logic), and one of the three levels of PromptPrism.
    """

    code: ClassVar[str] = "PRM309"
    name: ClassVar[str] = "wall-of-text"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    options: ClassVar[Mapping[str, object]] = {"characters": 1200}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="one paragraph of many rules",
            code=(
                "import ollama\n"
                "\n"
                f'RULES = "«{_RULES[:60]}»{_RULES[60:]}"\n'
                'ollama.generate(model="qwen2.5:7b", system=RULES, prompt="Hello")\n'
            ),
        ),
        Example(
            title="one line for each",
            code=(
                "import ollama\n"
                "\n"
                f'RULES = """\n{_RULES.replace(". ", "." + chr(10) + "- ")}"""\n'
                'ollama.generate(model="qwen2.5:7b", system=RULES, prompt="Hello")\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the beginnings of paragraphs that are too long."""
        most = cast("int", facts.options.get("characters", self.options["characters"]))
        if len(prompt.text) <= most:
            return
        for start, end in _paragraphs(lines(prompt.text)):
            shown = prompt.text[start : min(end, start + _SHOWN)].splitlines()[0]
            span = Span(start, start + len(shown))
            if end - start > most and not is_foreign(prompt, span):
                yield Finding(
                    place(prompt, span, prompt.span),
                    f"{end - start} characters without a list, a heading or a blank line",
                    label="begins here",
                )


def _paragraphs(every: list[Line]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    end = 0
    for line in every:
        if line.is_blank or _STRUCTURE.match(line.text):
            if start is not None:
                yield start, end
            start = None
        if not line.is_blank and not _HEAD.match(line.text):
            start = line.span.start + line.indent if start is None else start
            end = line.span.end
    if start is not None:
        yield start, end
