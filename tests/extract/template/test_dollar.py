"""`string.Template` texts are read as that class reads them."""

from __future__ import annotations

from string import Template

from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.template import parse

TEXTS = st.lists(
    st.sampled_from(["$", "$$", "$a", "${b}", "${", "}", "$5", "c_1", "é", " ", "{", "\n"]),
    max_size=10,
).map("".join)


@given(TEXTS)
def test_the_names_are_enough_unless_there_is_a_fault(text: str) -> None:
    fields, found = parse(text, "string.Template")
    values = {field.name: "v" for field in fields}
    try:
        Template(text).substitute(values)
    except ValueError:
        assert any(fault.kind == "syntax" for fault in found)
    else:
        assert not any(fault.kind == "syntax" for fault in found)


def test_money_is_a_fault_and_its_span_is_the_sign() -> None:
    fields, (fault,) = parse("$name owes $5", "string.Template")
    assert [field.name for field in fields] == ["name"]
    assert (fault.kind, fault.span.start, fault.span.end) == ("syntax", 11, 12)


def test_holes_of_other_languages_are_foreign() -> None:
    _, found = parse("${a} {b} {{ c }} %(d)s", "string.Template")
    assert [fault.name for fault in found] == ["b", "c", "d"]
