"""A spec is refused exactly where Python refuses it for the type."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint_rules.template.format_spec import refusal

VALUES = {"str": "text", "int": 7, "float": 7.5, "list": [1], "dict": {1: 2}, "none": None}
SPECS = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "<", ">", "^", "*^", "="]),
    st.sampled_from(["", "+", " ", "-", "#"]),
    st.sampled_from(["", "5", "08", "12"]),
    st.sampled_from(["", ",", "_", ".2"]),
    st.sampled_from(["", "s", "d", "f", "g", "%", "x", "e", "q", "B"]),
)


@given(st.sampled_from(sorted(VALUES)), SPECS)
def test_what_is_refused_raises(kind: str, spec: str) -> None:
    if refusal("f-string", spec, "", kind):  # type: ignore[arg-type]
        with pytest.raises((ValueError, TypeError)):
            format(VALUES[kind], spec)


@pytest.mark.parametrize(
    ("kind", "spec"),
    [
        *(("str", ".2f"), ("str", "d"), ("str", ","), ("str", "+"), ("int", "s"), ("int", ".2d")),
        *(("float", "d"), ("float", "s"), ("list", ">5"), ("dict", "5"), ("none", "5")),
    ],
)
def test_what_python_refuses_is_found(kind: str, spec: str) -> None:
    assert refusal("str.format", spec, "", kind)  # type: ignore[arg-type]
    with pytest.raises((ValueError, TypeError)):
        format(VALUES[kind], spec)


def test_a_date_takes_codes_and_prints_every_other_spec() -> None:
    assert not refusal("f-string", "%d %B", "", "date")
    assert refusal("f-string", ".2f", "", "date")
    assert format(datetime.date(2024, 1, 2), ".2f") == ".2f"


def test_conversions_make_text_first() -> None:
    assert not refusal("f-string", ">10", "r", "list")
    assert refusal("f-string", ".2f", "r", "float")


@pytest.mark.parametrize(("conversion", "kind"), [("d", "str"), ("f", "none"), ("x", "list")])
def test_per_cent_conversions_want_numbers(conversion: str, kind: str) -> None:
    assert refusal("percent", "", conversion, kind)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        _ = f"%{conversion}" % (VALUES[kind],)


@pytest.mark.parametrize("kind", ["unknown", "bool"])
def test_unknown_values_take_anything(kind: str) -> None:
    assert not refusal("f-string", ".2f", "", kind)  # type: ignore[arg-type]
    assert not refusal("f-string", "{width}", "", "list")
    assert not refusal("percent", "", "s", "list")
