"""PRM105 runtime-text-as-template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Edit, Filling, Finding, Fix, Hole, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import earlier_holes, fillings, leaves_braces

_SIGNS = {
    "str.format": "brace", "jinja2": "brace", "mustache": "brace", "string.Template": "dollar sign",
    "percent": "percent sign",
}  # fmt: skip
"""What begins a hole in the language of a template."""
_OUTSIDE = frozenset(("outside", "model"))
_PLAIN_TYPES = frozenset(("int", "float", "bool", "date", "none"))
# Parameters whose value is free text; others are names, numbers or parts of the template itself.
_TEXT_NAME = late(
    r"^user_(?!id$|name$)|(^|_)(text|texts|content|contents|body|doc|docs|document|documents|passage|passages|context"
    r"|message|query|question|code|source|data|description|transcript|article|page|html|json|email"
    r"|mail|note|notes|report|answer|response|output|result|results|schema|diff|log|logs|history"
    r"|conversation|dialogue|dialog|paragraph|review|reviews|comment|comments|user_input|snippet|chunk"
    r"|chunks|input|complaint|letter|ticket|post|tweet|essay|story|lyrics|poem|contract|clause|minutes"
    r"|feedback|statement|reply|abstract|paper|manuscript|chapter|recipe|caption|resume|cv|memo|excerpt"
    r"|remark|announcement|submission|issue|bug_report|traceback|stdout|stderr|sql|csv|xml|yaml"
    r"|markdown|listing|patch|chat_history|pages)$",
    re.IGNORECASE,
)
_TEMPLATE_NAME = late(
    r"template|prompt|prefix|suffix|instruction|system|format|header|footer", re.IGNORECASE
)


class RuntimeTextAsTemplate(Rule):
    """Text that is known only at run time becomes part of a template.

    ## What it does
    Reports texts that are put into a template before it is formatted: an f-string or a
    concatenation with the content of a file, a request, a model's answer or a parameter that holds
    free text, which then goes through `.format()`, a prompt class or a Jinja environment. Values
    that fill holes are safe, and so are templates joined from templates and constants. Tests are
    left alone: what they put together is their own.

    ## Why it matters
    A brace in that text is read as a hole: the call fails with a KeyError, or, worse, reads
    attributes that the author of the text chose.

    ## Example
    `PromptTemplate.from_template(f"Sort this mail: {body} {{labels}}")` fails for the first mail
    with a brace in it. Write `{{body}}` and hand over `body` when the template is filled.

    ## Evidence
    CVE-2025-65106; langchain #34035, #40240, #8056; llama_index #6844; crewAI #2145.
    """

    code: ClassVar[str] = "PRM105"
    name: ClassVar[str] = "runtime-text-as-template"
    severity: ClassVar[Severity] = "error"
    in_tests: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a parameter in the text that becomes the template",
            code=(
                "from langchain_core.prompts import ChatPromptTemplate\n"
                "\n"
                "\n"
                "def sorter(llm, mail_body: str):\n"
                '    text = f"Is this mail from {{sender}} an offer?\\n«{mail_body}»"\n'
                "    return ChatPromptTemplate.from_template(text) | llm\n"
            ),
        ),
        Example(
            title="the text is a value",
            code=(
                "from langchain_core.prompts import ChatPromptTemplate\n"
                "\n"
                "\n"
                "def sort(llm, mail_body: str, sender: str):\n"
                '    text = "Is this mail from {sender} an offer?\\n{mail_body}"\n'
                "    chain = ChatPromptTemplate.from_template(text) | llm\n"
                '    return chain.invoke({"sender": sender, "mail_body": mail_body})\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the first hole of each template whose value becomes template text."""
        seen: set[Span] = set()
        for filling in fillings(prompt):
            if filling.engine not in _SIGNS or not _reads_braces(prompt):
                continue
            earlier = earlier_holes(prompt, filling)
            holes = [h for h in earlier if _is_runtime_text(h) and not _is_escaped(h.name, facts)]
            if holes and holes[0].span not in seen:
                seen.add(holes[0].span)
                names = [hole.name for hole in holes]
                yield _finding(_place(filling, holes[0]), filling, names, _fix(holes[0]))
            for span in _replacing(prompt, filling):
                shown = facts.text(span.start, span.end)
                if span not in seen and not _is_escaped(shown, facts):
                    seen.add(span)
                    yield _finding(span, filling, [shown])


def _replacing(prompt: Prompt, filling: Filling) -> Iterator[Span]:
    """Yield the texts from outside that `replace()` puts in before a template is filled."""
    for use in prompt.uses[: prompt.uses.index(filling)]:
        if isinstance(use, Filling) and use.engine == "none" and use.over.overlaps(filling.over):
            yield from (one.span for one in use.arguments if one.facts.origin in _OUTSIDE)


def _reads_braces(prompt: Prompt) -> bool:
    """Say whether the library reads every brace, or this call at least hands values over."""
    if not leaves_braces(prompt):
        return True
    return any(use.complete and use.arguments for use in fillings(prompt))


def _is_runtime_text(hole: Hole) -> bool:
    known = hole.facts
    if known.constant is not None or known.type in _PLAIN_TYPES or hole.spec:
        return False
    if _TEMPLATE_NAME.search(hole.name):
        return False
    if known.origin in _OUTSIDE:
        return True
    return known.origin == "parameter" and bool(_TEXT_NAME.search(hole.name))


_ESCAPES = late(
    r"\b(?:\w*_)?(?:escaped?|double)_?(?:curly_?)?(?:braces?|brackets|curl(?:y|ies)|templates?)\("
)
"""A call of a helper that doubles braces; which of the texts around it come through is not told."""


def _is_escaped(shown: str, facts: Facts) -> bool:
    """Say whether the code doubles the braces of a value before it becomes template text."""
    name = re.escape(shown)
    pattern = rf"\b{name}\b[^\n]*\.replace\(\s*(['\"])\{{\1\s*,\s*\1\{{\{{\1"
    text = facts.source.text
    return re.search(pattern, text) is not None or _ESCAPES.search(text) is not None


def _place(filling: Filling, hole: Hole) -> Span:
    """Return the hole, or the call where the hole is in a function that only returns the text."""
    span = hole.source_span
    if span is not None and (hole.language == "f-string" or filling.span.contains(span)):
        return span
    return filling.span


def _finding(where: Span, filling: Filling, names: list[str], fix: Fix | None = None) -> Finding:
    shown = [f"`{name}`" for name in dict.fromkeys(names)]
    values = (
        f"values of {shown[0]} and {len(shown) - 1} more become"
        if len(shown) > 1
        else (f"value of {shown[0]} becomes")
    )
    return Finding(
        where,
        f"the {values} part of the template that `{filling.call}` reads: a "
        f"{_SIGNS[filling.engine]} in it is taken for a hole",
        label="fill this in as a value instead",
        fix=fix,
    )


def _fix(hole: Hole) -> Fix | None:
    if hole.language != "f-string" or hole.source_span is None or not hole.name.isidentifier():
        return None
    edit = Edit(hole.source_span, f"{{{{{hole.name}}}}}")
    title = f"Make it a hole of the template, and pass `{hole.name}` when it is filled"
    return Fix(title, (edit,), "display")
