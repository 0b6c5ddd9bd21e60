"""`str.format` texts are read as Python reads them; what nobody can mean as a hole is a fault."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.template import looks_like_hole, parse
from promptlint.model import Span

_PARTS = st.sampled_from(
    (
        *("{", "}", "{{", "}}", "{x}", "{}", "{0}", "{a.b[k]}", "{x!r}", "{x:>{w}}", "{x:.2f}"),
        *(":", "!", "[", "]", "é", " ", "\n", "a", '"k"', "\\frac", "_", "^", "😀", ","),
    )
)
TEXTS = st.lists(_PARTS, max_size=12).map("".join)


def names(text: str) -> list[str]:
    return [field.name for field in parse(text, "str.format")[0]]


def faults(text: str) -> list[tuple[str, str, bool]]:
    found = parse(text, "str.format")[1]
    return [(fault.kind, text[fault.span.start : fault.span.end], fault.fixable) for fault in found]


def python_fields(text: str) -> list[tuple[str, str, str]]:
    """Return path, spec and conversion of each hole that Python reads, automatic ones numbered."""
    found: list[tuple[str, str, str]] = []
    number = 0

    def take(part: str) -> None:
        nonlocal number
        for _, name, spec, conversion in string.Formatter().parse(part):
            if name is None:
                continue
            is_automatic = name[:1] in ("", ".", "[")
            path = f"{number}{name}" if is_automatic else name
            number += is_automatic
            found.append((path, spec or "", conversion or ""))
            take(spec or "")

    take(text)
    return found


@given(TEXTS)
def test_a_text_without_faults_has_the_holes_that_python_reads(text: str) -> None:
    fields, found = parse(text, "str.format")
    if not found:
        ours = [(field.path, field.spec, field.conversion) for field in fields]
        assert ours == python_fields(text)


@given(TEXTS)
def test_a_text_that_python_refuses_has_a_fault(text: str) -> None:
    try:
        python_fields(text)
    except ValueError:
        assert parse(text, "str.format")[1]


@given(TEXTS)
def test_spans_lie_in_the_text_and_fields_are_brace_groups(text: str) -> None:
    fields, found = parse(text, "str.format")
    for span in [field.span for field in fields] + [fault.span for fault in found]:
        assert 0 <= span.start < span.end <= len(text)
    for field in fields:
        assert text[field.span.start] == "{"
        assert text[field.span.end - 1] == "}"


@given(TEXTS)
def test_doubling_the_braces_of_fixable_faults_leaves_no_such_fault(text: str) -> None:
    mended = text
    fixable = [fault for fault in parse(text, "str.format")[1] if fault.fixable]
    for fault in sorted(fixable, key=lambda fault: fault.span, reverse=True):
        inner = mended[fault.span.start : fault.span.end]
        doubled = inner.replace("{", "{{").replace("}", "}}")
        mended = mended[: fault.span.start] + doubled + mended[fault.span.end :]
    kept = len(parse(text, "str.format")[1]) - len(fixable)
    left = [fault for fault in parse(mended, "str.format")[1] if fault.kind != "foreign"]
    assert len(left) <= kept


@pytest.mark.parametrize(
    "group",
    [
        '{"queue": "network", "priority": 3}',
        '{\n  "a": {"b": [1, {}]},\n  "c": {}\n}',
        "{'answer': 'yes'}",
        '{ "a" }',
        "{}}"[:1] + " }",
        "{...}",
        "{1,3}",
        "{\n  color: red;\n}",
        "{ color: red; }",
    ],
)
def test_json_and_code_are_one_fixable_fault_each(group: str) -> None:
    text = f"Answer like {group} about {{topic}}."
    assert faults(text) == [("literal-brace", group, True)]
    assert names(text) == ["topic"]


@pytest.mark.parametrize(
    "group", ["{first name}", "{len(items)}", "{a + b}", '{"a" if x else "b"}', "{user.name()}"]
)
def test_what_may_be_meant_as_a_hole_is_not_fixable(group: str) -> None:
    assert faults(f"a {group} b") == [("literal-brace", group, False)]


def test_json_around_a_hole_keeps_the_hole_and_is_not_fixable() -> None:
    text = '{"name": "{name}", "tags": {}}'
    assert names(text) == ["name"]
    assert faults(text) == [("literal-brace", text, False)]


def test_json_with_doubled_braces_inside_is_not_fixable() -> None:
    assert faults('{"a": {{"b": 1}}}')[0][2] is False


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (r"\sqrt{2 g h}", ["{2 g h}"]),
        (r"\frac{a}{b}", ["{a}", "{b}"]),
        (r"\boxed{}", ["{}"]),
        (r"\sqrt[3]{x}", ["{x}"]),
        ("x^{2} + y_{i}", ["{2}", "{i}"]),
        (r"\d{4}-[a-z]{2}", ["{4}", "{2}"]),
        (r"\sqrt{\frac{a}{b}}", [r"{\frac{a}{b}}"]),
    ],
)
def test_arguments_of_latex_and_quantifiers_are_fixable_faults(
    text: str, groups: list[str]
) -> None:
    assert faults(text) == [("literal-brace", group, True) for group in groups]


def test_an_argument_of_latex_that_could_be_a_name_is_a_field_too() -> None:
    fields, found = parse(r"\boxed{answer}", "str.format")
    assert [field.name for field in fields] == ["answer"]
    assert found[0].name == "answer"


@pytest.mark.parametrize(
    "text", ["{first}_{second}", "[{0}]({1})", "a_{name}", r"\n{x}", "${price}"]
)
def test_holes_beside_punctuation_are_holes(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{x:2.f}", "bad-spec"),
        ("{x!z}", "bad-spec"),
        ("{key: a description}", "literal-brace"),
        ("{name:string}", "literal-brace"),
        ("{Hello!}", "literal-brace"),
        ("}", "unbalanced"),
        ("{", "unbalanced"),
    ],
)
def test_broken_holes(text: str, kind: str) -> None:
    assert [fault[0] for fault in faults(text)] == [kind]


@pytest.mark.parametrize("spec", [".2f", ">10", "%d %B %Y", "{width}.{digits}", ",", "*^30s", "_d"])
def test_specs_that_python_takes_are_sound(spec: str) -> None:
    assert faults(f"{{x:{spec}}}") == []


def test_other_languages_in_the_text_are_foreign() -> None:
    text = "{{ name }} {% for a in b %} %(who)s {{{x}}}"
    found = [(fault.name, fault.language) for fault in parse(text, "str.format")[1]]
    assert found == [("name", "jinja2"), ("", "jinja2"), ("who", "percent")]


def test_masked_text_is_never_a_hole() -> None:
    text = "{value} {name} {{x}}{y_z}"
    opaque = [Span(0, 7), Span(20, 24), Span(18, 20)]
    fields, found = parse(text, "str.format", opaque)
    assert [field.name for field in fields] == ["name"]
    assert [fault.kind for fault in found] == ["unbalanced"]


def test_a_hole_whose_name_is_filled_in_before_is_left_out() -> None:
    assert parse("{a_b_c}", "str.format", [Span(2, 5)]) == ((), ())


def test_languages_without_holes_give_nothing() -> None:
    assert parse("{x}", "none") == ((), ())
    assert parse("{x}", "f-string") == ((), ())


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("name", True),
        ("a.b[0]:>5", True),
        ("", False),
        ("0", True),
        ('"a": 1', False),
        ("a b", False),
    ],
)
def test_looks_like_hole(inner: str, expected: bool) -> None:
    assert looks_like_hole(inner) is expected
