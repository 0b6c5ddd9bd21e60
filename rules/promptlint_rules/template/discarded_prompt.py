"""PRM114 discarded-prompt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Discarding, Finding, Prompt, Severity, Span
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import line_of


class DiscardedPrompt(Rule):
    r"""A prompt, or what was collected for one, is overwritten before it is used.

    ## What it does
    Reports an assignment that replaces a text or a list of messages which nothing has read since
    it was built: `=` where `+=` or `append` was meant, before the call or at every turn of a loop.
    In a function that calls a model, also a text named like a prompt that nothing reads, and
    `prompt.format(…)` or `replace()` whose result nothing takes. A default that one branch
    overwrites is fine, and so is an assignment that uses the old value.

    ## Why it matters
    Nothing fails: the instructions, the examples or the history are just gone.

    ## Example
    ```
    prompt = "Answer with a letter.\n"
    for shot in shots:
        prompt += shot
    prompt = f"Question: {question}"
    ```

    ## Evidence
    GPQA #19 and #22: published figures for five examples that were measured with none.
    """

    code: ClassVar[str] = "PRM114"
    name: ClassVar[str] = "discarded-prompt"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="an assignment where an addition was meant",
            code=(
                "from transformers import pipeline\n"
                "\n"
                'generator = pipeline("text-generation")\n'
                "\n"
                "\n"
                "def answer(question: str, shots: list[str]):\n"
                '    prompt = "Answer the questions with one letter.\\n"\n'
                "    for shot in shots:\n"
                "        prompt += shot\n"
                '    «prompt = f"Question: {question}\\nAnswer:"»\n'
                "    return generator(prompt)\n"
            ),
        ),
        Example(
            title="the question is added",
            code=(
                "from transformers import pipeline\n"
                "\n"
                'generator = pipeline("text-generation")\n'
                "\n"
                "\n"
                "def answer(question: str, shots: list[str]):\n"
                '    prompt = "Answer the questions with one letter.\\n"\n'
                "    for shot in shots:\n"
                "        prompt += shot\n"
                '    prompt += f"Question: {question}\\nAnswer:"\n'
                "    return generator(prompt)\n"
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the statements that overwrite the prompt."""
        for use in prompt.uses:
            if isinstance(use, Discarding) and use.loss != "overwritten":
                yield _lost(use)
            elif isinstance(use, Discarding) and not use.span.contains(prompt.span):
                if _cell(facts, use.span) != _cell(facts, prompt.span):
                    continue  # who works with a notebook runs the one or the other
                built = line_of(facts, prompt.span)
                yield Finding(
                    use.span,
                    f"`{use.name}` is overwritten here, and the text that it was given at line "
                    f"{built} is never used",
                    label="did you mean to add to it?",
                )


def _lost(use: Discarding) -> Finding:
    message, label = _LOSSES[use.loss]
    return Finding(use.span, message.format(use.name), label=label)


_LOSSES = {
    "emptied": (
        "`{}` is overwritten here, and the messages that it held are never sent",
        "did you mean to add to it?",
    ),
    "replaced": (
        "every turn of the loop overwrites `{}`: only the last text is left",
        "did you mean to add to it?",
    ),
    "unread": ("`{}` is built for the prompt and never used", "goes nowhere"),
    "ignored": ("what this makes of `{}` is dropped: a text does not change in place", "not kept"),
}


def _cell(facts: Facts, span: Span) -> int:
    """Return the number of the notebook's cell that a place lies in; 0 in other files."""
    return sum(start <= span.start for start in facts.source.cells)
