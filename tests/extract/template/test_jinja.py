"""A Jinja text's fields are the variables that the caller must bring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.template import parse

_PARTS = st.sampled_from(
    (
        *("{{", "}}", "{%", "%}", "{#", "#}", " x ", " for a in b ", " if x ", " endif ", "\n"),
        *("'", '"', "|default(1)", ".", "(", ")", "{", "}", "=", " set y = x ", " raw ", "é", "-"),
        *(" endfor ", " macro m(a) ", " endmacro ", "{name}", "%(k)s", " is defined ", " or "),
    )
)
TEXTS = st.lists(_PARTS, max_size=14).map("".join)


def required(text: str) -> list[str]:
    return [field.name for field in parse(text, "jinja2")[0] if not field.optional]


def optional(text: str) -> list[str]:
    return [field.name for field in parse(text, "jinja2")[0] if field.optional]


def faults(text: str) -> list[tuple[str, str]]:
    found = parse(text, "jinja2")[1]
    return [(fault.kind, text[fault.span.start : fault.span.end]) for fault in found]


@given(TEXTS)
def test_no_text_is_too_broken_to_read(text: str) -> None:
    fields, found = parse(text, "jinja2")
    for span in [field.span for field in fields] + [fault.span for fault in found]:
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ name }}", ["name"]),
        ("{{- user.name | upper -}}", ["user"]),
        ("{{ rows[index].cell }}", ["rows", "index"]),
        ("{{ 'a }} b' ~ x }}", ["x"]),
        ("{{ {'a': {'b': y}} }}", ["y"]),
        ("{{ f(key=value, other=1) }}", ["value"]),
        ("{{ a if b == c else d }}", ["a", "d"]),
        ("{% for x in rows %}{{ x.a }}{{ loop.index }}{% endfor %}{{ x }}", ["rows", "x"]),
        ("{% for k, v in d.items() if v %}{{ k }}{{ v }}{% endfor %}", ["d"]),
        ("{% set a = b %}{{ a }}", ["b"]),
        ("{% set a %}text{% endset %}{{ a }}", []),
        ("{% macro m(p, q=1) %}{{ p }}{{ q }}{% endmacro %}{{ m(r) }}", ["r"]),
        ("{% with a = b, c = 1 %}{{ a }}{{ c }}{% endwith %}{{ c }}", ["b", "c"]),
        ("{% import 'x' as lib %}{{ lib.f(y) }}", ["y"]),
        ("{% from 'x' import f %}{{ f(y) }}", ["y"]),
        ("{% raw %}{{ not_read }}{% endraw %}{{ read }}", ["read"]),
        ("{# {{ not_read }} #}{{ read }}", ["read"]),
        ("{% block body %}{{ a }}{% endblock %}", ["a"]),
        ("{% do items.append(x) %}", ["items", "x"]),
        ("{% else %}{% %}{{ range(n) }}", ["n"]),
        ("{{ x is sameas y }}", ["x", "y"]),
        ("{{ a and not b }}", ["a", "b"]),
    ],
)
def test_required_variables(text: str, names: list[str]) -> None:
    assert required(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "{{ x | default('none') }}",
        "{{ x.y|d('none') }}",
        "{{ x or 'none' }}",
        "{% if x is defined %}{{ x }}{% endif %}",
        "{% if not x is none %}{{ x }}{% endif %}",
        "{% if x %}{{ x }}{% else %}{{ x }}{% endif %}",
        "{% if 1 %}{% elif x %}{{ x }}{% endif %}",
        "{{ x if x is defined }}",
        "{{ x if x else '' }}",
    ],
)
def test_variables_that_may_be_missing_are_optional(text: str) -> None:
    assert set(optional(text)) == {"x"}
    assert "x" not in required(text) or "is defined %}" in text


def test_a_guard_ends_with_its_block() -> None:
    assert required("{% if x %}{{ x }}{% endif %}{{ x }}") == ["x"]


def test_fields_of_outputs_span_the_output_and_those_of_tags_the_name() -> None:
    text = "{{ a.b }}{% for i in rows %}{% endfor %}"
    fields, _ = parse(text, "jinja2")
    shown = [(text[field.span.start : field.span.end], field.path) for field in fields]
    assert shown == [("{{ a.b }}", "a.b"), ("rows", "rows")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ a", ("unbalanced", "{{")),
        ("{{ a }", ("unbalanced", "{{")),
        ("{{ a ) }}", ("unbalanced", "{{")),
        ("{# never closed", ("unbalanced", "{#")),
        ("{% raw %}{{ a }}", ("unbalanced", "{%")),
        ("{% for a in b %}", ("unbalanced", "{%")),
        ("{% endif %}", ("unbalanced", "{%")),
        ("{{ a }} and {request.body}", ("foreign", "{request.body}")),
        ("{{ a }} and %(b)s", ("foreign", "%(b)s")),
    ],
)
def test_faults(text: str, expected: tuple[str, str]) -> None:
    assert faults(text) == [expected]


def test_outputs_after_a_broken_one_are_still_found() -> None:
    assert required("{{ a ( }} {{ b }}") == ["b"]


def test_inner_blocks_end_with_their_outer_one() -> None:
    assert faults("{% if a %}{% for b in c %}{% endif %}") == []
    assert faults("{% if a %}{% if b %}{% endfor %}{% endif %}") != []


def test_json_and_unknown_tags_are_text() -> None:
    text = '{"a": {{ b }}, "c": {}}{% generation %}{% endgeneration %}'
    assert faults(text) == []
    assert required(text) == ["b"]


def test_a_text_within_an_expression_may_be_long() -> None:
    """What looks like the end of the output or of a tag does not end it within a text."""
    long = "the rules of the pier (for one), %} and }} " * 60
    assert required('{{ "' + long + '" + name }}{% for one in all %}{{ one }}{% endfor %}') == [
        "name",
        "all",
    ]
