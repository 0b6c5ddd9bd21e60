"""PRM608 unknown-tool."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from promptlint.model import Conversation, Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.named import squeezed
from promptlint_rules.specification.tool_names import tool_names

_SHORTEST: Final = 3


class UnknownTool(Rule):
    """The prompt names a tool that the call does not give.

    ## What it does
    Reports a name that the instructions call a tool or function (the `search_web` tool, "use the
    search_web tool", "call search_web(…)") when every tool of the call is known and none has it. In
    a text that names given tools, so does what is used like them ("then call check_rights") or
    listed beside them. Silent for names that the code has for parameters and fields. Silent where
    one tool cannot be seen, where tools are added later or come from servers and other agents,
    where the name differs from a tool's in case or underscores only, and where the prompt tells the
    model not to use it.

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
        prompts = [
            message.prompt
            for message in (*conversation.instructions, *conversation.messages)
            if message.prompt is not None and message.role not in ("assistant", "tool")
        ]
        told = "\n".join(prompt.text for prompt in prompts)
        for prompt in prompts:
            yield from _unknown(prompt, known, conversation.tools, told, facts)


def _unknown(
    prompt: Prompt, known: set[str], tools: tuple[str, ...], told: str, facts: Facts
) -> Iterator[Finding]:
    holes = [hole.span for hole in prompt.holes]
    for span in tool_names(prompt.text, tools, told, lambda name: _is_other(name, facts)):
        name = prompt.text[span.start : span.end]
        is_filled = any(hole.overlaps(span) for hole in holes)
        if squeezed(name) not in known and len(name) >= _SHORTEST and not is_filled:
            given = ", ".join(f"`{tool}`" for tool in tools[:6])
            message = f"the prompt names the tool `{name}`, the call gives {given}"
            yield Finding(prompt.source(span), message, label="no such tool")


def _is_other(name: str, facts: Facts) -> bool:
    """Say whether the code has a name for something that is no function: a parameter, a field."""
    own = [piece.source_span for one in facts.extraction.prompts for piece in one.pieces]
    places = re.finditer(rf"(?<!def )(?<![A-Za-z0-9_]){re.escape(name)}(?!\w)", facts.source.text)
    return any(not any(span.start <= at.start() < span.end for span in own) for at in places)
