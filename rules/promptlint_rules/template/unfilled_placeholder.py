"""PRM102 unfilled-placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Filling, Finding, Fix, Hole, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import bound_names, fillings, is_replaced
from promptlint_rules.template.fstring import Prefixes
from promptlint_rules.template.place import place
from promptlint_rules.template.quotation import Quotation

_NAMED = frozenset(("str.format", "jinja2", "mustache"))

_TEMPLATE_ARGUMENT = late(r"template\w*\)$", re.IGNORECASE)
_PROSE = late(r"(?<!\{)\{[A-Za-z][\w-]*(?: [\w-]+)+\}(?!\})")
_TEMPLATE_KEY = late(r"\[[\"']\w*template[\"']\]$")
_FORMAT = late(r"\.format\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_GIVEN = late(r"(\w+)\s*=(?!=)")
_ASKED = late(r"\b(?:placeholders?|variables?|(?:curly )?brace(?:s|d)?)\b", re.IGNORECASE)
_NUMBER = late(r"\{-?\d[\d.,]*\}")
_KEY = late(r"[\"'](\w+)[\"']\s*:")
# Libraries that fill such holes themselves, from a state or a context.
_FILLING = late(
    r"^(agno|phi|google\.adk|haystack(?!.*\.run\()|magentic|mirascope|marvin|mcp|fastmcp)\b"
)
_RENDERED = late(r"^\s*(?:import|from)\s+instructor\b|\bcontext=", re.MULTILINE)
_DESCRIBING = frozenset(("tool", "example"))


class UnfilledPlaceholder(Rule):
    """A placeholder reaches the model as it is written, because nothing fills it.

    ## What it does
    Reports `{name}` in a text that is sent without being formatted: a missing `f`, a template in
    a plain message class, and `{{name}}` in a template where single braces make a hole and `name`
    is among the arguments. The name has to be one that the file knows as a variable; texts that
    are kept and formatted later, forms for the answer, and placeholders that are quoted, are left
    alone, and so are tests, which send braces on purpose.

    ## Why it matters
    Nothing fails. The model reads `{question}` and invents the rest.

    ## Example
    `{"role": "user", "content": "Summarise {text}"}`: an `f` is missing. The fix adds it where the
    name is in scope and the literal holds no other braces.

    ## Evidence
    langchain #22486, #29034, #30598.
    """

    code: ClassVar[str] = "PRM102"
    name: ClassVar[str] = "unfilled-placeholder"
    severity: ClassVar[Severity] = "error"
    in_tests: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a missing f",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def digest(client: OpenAI, channel: str):\n"
                "    return client.responses.create(\n"
                '        model="o3", input="Write a digest of the channel «{channel}»."\n'
                "    )\n"
            ),
            fixed=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def digest(client: OpenAI, channel: str):\n"
                "    return client.responses.create(\n"
                '        model="o3", input=f"Write a digest of the channel {channel}."\n'
                "    )\n"
            ),
        ),
        Example(
            title="kept in a variable and formatted later",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def digest(client: OpenAI, channel: str):\n"
                '    template = "Write a digest of the channel {channel} in five points."\n'
                "    return client.responses.create(\n"
                '        model="gpt-4o", input=template.format(channel=channel)\n'
                "    )\n"
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the holes that reach the model unfilled."""
        is_filled = any(isinstance(u, Filling) and u.engine != "none" for u in prompt.uses)
        if prompt.sent and not is_filled and not _is_for_template(prompt, facts):
            yield from _unformatted(prompt, facts)
        for filling in fillings(prompt):
            yield from _doubled(prompt, filling)


def _is_for_template(prompt: Prompt, facts: Facts) -> bool:
    """Say whether the text goes where a template is asked for, or only describes something."""
    is_template = any(
        _TEMPLATE_ARGUMENT.search(evidence.what) or _FILLING.match(evidence.what)
        for evidence in prompt.evidence
    )
    is_key = bool(_TEMPLATE_KEY.search(prompt.symbol or "")) or _is_filled_after(prompt, facts)
    is_rendered = prompt.template == "jinja2" and bool(_RENDERED.search(facts.source.text))
    return is_template or is_key or is_rendered or prompt.role in _DESCRIBING


def _is_filled_after(prompt: Prompt, facts: Facts) -> bool:
    """Say whether a chat template is put around the text first, and some `format()` fills it."""
    if "apply_chat_template" not in facts.source.text:
        return False
    names = {hole.name for hole in prompt.holes if hole.language == "str.format"}
    filled = {name for call in _FORMAT.findall(facts.source.text) for name in _GIVEN.findall(call)}
    return bool(names) and names <= filled


def _unformatted(prompt: Prompt, facts: Facts) -> Iterator[Finding]:
    filled = {hole.name for hole in prompt.holes if hole.language == "f-string"}
    holes = [hole for hole in prompt.holes if hole.language in _NAMED and not hole.name.isdigit()]
    if _is_skeleton(prompt, facts, holes):
        return
    quotation, prefixes = Quotation(prompt.text), Prefixes(prompt, facts)
    for hole in holes:
        if hole.name in filled or quotation.is_quoted(hole.span) or _is_asked(prompt, hole):
            continue
        if is_replaced(prompt, hole.span):
            continue
        message = f"`{hole.expression}` is sent as it is written: nothing formats this text"
        yield Finding(
            place(prompt, hole.span, prompt.span),
            message,
            label=f"the model reads {hole.expression}",
            fix=_fix(prefixes, hole),
        )


def _is_asked(prompt: Prompt, hole: Hole) -> bool:
    """Say whether the line tells the model to write such a placeholder itself."""
    start = prompt.text.rfind("\n", 0, hole.span.start) + 1
    return _ASKED.search(prompt.text, start, hole.span.start) is not None


def _is_skeleton(prompt: Prompt, facts: Facts, holes: list[Hole]) -> bool:
    """Say whether the text is a form for the answer.

    Some brace of it names no variable, or a key of the JSON that it shows, or holds a number.
    """
    if _PROSE.search(prompt.text) or _NUMBER.search(prompt.text):
        return True
    named = {hole.name: hole for hole in holes}
    if not named.keys().isdisjoint(_KEY.findall(prompt.text)):
        return True
    return not all(_is_variable(prompt, facts, hole) for hole in named.values())


def _is_variable(prompt: Prompt, facts: Facts, hole: Hole) -> bool:
    """Say whether the code knows the hole's name as a variable, a parameter or an attribute."""
    if hole.in_scope:
        return True
    if hole.source_span is None:
        return False
    word = re.escape(hole.name)
    text = facts.source.text
    own = [piece.source_span for piece in prompt.pieces if piece.path is None]
    pattern = re.compile(rf"(?<![\w.\"'{{]){word}\s*(?::\s*[A-Za-z\"']|=(?!=)|,|\))|\.{word}\b")
    return any(
        not any(span.contains(Span(*match.span())) for span in own)
        for match in pattern.finditer(text)
    )


def _fix(prefixes: Prefixes, hole: Hole) -> Fix | None:
    if not hole.in_scope or hole.language != "str.format":
        return None
    edit = prefixes.edit(hole.span)
    return Fix("Make it an f-string", (edit,)) if edit is not None else None


def _doubled(prompt: Prompt, filling: Filling) -> Iterator[Finding]:
    """Yield `{{name}}` in a template whose holes have single braces, where the name is given."""
    if filling.engine != "str.format" or not prompt.sent:
        return
    own = {field.name for field in filling.fields}
    given = bound_names(prompt, filling)
    quotation = Quotation(prompt.text)
    for fault in filling.faults:
        is_tight = not prompt.text[fault.span.start + 2 : fault.span.start + 3].isspace()
        is_doubled = fault.language == "jinja2" and is_tight  # with spaces it is PRM112's
        is_meant = is_doubled and fault.name in given and fault.name not in own
        if fault.kind == "foreign" and is_meant and not quotation.is_quoted(fault.span):
            shown = prompt.text[fault.span.start : fault.span.end]
            yield Finding(
                place(prompt, fault.span, filling.span),
                f"`{shown}` is sent as `{{{fault.name}}}`: doubled braces are text to "
                f"`{filling.call}`, which is given `{fault.name}`",
                label="single braces make a hole",
            )
