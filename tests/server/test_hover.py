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
    assert "**Why it matters**" in shown
    assert "#" not in shown, "a heading is larger than all else in an editor"


async def test_a_prompt_shows_its_role_size_parts_and_holes(editor: Editor, project):
    """Whatever of it is under the cursor; elsewhere nothing is shown."""
    uri = editor.open(project / "bot.py", PROMPT)
    shown = await editor.hover(uri, 4, 3)

    for words in ("**user prompt** `prompt`", "tokens", "- parts: role", "- hole `topic`: "):
        assert words in shown
    assert await editor.hover(uri, 0, 0) is None
    assert await editor.hover("file:///nowhere.py", 0, 0) is None


async def test_what_is_not_known_of_a_prompt_is_not_said(editor: Editor, project):
    """No language of one word, and in words that a hole's value can come from anywhere."""
    text = HEAD + 'OpenAI().responses.create(model="m", input=f"Hi {later()}")\n'
    uri = editor.open(project / "bot.py", text)
    shown = await editor.hover(uri, 2, 51)

    assert "tokens\n" in shown
    assert "- hole `later()`: where its value comes from is not known" in shown


async def test_all_that_shows_a_prompt_to_be_one_stands_on_one_line(editor: Editor, project):
    """Of each kind, however many calls it goes to."""
    text = HEAD + 'TEXT = "Answer in two short sentences."\n'
    text += 'OpenAI().responses.create(model="m", input=TEXT)\nask(system_prompt=TEXT)\n'
    uri = editor.open(project / "bot.py", text)
    shown = await editor.hover(uri, 2, 12)

    assert shown.count("- sink: ") == 1
    assert "responses.create(input); " in shown


async def test_messages_of_one_call_are_told_apart_in_the_outline(asker: Editor, project):
    """By who speaks and how each begins; where they are sent stands beside that."""
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "x " * 99}]
    text = HEAD + f'OpenAI().chat.completions.create(model="m", messages={messages})\n'
    uri = asker.open(project / "bot.py", text)
    asked = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    first, second = await asker.client.text_document_document_symbol_async(asked)

    assert first.name == "system: Be brief."
    assert second.name.startswith("user: x x ")
    assert second.name.endswith("…")
    assert first.detail == second.detail == "create(messages=)"


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
