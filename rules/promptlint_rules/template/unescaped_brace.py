"""PRM101 unescaped-brace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Fault, Filling, Finding, Fix, Prompt, Severity, Span
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import (
    code_like,
    fillings,
    is_meant_to_fail,
    known_names,
    leaves_braces,
)
from promptlint_rules.template.place import doubled_braces, line_of, place

_LONGEST_SHOWN = 40


class UnescapedBrace(Rule):
    """A literal brace stands in a template that is formatted.

    ## What it does
    Reports braces that cannot be a hole, such as a JSON example, the argument of a LaTeX command
    or a block of code, and braces without a partner, where `str.format` or a library's own
    template class reads the text. Texts that nothing formats may hold any braces.

    ## Why it matters
    The call fails with a KeyError, an IndexError or a ValueError, often only for the first user
    who takes that path. A brace that is meant as text has to be doubled.

    ## Example
    `'Answer like {"queue": "network"} about {mail}'.format(mail=mail)` raises
    `KeyError: '"queue"'`; `{{"queue": "network"}}` is right. The fix doubles the braces of a group
    that holds no hole.

    ## Evidence
    langchain #700, #1914, #2487, #32702; llama_index #14310, #12816; crewAI #1754: one question,
    asked over years, in every library with a template class.
    """

    code: ClassVar[str] = "PRM101"
    name: ClassVar[str] = "unescaped-brace"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a JSON example in a formatted text",
            code=(
                "from openai import OpenAI\n"
                "\n"
                'ROUTE = \'Answer like «{"queue": "network"}» about this mail: {mail}\'\n'
                "\n"
                "\n"
                "def route(client: OpenAI, mail: str):\n"
                '    return client.responses.create(model="o3", input=ROUTE.format(mail=mail))\n'
            ),
            fixed=(
                "from openai import OpenAI\n"
                "\n"
                'ROUTE = \'Answer like {{"queue": "network"}} about this mail: {mail}\'\n'
                "\n"
                "\n"
                "def route(client: OpenAI, mail: str):\n"
                '    return client.responses.create(model="o3", input=ROUTE.format(mail=mail))\n'
            ),
        ),
        Example(
            title="the same text, not formatted",
            code=(
                "from openai import OpenAI\n"
                "\n"
                'ROUTE = \'Answer like {"queue": "network"} about this mail: \'\n'
                "\n"
                "\n"
                "def route(client: OpenAI, mail: str):\n"
                '    return client.responses.create(model="o3", input=ROUTE + mail)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the braces that the template's language stumbles over."""
        if leaves_braces(prompt) or any(is_meant_to_fail(facts, f) for f in fillings(prompt)):
            return
        seen: set[Span] = set()
        for filling in fillings(prompt):
            meant = (one for one in filling.faults if _is_meant_as_text(prompt, filling, one))
            for fault in (*meant, *code_like(prompt, filling)):
                if fault.span not in seen:
                    seen.add(fault.span)
                    yield _finding(prompt, facts, filling, fault)


def _is_meant_as_text(prompt: Prompt, filling: Filling, fault: Fault) -> bool:
    """Say whether no value can ever arrive for what stands between the braces."""
    if fault.kind == "unbalanced":
        return True
    if fault.kind != "literal-brace" or _is_evaluated(filling, fault):
        return False
    inner = prompt.text[fault.span.start + 1 : fault.span.end - 1].strip()
    known = known_names(prompt)
    if inner in known or (fault.name and (fault.name in known or filling.open)):
        return False
    # Words may be a key of some mapping; only a call that shows all it gives can tell.
    return not fault.reason.endswith("is no name") or (filling.complete and not filling.open)


def _is_evaluated(filling: Filling, fault: Fault) -> bool:
    """Say whether a template class calls functions in its holes, as Haystack's first one does."""
    return filling.call.startswith("haystack.nodes.") and "an expression" in fault.reason


def _finding(prompt: Prompt, facts: Facts, filling: Filling, fault: Fault) -> Finding:
    shown = " ".join(prompt.text[fault.span.start : fault.span.end].split())
    if len(shown) > _LONGEST_SHOWN:
        shown = f"{shown[:_LONGEST_SHOWN]}…"
    where = f"`{filling.call}` at line {line_of(facts, filling.span)}"
    message = f"`{shown}` {fault.reason}, but {where} reads it as part of the template"
    return Finding(
        place(prompt, fault.span, filling.span),
        message,
        label="double this brace" if fault.kind == "unbalanced" else "double these braces",
        fix=_fix(prompt, facts, fault),
    )


def _fix(prompt: Prompt, facts: Facts, fault: Fault) -> Fix | None:
    if not fault.fixable or _is_sent_as_it_is(prompt, facts, fault.span):
        return None
    edits = doubled_braces(prompt, fault.span)
    return Fix("Double the braces", edits) if edits else None


def _is_sent_as_it_is(prompt: Prompt, facts: Facts, span: Span) -> bool:
    """Say whether the same literal is sent somewhere else without being formatted."""
    place_here = prompt.source(span)
    for other in facts.extraction.prompts:
        if other.sent and not any(fillings(other)):
            for piece in other.pieces:
                if piece.path is None and piece.source_span.contains(place_here):
                    return True
    return False
