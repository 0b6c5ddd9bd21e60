"""Directives that do nothing, or that nobody can understand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from promptlint.errors import suggestion
from promptlint.model import Edit, Finding, Fix, Source, Span
from promptlint.suppress.cover import Suppression
from promptlint.suppress.directive import Code, Directive

UNUSED = "PRM002"


@dataclass(frozen=True, slots=True)
class Rules:
    """What is known of rules when directives are judged.

    `names` gives the code of each name and code, `active` holds the codes that were checked in
    this file, and `complete` says whether the whole default set was.
    """

    names: Mapping[str, str]
    active: Set[str]
    complete: bool


def unused(suppression: Suppression, source: Source, rules: Rules) -> Iterator[Finding]:
    """Yield a finding for each directive that should be mended or go.

    What was not checked is not judged: a directive for a rule that is off may have its use.
    """
    for directive, used in suppression.used.items():
        if directive.fault:
            yield Finding(
                directive.span,
                "the directive cannot be understood and suppresses nothing: write "
                "`# promptlint: ignore[CODE] -- reason`",
                "not understood",
            )
        elif directive.codes is None:
            if not used and rules.complete:
                message = f"nothing is found {_where(directive)} that could be suppressed"
                yield Finding(directive.span, message, "unused", _removal(directive, source, ()))
        else:
            yield from _of_codes(directive, used, source, rules)


def _of_codes(
    directive: Directive, used: frozenset[str], source: Source, rules: Rules
) -> Iterator[Finding]:
    faults: list[str] = []
    kept: dict[str, Code] = {}
    for code in directive.codes or ():
        canonical = rules.names.get(code.text)
        if canonical is None:
            near = suggestion(code.text, rules.names)
            faults.append(f"`{code.text}` is no rule{f' ({near})' if near else ''}")
        elif canonical in kept:
            faults.append(f"`{code.text}` is listed twice")
        elif canonical in rules.active - {UNUSED} - used:
            faults.append(f"`{code.text}` is not found {_where(directive)}")
        else:
            kept[canonical] = code
    if faults:
        removal = _removal(directive, source, tuple(kept.values()))
        yield Finding(directive.span, "; ".join(faults), "unused", removal)


def _where(directive: Directive) -> str:
    return "in this file" if directive.line is None else "here"


def _removal(directive: Directive, source: Source, kept: Sequence[Code]) -> Fix:
    """Return the fix that leaves only the codes that are kept, and without any no directive."""
    if kept and directive.inside is not None:
        codes = ", ".join(code.text for code in kept)
        return Fix(f"keep only {codes}", (Edit(directive.inside, codes),))
    return Fix("remove the directive", (Edit(_whole(directive, source.text), ""),))


def _whole(directive: Directive, text: str) -> Span:
    """Return what goes with a directive: its line if it is all there, else the space beside it."""
    start, end = directive.span.start, directive.span.end
    while end < directive.comment.end and text[end] in " \t":
        end += 1
    if end < directive.comment.end:  # another comment follows, which takes its place
        return Span(start, end)
    while start > 0 and text[start - 1] in " \t\f":
        start -= 1
    if start == 0 or text[start - 1] in "\r\n":
        end += 2 if text.startswith("\r\n", end) else min(1, len(text) - end)
    return Span(start, end)
