"""PRM608 unknown-tool."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from promptlint.model import Conversation, Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.named import squeezed

_NAME: Final = r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+"
_MARK: Final = r"[`'\"*]{0,2}"
_LEAD: Final = r"\b(?:the|your|a|an|with|use|using|via|call)"
_CALL: Final = r"\b(?:[Uu]se|USE|[Uu]sing|[Cc]all|CALL|[Cc]alling|[Ii]nvoke|[Ii]nvoking)"
_NO_TOOL: Final = (
    r"(?! (?:parameter|argument|field|key|variable|column|table|attribute|property|flag|option"
    r"|value|file|format|class|module|package|library|command|state)s?\b)"
)
_TOOLS: Final = (
    late(rf"{_LEAD} {_MARK}({_NAME}){_MARK}(?:\(\))? (?:tool|function)\b"),
    late(rf"{_LEAD} `([A-Za-z]\w+)`(?:\(\))? (?:tool|function)\b"),
    late(rf"\b(?:tool|function) (?:named |called )?{_MARK}({_NAME}){_MARK}(?![\w=.])"),
    late(rf"{_CALL} (?:the )?`({_NAME})(?:\([^`\n]*\))?`{_NO_TOOL}"),
    late(
        rf"{_CALL} (?:the )?`(?:{_NAME})(?:\([^`\n]*\))?`"
        r"(?:(?!\b(?:with|using|in|pass|set)\b)[^.\n`]){0,60}(?:,|\band|\bor|\bthen)"
        rf"(?: use| call)? (?:the )?`({_NAME})(?:\([^`\n]*\))?`{_NO_TOOL}"
    ),
    late(rf"{_CALL} (?:the )?({_NAME})\("),
    late(rf"\b(?:and|or|then) ({_NAME})\(\)"),
)
_DENIED: Final = late(
    r"\b(?:not|never|don't|n't|no longer|avoid|instead of|without|rather than|unavailable"
    r"|(?:if|when) (?:available|provided|present)|(?:may|might|can|could) (?:provide|have|offer))"
    r"\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
_SHORTEST: Final = 3


class UnknownTool(Rule):
    """The prompt names a tool that the call does not give.

    ## What it does
    Reports a name that the instructions call a tool or function (the `search_web` tool, "use the
    search_web tool", "call search_web(…)") when every tool of the call is known and none has it.
    Silent where one tool cannot be seen, where tools are added later or come from servers and
    other agents, where the name differs from a tool's in case or underscores only, and where the
    prompt tells the model not to use it.

    ## Why it matters
    The model calls what it was told to call: the API or the framework answers with an error, or
    the model writes the call as text and makes up the result.

    ## Example
    "Use the `cancel_booking` tool when plans change", and `tools=[search_flights, book_hotel]`.

    ## Evidence
    attio-mcp-server #1189 and xata agent #173: renamed tools that the prompt kept naming.
    """

    code: ClassVar[str] = "PRM608"
    name: ClassVar[str] = "unknown-tool"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a tool that was renamed",
            code=(
                "from agents import Agent, function_tool\n"
                "\n"
                "\n"
                "@function_tool\n"
                "def find_shelf(title: str) -> str:\n"
                '    """Tell on which shelf a book stands."""\n'
                '    return "12 C"\n'
                "\n"
                "\n"
                "librarian = Agent(\n"
                '    name="librarian",\n'
                '    instructions="Help visitors. Use the «locate_book» tool before you name a '
                'shelf.",\n'
                "    tools=[find_shelf],\n"
                ")\n"
            ),
        ),
        Example(
            title="the tool that is given",
            code=(
                "from agents import Agent, function_tool\n"
                "\n"
                "\n"
                "@function_tool\n"
                "def find_shelf(title: str) -> str:\n"
                '    """Tell on which shelf a book stands."""\n'
                '    return "12 C"\n'
                "\n"
                "\n"
                "librarian = Agent(\n"
                '    name="librarian",\n'
                '    instructions="Help visitors. Use the find_shelf tool before you name a '
                'shelf.",\n'
                "    tools=[find_shelf],\n"
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the names of tools in the texts that are not among those given."""
        if conversation.tools is None:
            return
        known = {squeezed(name) for name in conversation.tools}
        for message in (*conversation.instructions, *conversation.messages):
            if message.prompt is not None and message.role not in ("assistant", "tool"):
                yield from _unknown(message.prompt, known, conversation.tools)


def _unknown(prompt: Prompt, known: set[str], tools: tuple[str, ...]) -> Iterator[Finding]:
    for span in _named(prompt):
        name = prompt.text[span.start : span.end]
        if squeezed(name) not in known and len(name) >= _SHORTEST:
            given = ", ".join(f"`{tool}`" for tool in tools[:6])
            message = f"the prompt names the tool `{name}`, the call gives {given}"
            yield Finding(prompt.source(span), message, label="no such tool")


def _named(prompt: Prompt) -> Iterator[Span]:
    holes = [hole.span for hole in prompt.holes]
    found: set[Span] = set()
    for pattern in _TOOLS:
        for match in pattern.finditer(prompt.text):
            span = Span(match.start(1), match.end(1))
            before = prompt.text[max(0, span.start - 90) : span.start]
            inside = any(hole.overlaps(span) for hole in holes)
            if span not in found and not inside and not _DENIED.search(before):
                found.add(span)
    yield from sorted(found)
