"""Edits stand only where the source spells the text character for character, in this file."""

from __future__ import annotations

from promptlint.model import Edit, Piece, Prompt, Run, Span
from promptlint_rules.template.place import doubled_braces, exact, place
from tests.rules.template.texts import START, prompt_of

TEXT = "see {a}"


def test_own_text_maps_to_its_literal() -> None:
    prompt = prompt_of(TEXT)
    assert exact(prompt, Span(4, 7)) == Span(START + 4, START + 7)
    assert place(prompt, Span(4, 7), Span(0, 1)) == Span(START + 4, START + 7)


def test_text_of_another_file_is_reported_at_the_fallback() -> None:
    prompt = prompt_of(TEXT, path="other.py")
    assert exact(prompt, Span(4, 7)) is None
    assert place(prompt, Span(4, 7), Span(0, 1)) == Span(0, 1)
    assert doubled_braces(prompt, Span(4, 7)) == ()


def test_every_brace_is_doubled() -> None:
    edits = doubled_braces(prompt_of(TEXT), Span(4, 7))
    places = [START + 4, START + 6]
    assert edits == tuple(
        Edit(Span(at, at + 1), brace * 2) for at, brace in zip(places, "{}", strict=True)
    )


def test_an_escaped_brace_has_no_edit() -> None:
    run = Run(Span(0, 1), Span(START, START + 2))
    piece = Piece(run.text, run.source, run.source, (run,), prefix="f")
    prompt = Prompt("id", "{", run.source, (piece,))
    assert doubled_braces(prompt, Span(0, 1)) == ()
