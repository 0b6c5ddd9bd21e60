"""PRM108 missing-comma."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Edit, Finding, Fix, Joint, Membership, Piece, Prompt, Severity, Span
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.collection import missing_commas
from promptlint_rules.template.place import piece_at


class MissingComma(Rule):
    """Two elements of a collection of prompts are joined, because a comma is missing.

    ## What it does
    Looks at lists, tuples and sets of literals in which one element is made of two literals, where
    its siblings are single ones and both halves begin, end and measure up as the siblings do.
    Items that are wrapped over two literals on purpose end in a space, or are not alone.

    ## Why it matters
    Python joins the two without a word. An example, a question or a label is lost, and every index
    behind it is off by one.

    ## Example
    `["Is it true?", "Is it short?" "Is it polite?", "Is it new?"]` has three elements.

    ## Evidence
    Three of four lists in one paper's official code.
    """

    code: ClassVar[str] = "PRM108"
    name: ClassVar[str] = "missing-comma"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="two questions in one",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "CHECKS = [\n"
                '    "Does the answer name a source?",\n'
                '    "«Is the answer under 200 words?»"\n'
                '    "Is the answer free of slang?",\n'
                '    "Does the answer name a date?",\n'
                "]\n"
                "\n"
                "\n"
                "def audit(client: OpenAI, answer: str):\n"
                "    for check in CHECKS:\n"
                '        text = f"{check}\\n{answer}"\n'
                '        yield client.responses.create(model="o3", input=text)\n'
            ),
        ),
        Example(
            title="wrapped on purpose",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "CHECKS = [\n"
                '    "Does the answer name a source?",\n'
                '    "Is the answer under 200 words, "\n'
                '    "and is it free of slang?",\n'
                '    "Does the answer name a date?",\n'
                "]\n"
                "\n"
                "\n"
                "def audit(client: OpenAI, answer: str):\n"
                "    for check in CHECKS:\n"
                '        text = f"{check}\\n{answer}"\n'
                '        yield client.responses.create(model="o3", input=text)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the literals after which a comma is missing."""
        for joint, membership in missing_commas(prompt, facts):
            yield _finding(prompt, facts, joint, membership)


def _finding(prompt: Prompt, facts: Facts, joint: Joint, membership: Membership) -> Finding:
    piece = piece_at(prompt, Span(joint.offset - 1, joint.offset))
    return Finding(
        joint.span if piece is None else piece.source_span,
        f"element {membership.index + 1} of this {membership.collection} joins literals that look "
        "like elements of their own: a comma is missing",
        label="a comma is missing after this",
        fix=None if piece is None else Fix("Add the comma", (_comma(facts, piece),), "display"),
    )


def _comma(facts: Facts, piece: Piece) -> Edit:
    end = piece.source_span.end
    end += 3 if facts.text(end, end + 3) in ('"""', "'''") else 1
    return Edit(Span(end, end), ",")
