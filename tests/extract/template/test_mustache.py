"""A Mustache text's fields are the names its outermost level asks for; those in sections may come
from the section."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.template import parse

TEXTS = st.lists(
    st.sampled_from(
        ["{{", "}}", "{{{", "}}}", "#", "/", "^", "a", "b.c", " ", "!", ">", "&", "{x}"]
    ),
    max_size=14,
).map("".join)


@given(TEXTS)
def test_no_text_is_too_broken_to_read(text: str) -> None:
    fields, found = parse(text, "mustache")
    for span in [field.span for field in fields] + [fault.span for fault in found]:
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{a}} {{{ b.c }}} {{& d }}", [("a", False), ("b", False), ("d", False)]),
        ("{{#rows}}{{cell}}{{.}}{{/rows}}", [("rows", False), ("cell", True)]),
        ("{{^rows}}none{{/rows}}", [("rows", True)]),
        ("{{! note }}{{> part }}", []),
        ("{{#if town}}{{~town~}}{{else}}{{/if}}", [("town", True), ("town", True)]),
        ("{{#each rows}}{{this.cell}}{{/each}}{{upper name}}", [("rows", True), ("name", True)]),
        ("{{$input}}{{plugin.call $x}}", [("input", False), ("x", True)]),
        ("{{~#rows~}}{{cell}}{{~/rows~}}", [("rows", False), ("cell", True)]),
    ],
)
def test_fields(text: str, names: list[tuple[str, bool]]) -> None:
    fields, found = parse(text, "mustache")
    assert [(field.name, field.optional) for field in fields] == names
    assert not found


@pytest.mark.parametrize("text", ["{{#a}}", "{{/a}}", "{{#a}}{{/b}}{{/a}}", "{{#a}}{{/}}"])
def test_sections_must_pair(text: str) -> None:
    assert {fault.kind for fault in parse(text, "mustache")[1]} == {"unbalanced"}


def test_single_braces_are_foreign() -> None:
    _, (fault,) = parse("{{a}} {b}", "mustache")
    assert (fault.kind, fault.name) == ("foreign", "b")
