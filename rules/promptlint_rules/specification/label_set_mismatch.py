"""PRM609 label-set-mismatch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Answer, Conversation, Finding, Reading, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.bringing import may_instruct
from promptlint_rules.specification.label_sets import LabelSet, label_sets
from promptlint_rules.specification.structured import has_schema

_WORD = late(r"[A-Za-z][\w -]*\Z")
_POLAR = frozenset(
    {"y", "yes", "true", "1", "ok", "n", "no", "false", "0", "t", "f", "none", "null"}
)
_FENCED = frozenset("json python py sql xml yaml html markdown javascript bash csv text".split())
"""What stands behind the bars of a fence: no labels, but a part of the answer's form."""
_CLASS = late(r"(?:[A-Z][a-z]+){2,}\Z")
"""How classes are named, which the text of an object shows."""
_NEAR = 120
"""Code points within which a test for the longer label may be made together with the other."""
_APART = late(r":[ \t]*(?:#[^\n]*)?\n|\n\s*(?:elif|if|return|else)\b")
"""What parts two tests in the code: the end of a condition, the begin of a statement."""


class LabelSetMismatch(Rule):
    """The labels that the prompt lists and those that the code knows differ, or hide one another.

    ## What it does
    Compares the labels that a prompt lists ("positive, negative or neutral", or bullets) with what
    the code compares the answer with: tests, tables, lists, enumerations, match statements. Reports
    labels of the code that the prompt never says where the code, in turn, lacks some of the
    prompt's; a label in capitals that can never be met because the code made the answer's letters
    small; and a search for a label that is a part of another one ("safe" in "unsafe") where the
    code does not look for the longer one first.

    ## Why it matters
    The branch of the missing label is never taken, or an answer ends as an error; a label found
    within its opposite turns the answer round.

    ## Example
    "Answer safe or unsafe" and `if "safe" in answer`: compare the whole answer, or rename one.

    ## Evidence
    CheckList-like reviews of classification prompts; helm #2955 (labels of one scenario).
    """

    code: ClassVar[str] = "PRM609"
    name: ClassVar[str] = "label-set-mismatch"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="one label within the other",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Is this mushroom edible or inedible? Answer with one word, edible or '
                'inedible: {name}"\n'
                "\n"
                "\n"
                "def may_eat(name: str) -> bool:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b", prompt=ASK.format(name=name)\n'
                "    )\n"
                '    return «"edible"» in answer["response"].lower()\n'
            ),
        ),
        Example(
            title="the whole answer is compared",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Is this mushroom edible or inedible? Answer with one word, edible or '
                'inedible: {name}"\n'
                "\n"
                "\n"
                "def may_eat(name: str) -> bool:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b", prompt=ASK.format(name=name)\n'
                "    )\n"
                '    return answer["response"].strip().lower() == "edible"\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the labels of the code that do not fit those of the texts."""
        found: dict[Span, Finding] = {}
        for answer in conversation.answers:
            for finding in _mismatches(answer, facts):
                found.setdefault(finding.span, finding)
        yield from found.values()


def _mismatches(answer: Answer, facts: Facts) -> Iterator[Finding]:
    yield from _never(answer)
    is_compared = any(one.kind in ("label", "part") for one in answer.readings)
    sets = list(label_sets(answer.text)) if is_compared else []
    if sets and not has_schema(answer):
        yield from _hidden(answer, sets, facts)
        if not may_instruct(answer.holes):
            yield from _in_other_case(answer, sets)
            yield from _different(answer, sets)


def _never(answer: Answer) -> Iterator[Finding]:
    """Yield labels with letters that the code has changed in the answer before."""
    texts = {reading.text for reading in answer.readings}
    for reading in answer.readings:
        if reading.kind in ("label", "part") and reading.case in ("lower", "upper"):
            made = _in_case(reading.text, reading.case)
            if made not in texts:
                message = f'the answer is in {reading.case} case and never holds "{reading.text}"'
                yield Finding(reading.span, message, label=f'write "{made}"')


def _in_other_case(answer: Answer, sets: list[LabelSet]) -> Iterator[Finding]:
    """Yield labels that the prompt writes in other letters, where the code minds the case."""
    listed = {label.lower(): label for one in sets for label in one.labels}
    sought = [
        one
        for one in answer.readings
        if one.kind in ("label", "part") and one.text.lower() not in _FENCED
    ]
    for reading in sought:
        label = listed.get(reading.text.lower(), reading.text)
        others = {one.text for one in sought if one.text.lower() == reading.text.lower()}
        is_written = re.search(rf"(?<!\w){re.escape(reading.text)}(?!\w)", answer.text)
        if label != reading.text and not (reading.case or is_written) and len(others) == 1:
            message = f'the prompt asks for "{label}", the code looks for "{reading.text}"'
            yield Finding(reading.span, message, label=f'"{label}" in the prompt')


def _hidden(answer: Answer, sets: list[LabelSet], facts: Facts) -> Iterator[Finding]:
    """Yield searches for a label that the text of another label holds as well."""
    sought = [one for one in answer.readings if one.kind in ("part", "label")]
    for reading in sought:
        if reading.kind != "part" or reading.lenient:
            continue
        for longer in _holding(reading, sets):
            others = [one for one in sought if _tells_apart(one, longer, reading)]
            if not any(_is_asked_first(one, reading, facts) for one in others):
                message = f'"{reading.text}" is found in the answer "{longer}" as well'
                yield Finding(reading.span, message, label=f"also in {longer}")


def _tells_apart(one: Reading, longer: str, reading: Reading) -> bool:
    """Say whether another search is for the longer label, or for what only that one holds."""
    text = one.text.lower()
    return text == longer.lower() or (text in longer.lower() and text not in reading.text.lower())


def _is_asked_first(longer: Reading, reading: Reading, facts: Facts) -> bool:
    """Say whether the code looks for the longer label before the other, or in one test with it."""
    start, end = reading.span.end, longer.span.start
    if end < start:
        return True
    return end < start + _NEAR and _APART.search(facts.text(start, end)) is None


def _holding(reading: Reading, sets: list[LabelSet]) -> Iterator[str]:
    """Yield the labels, listed together with the one that is sought, that hold it."""
    for one in sets:
        if reading.text.lower() in one.lower:
            for label in one.labels:
                made = _in_case(label, reading.case)
                if reading.text in made and len(made) > len(reading.text):
                    yield label
                    return


def _in_case(text: str, case: str) -> str:
    return text.lower() if case == "lower" else text.upper() if case == "upper" else text


def _different(answer: Answer, sets: list[LabelSet]) -> Iterator[Finding]:
    """Yield labels that the code knows and the prompt never says, where the prompt has others."""
    by_owner: dict[str, list[Reading]] = defaultdict(list)
    for reading in answer.readings:
        is_word = _WORD.match(reading.text) and not _CLASS.match(reading.text)
        if reading.kind in ("label", "part") and is_word and reading.text.lower() not in _FENCED:
            by_owner[reading.owner].append(reading)
    for owner, readings in by_owner.items():
        known = {reading.text.lower() for reading in readings}
        for one in sets:
            asked = one.lower if owner in one.lead else frozenset[str]()
            unknown = [r for r in readings if _is_unknown(r, asked, answer)]
            is_swap = all(one.kind == "label" for one in unknown) or (
                len(known) == len(asked) and asked.isdisjoint(_POLAR)
            )  # a part may be sought that is no label: "sorry", "error"
            if len(known & asked) > 0 and unknown and asked - known and is_swap:
                missing = ", ".join(sorted(asked - known))
                first = unknown[0]
                message = f"the prompt never says `{first.text}`; the code does not know {missing}"
                yield Finding(first.span, message, label="not among the prompt's labels")
                return


def _is_unknown(reading: Reading, asked: frozenset[str], answer: Answer) -> bool:
    """Say whether a label is none of the prompt's, and no other way to write one of them."""
    label = reading.text.lower()
    is_polar = label in _POLAR and not asked.isdisjoint(_POLAR)
    is_short = any(
        one.startswith(label) or (reading.lenient and label.startswith(one)) for one in asked
    )
    return not (label in asked or is_polar or is_short or _says(answer, reading))


def _says(answer: Answer, reading: Reading) -> bool:
    pattern = rf"(?<![A-Za-z]){re.escape(reading.text)}(?![A-Za-z])"
    return re.search(pattern, answer.text, re.IGNORECASE) is not None
