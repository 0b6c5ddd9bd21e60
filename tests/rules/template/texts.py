"""Prompts made by hand, for tests of what the template rules share."""

from __future__ import annotations

from promptlint.model import Filling, Hole, Piece, Prompt, Run, Source, Span, Use
from promptlint.rule import Facts

START = 5
"""Where the literal's text begins in the source: behind `t = "`."""


def facts_of(text: str) -> Facts:
    """Return the facts of a file that holds one literal."""
    return Facts(Source("case.py", f't = "{text}"\n'))


def prompt_of(
    text: str, *, path: str | None = None, prefix: str = "", holes: tuple[Hole, ...] = (),
    uses: tuple[Use, ...] = (), sent: bool = True,
) -> Prompt:  # fmt: skip
    """Return the prompt of one literal that begins at `START`."""
    place = Span(START, START + len(text))
    run = Run(Span(0, len(text)), place)
    expression = Span(START - 1, place.end + 1)
    piece = Piece(run.text, place, expression, (run,), prefix=prefix, path=path)
    return Prompt("id", text, expression, (piece,), holes=holes, uses=uses, sent=sent)


def filling(**parts: object) -> Filling:
    """Return a complete `.format()` of the first 100 characters, changed by `parts`."""
    known: dict[str, object] = {
        "engine": "str.format", "call": ".format()", "over": Span(0, 100), "span": Span(200, 210),
    }  # fmt: skip
    return Filling(**{**known, **parts})  # type: ignore[arg-type]
