"""PRM201 unknown-role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Edit, Finding, Fix, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.api import OTHER, Api, api_of
from promptlint_rules.messages.role import literal_roles, meaning, nearest_slip

_CORE = frozenset({"system", "user", "assistant", "human"})
_WORD = late(r"[A-Za-z]+$")
_MOST_ROLES = 4
"""Literals that one role can be; with more, they are those of many objects."""


class UnknownRole(Rule):
    """A message has a role that the API does not have, or one that is misspelt.

    ## What it does
    Compares every literal that a message's role can be with the roles of the API that is called.
    APIs with a fixed set of roles (OpenAI, Anthropic, Bedrock, Gemini, Groq, Mistral, Cohere,
    Ollama, LangChain's tuples) get a finding for every other role; elsewhere, where chat templates
    may define roles of their own, only a slip of one letter is reported. The system role in an API
    that takes the system text as an argument is PRM202.

    ## Why it matters
    The API answers 400, or the chat template leaves the turn out without a word.

    ## Example
    `{"role": "assistent", "content": …}` sent to any API, `"model"` (Gemini's name for the
    assistant) sent to OpenAI's, `"assistant"` sent to Gemini's. A slip of one letter is corrected.

    ## Evidence
    The roles are those of each SDK's own types. Gemini answers "Please use a valid role: user,
    model", LangChain raises "Unexpected message type".
    """

    code: ClassVar[str] = "PRM201"
    name: ClassVar[str] = "unknown-role"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a slip of one letter",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "reply = OpenAI().chat.completions.create(\n"
                '    model="gpt-4o-2024-08-06",\n'
                "    messages=[\n"
                '        {"role": «"sytem"», "content": "Answer in one sentence."},\n'
                '        {"role": "user", "content": "Why is the sky blue?"},\n'
                "    ],\n"
                ")\n"
            ),
            fixed=(
                "from openai import OpenAI\n"
                "\n"
                "reply = OpenAI().chat.completions.create(\n"
                '    model="gpt-4o-2024-08-06",\n'
                "    messages=[\n"
                '        {"role": "system", "content": "Answer in one sentence."},\n'
                '        {"role": "user", "content": "Why is the sky blue?"},\n'
                "    ],\n"
                ")\n"
            ),
        ),
        Example(
            title="model is a role of Gemini's contents",
            code=(
                "from google import genai\n"
                "\n"
                "reply = genai.Client().models.generate_content(\n"
                '    model="gemini-2.5-flash",\n'
                "    contents=[\n"
                '        {"role": "user", "parts": [{"text": "Name a river."}]},\n'
                '        {"role": "model", "parts": [{"text": "The Elbe."}]},\n'
                '        {"role": "user", "parts": [{"text": "And a longer one?"}]},\n'
                "    ],\n"
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the roles that the called API does not have."""
        api = api_of(conversation)
        for message in conversation.messages:
            literals = tuple(literal_roles(message, facts))
            if len({role for role, _ in literals}) > _MOST_ROLES:
                continue  # those of many objects: which of them comes here is not known
            for role, span in literals:
                if _is_wrong(role, api):
                    yield _finding(role, span, api, facts)


def _is_wrong(role: str, api: Api) -> bool:
    known = role.lower() if api.ignores_case else role
    if known in api.roles or not known:
        return False
    if api.system == "argument" and meaning(role) == "system":
        return False
    if api is OTHER and role.lower() in api.roles:
        return False  # a framework's own spelling
    return (api.closed and bool(_WORD.match(role))) or nearest_slip(role, _CORE) is not None


def _finding(role: str, span: Span, api: Api, facts: Facts) -> Finding:
    slip = nearest_slip(role, api.roles & _CORE or api.roles)
    if slip and api is OTHER and role.isupper():
        slip = slip.upper()  # as the program spells its roles elsewhere
    hint = slip or _same_meaning(role, api)
    message = f"`{role}` is no role of {api.name}"
    if hint:
        message += f"; did you mean `{hint}`?"
    return Finding(span, message, label="unknown role", fix=_fix(role, span, slip, facts))


def _same_meaning(role: str, api: Api) -> str | None:
    return next((other for other in sorted(api.roles) if meaning(other) == meaning(role)), None)


def _fix(role: str, span: Span, slip: str | None, facts: Facts) -> Fix | None:
    if slip is None:
        return None
    start = span.start + facts.text(span.start, span.end).index(role)
    edit = Edit(Span(start, start + len(role)), slip)
    return Fix(f"Replace `{role}` by `{slip}`", (edit,))
