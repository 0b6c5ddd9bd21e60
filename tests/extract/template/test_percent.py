"""`%` texts are read as the operator reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.template import parse

_PARTS = st.sampled_from(
    [
        "%",
        "%%",
        "%s",
        "%d",
        "%5.2f",
        "%-10s",
        "%*d",
        "%.*f",
        "%(",
        ")",
        "x",
        " ",
        "s",
        "20",
        "d",
        "é",
        "\n",
    ]
)
TEXTS = st.lists(_PARTS, max_size=10).map("".join)
NAMED = st.lists(st.sampled_from(["%(a)s", "%(b c)d", "%%", " and ", "%(a)5.1f", "é"]), max_size=8)


def faults(text: str) -> list[str]:
    return [fault.kind for fault in parse(text, "percent")[1]]


@given(TEXTS)
def test_a_positional_text_without_faults_takes_as_many_values_as_python_wants(text: str) -> None:
    fields, found = parse(text, "percent")
    if found or "%(" in text:
        return
    stars = sum(field.spec.count("*") for field in fields)
    assert text % tuple([1] * (len(fields) + stars)) is not None


@given(NAMED.map("".join))
def test_a_named_text_takes_the_names_that_are_found(text: str) -> None:
    fields, found = parse(text, "percent")
    assert not found
    assert isinstance(text % {field.name: 1 for field in fields}, str)


@given(TEXTS)
def test_what_python_refuses_is_a_fault(text: str) -> None:
    fields, found = parse(text, "percent")
    if "%(" in text:
        return
    stars = sum(field.spec.count("*") for field in fields)
    try:
        _ = text % tuple([1] * (len(fields) + stars))
    except (ValueError, TypeError):
        assert found


@pytest.mark.parametrize(
    "text", ["20% shorter than %s", "100% certain", "5 %!", "ends in %", "50%, %s"]
)
def test_stray_per_cent_signs_are_faults(text: str) -> None:
    assert faults(text) == ["bad-percent"]


@pytest.mark.parametrize("text", ["%s and %(name)s", "100%% of %d", "% d", "%5.1f%%"])
def test_conversions_and_doubled_signs_are_none(text: str) -> None:
    assert faults(text) == []


def test_spec_and_conversion_are_kept() -> None:
    (field,), _ = parse("%(price)-8.2f", "percent")
    assert (field.name, field.spec, field.conversion) == ("price", "-8.2", "f")


def test_stars_take_places_of_their_own() -> None:
    fields, _ = parse("%*d %s", "percent")
    assert [field.name for field in fields] == ["1", "2"]


def test_named_holes_of_other_languages_are_foreign() -> None:
    _, found = parse("%s {name} {{ other }}", "percent")
    assert [(fault.name, fault.language) for fault in found] == [
        ("name", "str.format"),
        ("other", "jinja2"),
    ]
