"""An f goes in front of a literal only where every brace of it is a hole in scope."""

from __future__ import annotations

import pytest

from promptlint.model import Edit, Extraction, Hole, Prompt, Source, Span
from promptlint.rule import Facts
from promptlint_rules.template.fstring import Prefixes
from tests.rules.template.texts import START, facts_of, filling, prompt_of

TEXT = "Name {x} now"
HOLE = Hole("x", "{x}", Span(5, 8), "str.format", in_scope=True)


def edit(prompt: Prompt, others: tuple[Prompt, ...] = ()) -> Edit | None:
    facts = facts_of(TEXT)
    return Prefixes(prompt, Facts(facts.source, Extraction(others))).edit(HOLE.span)


def test_the_prefix_goes_before_the_quote() -> None:
    assert edit(prompt_of(TEXT, holes=(HOLE,))) == Edit(Span(START - 1, START - 1), "f")


def test_a_triple_quote_has_three_characters() -> None:
    source = Source("case.py", f't="""{TEXT}"""\n')
    assert Prefixes(prompt_of(TEXT, holes=(HOLE,)), Facts(source)).edit(HOLE.span) == Edit(
        Span(START - 3, START - 3), "f"
    )


@pytest.mark.parametrize("prefix", ["f", "b", "rb", "u", "F"])
def test_no_prefix_beside_another(prefix: str) -> None:
    assert edit(prompt_of(TEXT, prefix=prefix, holes=(HOLE,))) is None


def test_no_prefix_in_another_file() -> None:
    assert edit(prompt_of(TEXT, path="other.py", holes=(HOLE,))) is None


def test_no_prefix_where_a_name_is_out_of_scope() -> None:
    hole = Hole("x", "{x}", Span(5, 8), "str.format")
    assert edit(prompt_of(TEXT, holes=(hole,))) is None


def test_no_prefix_beside_other_braces() -> None:
    assert edit(prompt_of(TEXT + ' {"a": 1}', holes=(HOLE,))) is None


def test_no_prefix_where_another_prompt_takes_the_literal_as_its_template() -> None:
    other = Prompt("other", TEXT, Span(0, 1), prompt_of(TEXT).pieces, uses=(filling(),))
    assert edit(prompt_of(TEXT, holes=(HOLE,)), (other,)) is None


def test_a_span_outside_every_literal_has_none() -> None:
    assert Prefixes(prompt_of(TEXT), facts_of(TEXT)).edit(Span(50, 51)) is None
