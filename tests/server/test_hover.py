"""Hovering says what is wrong at a place and what promptlint sees there."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.server.conftest import BAD, HEAD, Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")

PROMPT = (
    HEAD
    + '''def ask(topic: str) -> str:
    prompt = f"""You are a careful librarian.
Explain {topic} in two sentences. Answer in JSON."""
    return OpenAI().responses.create(model="m", input=prompt).output_text
'''
)


async def test_a_finding_shows_the_page_of_its_rule(editor: Editor, project):
    """Beside its message, in Markdown."""
    uri = editor.open(project / "bot.py", BAD)
    [finding] = await editor.published(uri)
    shown = await editor.hover(uri, finding.range.start.line, finding.range.start.character + 1)

    assert shown.startswith("**PRM201** ")
    assert finding.message in shown
    assert "## Why it matters" in shown


async def test_a_prompt_shows_its_role_size_parts_and_holes(editor: Editor, project):
    """Whatever of it is under the cursor; elsewhere nothing is shown."""
    uri = editor.open(project / "bot.py", PROMPT)
    shown = await editor.hover(uri, 4, 3)

    for words in ("**user prompt** `prompt`", "tokens", "- parts: role", "- hole `topic`: "):
        assert words in shown
    assert await editor.hover(uri, 0, 0) is None
    assert await editor.hover("file:///nowhere.py", 0, 0) is None


async def test_the_outline_lists_prompts_and_their_holes(asker: Editor, editor: Editor, project):
    """Nested where the client can show that, flat where it cannot."""
    asked = types.DocumentSymbolParams(types.TextDocumentIdentifier((project / "a.py").as_uri()))
    for client in (asker, editor):
        client.open(project / "a.py", PROMPT)
    [prompt] = await asker.client.text_document_document_symbol_async(asked)
    [hole] = prompt.children
    [flat] = await editor.client.text_document_document_symbol_async(asked)

    assert (prompt.name, prompt.detail, hole.name) == ("prompt", "user", "topic")
    assert (hole.range.start.line, prompt.range.start.line, prompt.range.end.line) == (4, 3, 4)
    assert (flat.name, flat.location.range) == (prompt.name, prompt.range)
    nowhere = types.DocumentSymbolParams(types.TextDocumentIdentifier("file:///nowhere.py"))
    assert not await asker.client.text_document_document_symbol_async(nowhere)
