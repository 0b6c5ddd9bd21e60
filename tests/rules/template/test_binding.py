"""Names are bound by what a call passes, by partial values, and by frameworks."""

from __future__ import annotations

from promptlint.model import Argument, Field, Hole, Span, ValueFacts
from promptlint_rules.template import binding
from tests.rules.template.texts import filling, prompt_of

TEXT = "{a} {b} {c}"
FIELDS = (Field("a", Span(0, 3)), Field("b", Span(4, 7)), Field("c", Span(8, 11)))


def names(*given: str | None) -> tuple[Argument, ...]:
    return tuple(Argument(name, Span(0, 1)) for name in given)


def missing(*uses: object) -> list[str]:
    prompt = prompt_of(TEXT, uses=uses)  # type: ignore[arg-type]
    return [field.name for field in binding.missing_fields(prompt, uses[-1])]  # type: ignore[arg-type]


def test_positions_are_named_by_their_place() -> None:
    use = filling(arguments=names(None, "x", None))
    assert use.names == ["0", "x", "1"]


def test_partial_values_count_and_lists_of_names_do_not() -> None:
    partial = filling(complete=False, call=".partial()", arguments=names("a"))
    listed = filling(complete=False, declares=True, arguments=names("b"), shared=frozenset("q"))
    call = filling(fields=FIELDS, arguments=names("c"), shared=frozenset("q"))
    assert missing(partial, listed, call) == ["b"]


def test_frameworks_bring_their_own_names_to_chains_only() -> None:
    fields = (Field("context", Span(0, 3)), Field("q", Span(4, 7)))
    chain = filling(call=".invoke()", fields=fields, shared=frozenset("z"))
    assert missing(chain) == ["q"]
    assert missing(filling(fields=fields)) == ["context", "q"]


def test_optional_and_doubtful_fields_are_not_missed() -> None:
    optional = Field("a", Span(0, 3), optional=True)
    assert missing(filling(fields=(optional, FIELDS[1]))) == ["b"]


def test_a_template_of_a_formatted_text_is_left_out() -> None:
    declared = filling(complete=False, call="langchain.PromptTemplate(template)")
    direct = filling()
    later = filling(call=".invoke()", shared=frozenset("x"))
    prompt = prompt_of(TEXT, uses=(declared, direct, later))
    assert list(binding.fillings(prompt)) == [direct]


def test_holes_of_later_fillings_are_not_filled_yet() -> None:
    first = filling(engine="percent", fields=(FIELDS[0],))
    second = filling(fields=(FIELDS[1],))
    holes = tuple(Hole(field.name, field.name, field.span, "str.format") for field in FIELDS)
    prompt = prompt_of(TEXT, holes=holes, uses=(first, second))
    assert [hole.name for hole in binding.earlier_holes(prompt, first)] == ["c"]
    assert [hole.name for hole in binding.earlier_holes(prompt, second)] == ["a", "c"]


def test_values_hand_on_the_holes_that_they_hold() -> None:
    value = ValueFacts(origin="constant", constant="Sum up {subject} and {x y}")
    use = filling(arguments=(Argument("body", Span(0, 1), value),))
    assert binding.handed_on(prompt_of(TEXT, uses=(use,))) == {"subject"}
