"""PRM607 parser-key-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final

from promptlint.model import Answer, Conversation, Finding, Reading, ReadingKind, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.bringing import may_instruct
from promptlint_rules.specification.named import Named
from promptlint_rules.specification.structured import has_schema

_ENVELOPE: Final = frozenset({
    "choices", "message", "content", "usage", "text", "error", "data", "result", "response",
    "output", "candidates", "completion", "id", "model", "type", "delta", "role", "arguments",
    "function", "name", "parameters", "input", "messages", "status", "generated_text", "body",
})  # fmt: skip
"""Keys of what an API or a helper wraps answers in, so that a text need not say them."""
_MUSING: Final = frozenset(
    "think thinking thought thoughts scratchpad reasoning analysis reflection reflections plan"
    " planning notes brainstorm brainstorming steps draft explanation context".split()
)
"""Tags for what the model writes on its way to the answer: no code need read them."""
_BEGUN: Final = late(r"\n[ \t]*#{1,6}\s*\Z")
"""The begin of a marker, with which the model is to go on."""
_ELIDED: Final = late(r"[\[{,]\s*(?:\.\.\.|…)\s*[\]}]")
"""What stands for further elements and keys in a form that a prompt shows."""
_KINDS: Final[tuple[ReadingKind, ...]] = ("key", "tag", "marker")


class ParserKeyMismatch(Rule):
    """The code reads a key, tag or marker of the answer that the prompt never asks for.

    ## What it does
    Follows the answer of a call to what reads it (`json.loads(…)["key"]`, a pydantic model, a
    dataclass, `re.search`, `split`), through functions of the file, and compares what is read with
    all that the call is told. Reports a key, a tag or a marker that no text of the call says, or
    that the prompt spells otherwise (`Rating` for `rating`), when the prompt names others that the
    code reads; so is a key that is a word of the text but none of its keys, where one of these is
    read by nothing. What the code only tries (`get`, `in`, one of several ways) counts where, in
    turn, a key that the prompt asks for is read by nothing. Silent where the call gives a schema or
    tools, or where a value that cannot be seen may tell the format.

    ## Why it matters
    The model answers with what it was asked for: the code raises KeyError, finds nothing, or goes
    on with a default for every answer.

    ## Example
    A prompt that asks for "topic" and "urgency", and code that reads `ticket["priority"]`.

    ## Evidence
    helm #2955 and docetl #425; no other linter looks at both sides.
    """

    code: ClassVar[str] = "PRM607"
    name: ClassVar[str] = "parser-key-mismatch"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a key that was renamed in the prompt only",
            code=(
                "import json\n"
                "\n"
                "import ollama\n"
                "\n"
                'ASK = \'Describe the bird in JSON: {{"species": "…", "size_cm": 0}}\\n'
                "{notes}'\n"
                "\n"
                "\n"
                "def identify(notes: str) -> tuple[str, int]:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b", prompt=ASK.format(notes=notes)\n'
                "    )\n"
                '    bird = json.loads(answer["response"])\n'
                '    return bird["species"], bird[«"length"»]\n'
            ),
        ),
        Example(
            title="the keys that the prompt asks for",
            code=(
                "import json\n"
                "\n"
                "import ollama\n"
                "\n"
                'ASK = \'Describe the bird in JSON: {{"species": "…", "size_cm": 0}}\\n'
                "{notes}'\n"
                "\n"
                "\n"
                "def identify(notes: str) -> tuple[str, int]:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b", prompt=ASK.format(notes=notes)\n'
                "    )\n"
                '    bird = json.loads(answer["response"])\n'
                '    return bird["species"], bird["size_cm"]\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the readings that the texts of the call do not name."""
        found: dict[Reading, Finding] = {}
        for answer in conversation.answers:
            if not has_schema(answer) and not may_instruct(answer.holes):
                found.update(_unasked(answer))
        yield from found.values()


def _unasked(answer: Answer) -> Iterator[tuple[Reading, Finding]]:
    named = Named.of(answer.text)
    for kind in _KINDS:
        readings = _guarded([one for one in answer.readings if one.kind == kind])
        if kind == "key" and not named.asks_data:
            continue
        if kind == "marker" and _BEGUN.search(answer.text):
            continue  # the model writes the next marker itself
        is_one_asked = any(_is_asked(one, named) for one in readings)
        if not (is_one_asked or _is_all_other(kind, readings, named)):
            continue
        is_told = answer.complete and not (kind == "key" and _ELIDED.search(answer.text))
        unread = _unread(kind, readings, named) if is_told else frozenset[str]()
        listed = named.listed - {reading.text for reading in readings}
        for reading in readings:
            finding = _finding(reading, named, unread, listed)
            if finding is not None and (unread or not reading.optional):
                yield reading, finding


def _guarded(readings: list[Reading]) -> list[Reading]:
    """Return readings; those of what the code tests for, or has a default for, as optional."""
    tried = {one.text for one in readings if one.optional}
    return [replace(one, optional=one.text in tried) for one in readings]


def _is_asked(reading: Reading, named: Named) -> bool:
    if reading.kind == "tag":
        return reading.text in named.tags
    if reading.kind == "marker":
        return f"{reading.text.lower()}:" in named.text.lower()
    return reading.text in named.words or bool(named.spelt(reading.text))


def _is_all_other(kind: ReadingKind, readings: list[Reading], named: Named) -> bool:
    """Say whether the prompt asks for names, and the code reads quite other ones."""
    if kind == "tag":
        is_known = any(named.says_tag(one.text) for one in readings)
        return bool(readings and named.asked_tags) and not is_known
    if not readings:
        return False
    if kind == "marker" and named.shown_markers and not any(named.heads(r.text) for r in readings):
        return True  # a word of the task, "score the answer", is no marker "Score:"
    if any(named.hints(one.text) for one in readings):
        return False
    if kind == "key":
        return bool(named.keys) and _ENVELOPE.isdisjoint(one.text for one in readings)
    return bool(named.asked_markers)


def _unread(kind: ReadingKind, readings: list[Reading], named: Named) -> frozenset[str]:
    """Return the keys, tags or markers that the prompt asks for and no code reads."""
    if kind == "key":
        known = frozenset(reading.text for reading in readings)
        listed = frozenset[str]().union(*(one for one in named.lists if not known.isdisjoint(one)))
        return (named.keys | listed) - known
    if kind == "tag":
        return named.asked_tags - {reading.text for reading in readings} - _MUSING
    read = {reading.text.lower() for reading in readings}
    shown = named.shown_markers if kind == "marker" else ()
    return frozenset(one for one in shown if one.lower() not in read)


def _finding(
    reading: Reading, named: Named, unread: frozenset[str], listed: frozenset[str]
) -> Finding | None:
    if reading.kind == "marker" and unread and not named.heads(reading.text):
        message = f"the prompt shows `{min(unread)}:`, the code reads `{reading.text}:`"
        return Finding(reading.span, message, label="never asked for")
    if named.says_tag(reading.text) if reading.kind == "tag" else named.says(reading.text):
        is_key = reading.text in named.words or _stands_alone(reading.text, named)
        is_swapped = reading.kind == "key" and unread and not is_key
        return _swapped(reading, unread) if is_swapped else None
    other = _other(reading, named, unread | listed)
    if other:
        message = f"the prompt says `{other}`, the code reads `{reading.text}`"
        return Finding(reading.span, message, label=f"`{other}` in the prompt")
    if reading.kind != "tag" and named.hints(reading.text):
        is_swapped = reading.kind == "key" and unread
        return _swapped(reading, unread) if is_swapped else None
    shown = f"<{reading.text}>" if reading.kind == "tag" else reading.text
    message = f"the code reads the {reading.kind} `{shown}`, which the prompt never asks for"
    return Finding(reading.span, message, label="never asked for")


def _stands_alone(name: str, named: Named) -> bool:
    """Say whether a name is one of a list: a text or a line of its own."""
    return re.search(rf"^\W*{re.escape(name)}\W*$", named.text, re.MULTILINE) is not None


def _swapped(reading: Reading, unread: frozenset[str]) -> Finding:
    """Report a key that the text has as a word only, where the code leaves one of its keys."""
    message = f"the prompt asks for the key `{min(unread)}`, the code reads `{reading.text}`"
    return Finding(reading.span, message, label="no key in the prompt")


def _other(reading: Reading, named: Named, unread: frozenset[str]) -> str:
    """Return how the prompt writes the name of what is read, or ""."""
    if reading.kind == "key":
        return named.spelt(reading.text) or named.longer(reading.text, unread)
    if reading.kind == "marker" and not (reading.optional or reading.case):
        return named.cased(reading.text)
    return ""
