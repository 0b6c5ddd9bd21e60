"""PRM311 trailing-whitespace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Edit, Finding, Fix, Gap, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.neighbours import neighbours
from promptlint_rules.template.place import exact, is_foreign, place

_END = late(r"(?<=[^\s])[ \t]+\Z")
_LAST_LINE = late(r"(?<=\n)[ \t]+\Z")
_STOP = late(r"(?:^|_)stop(?:s|_|$)", re.IGNORECASE)
"""Names of what ends an answer, which is tokenised as a prompt is."""
_TAG = late(r"<[^<>]*>")
_WORD = late(r"[^\W\d_]{2}")
_SENTENCE_END = late(r"[.!?][\"'”’)\]}`*]*$")
_NEAR = 40
_GOES_ON = late(r"\(prefix\)|^guidance\b|^added to a model$")
"""Sinks whose text is followed by other text, or by what guidance generates in its place."""
_TOKENISES = late(r"Tokenizer\.|(?:^|\.)tokenizer\(")
_IS_VALUE = late(r"invoke\(input\)$")
"""A chain's input: where it is no turn, it is a value that fills a template."""


class TrailingWhitespace(Rule):
    r"""A prompt ends in blanks.

    ## What it does
    Reports a complete prompt that ends in spaces or tabs behind its last word, as an answer stub
    (`"Title: "`) often does, and the blanks before closing quotes where all lines of the text begin
    at the margin. Silent for texts that are joined to others, and for the closing quotes of a text
    that is indented as a whole.

    ## Why it matters
    Tokens of words begin with their space. After a prompt that ends in one, a completion model has
    to begin its answer with a token that hardly ever stands there, and answers get worse. In a
    message of a conversation the blanks do no harm but that they are sent, mostly by oversight.

    ## Example
    `"Abstract: {abstract}\nTitle: "`

    ## Evidence
    OpenAI's guide to completions: "make sure your prompt does not end in a trailing space".
    """

    code: ClassVar[str] = "PRM311"
    name: ClassVar[str] = "trailing-whitespace"
    severity: ClassVar[Severity] = "information"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="an answer stub",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def title(abstract: str):\n"
                '    prompt = f"Abstract: {abstract}\\nTitle:« »"\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
            fixed=(
                "import ollama\n"
                "\n"
                "\n"
                "def title(abstract: str):\n"
                '    prompt = f"Abstract: {abstract}\\nTitle:"\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="text that goes on",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def title(abstract: str):\n"
                '    prompt = "Find a title. " + "Abstract: " + abstract\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the blanks at the end of a whole prompt that is sent as it is."""
        if not (prompt.whole and prompt.sent) or prompt.role in ("tool", "assistant", "example"):
            return
        match = _END.search(prompt.text) or _closing_quotes(prompt.text)
        if (
            match is None
            or _STOP.search(prompt.symbol or "")
            or any(_GOES_ON.search(one.what) for one in prompt.evidence)
            or _is_tokenised_alone(prompt, match.start(), facts)
        ):
            return
        if "\n" not in prompt.text.strip() and not _WORD.search(_TAG.sub("", prompt.text)):
            return  # a sign beside other parts of a message
        if _is_label_of_next(prompt, facts) or _is_value(prompt, facts):
            return
        if _is_padded(prompt.text):
            return
        span = Span(*match.span())
        where = exact(prompt, span)
        if _is_multiplied(prompt, facts):
            return
        if is_foreign(prompt, span) or (where and facts.text(where.end, where.end + 1) == "{"):
            return  # what stands at the end may be empty, and the text then not be sent
        yield Finding(
            place(prompt, span, prompt.span),
            f"the prompt ends in blanks{_harm(prompt, span)}",
            label="ends here",
            fix=Fix("Remove the blanks", (Edit(where, ""),), "unsafe") if where else None,
        )


def _closing_quotes(text: str) -> re.Match[str] | None:
    """Return the blanks before closing quotes of a text whose lines all begin at the margin.

    Where they are indented too, that is another matter, and another rule's.
    """
    match = _LAST_LINE.search(text)
    behind = text[: match.start()].split("\n")[1:] if match else []
    written = [line for line in behind if line.strip()]
    return match if written and not any(line[0].isspace() for line in written) else None


def _is_padded(text: str) -> bool:
    """Say whether one line has blanks at both its ends, as what shows that they are taken off."""
    return "\n" not in text and text[:2].isspace() and text[-2:].isspace()


def _is_tokenised_alone(prompt: Prompt, end: int, facts: Facts) -> bool:
    """Say whether a text is only tokenised, not a stub that a model then goes on with."""
    if not any(_TOKENISES.search(one.what) for one in prompt.evidence):
        return False
    is_stub = bool(prompt.holes) and prompt.text[:end].endswith(":")
    is_counted = "tokens(" in facts.text(max(0, prompt.span.start - _NEAR), prompt.span.start)
    return is_counted or not (is_stub and ".generate(" in facts.source.text)


def _is_label_of_next(prompt: Prompt, facts: Facts) -> bool:
    """Say whether a label stands before another part of the same message, such as a picture."""
    if not prompt.text.rstrip().endswith(":"):
        return False
    around = [one for one in neighbours(prompt, facts) if one.turn.role == "user"]
    bare = [one for one in around if facts.text(one.turn.span.start, one.turn.span.end)[0] != "{"]
    after = [one.after[:1] for one in bare]
    return any(isinstance(turn, Gap) or turn.role == "user" for turns in after for turn in turns)


def _is_value(prompt: Prompt, facts: Facts) -> bool:
    """Say whether a text only fills the template of a chain."""
    sinks = {one.what for one in prompt.evidence}
    return all(map(_IS_VALUE.search, sinks)) and bool(sinks) and not any(neighbours(prompt, facts))


def _harm(prompt: Prompt, span: Span) -> str:
    """Return what the blanks do where the answer goes on right behind them, as in a completion."""
    is_stub = prompt.role != "system" and not _SENTENCE_END.search(prompt.text, 0, span.start)
    return ": the answer cannot begin with a word's own space" if is_stub else ""


def _is_multiplied(prompt: Prompt, facts: Facts) -> bool:
    """Say whether the last literal is repeated: each repetition is what the next one follows."""
    last = prompt.pieces[-1].expression.end if prompt.pieces else 0
    return facts.text(last, last + 4).lstrip(") ").startswith("*")
