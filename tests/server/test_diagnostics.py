"""Findings reach the client as it types: those of the text that it has, at the right places."""

from __future__ import annotations

import json

import pytest
from lsprotocol import types

from tests.server.conftest import BAD, GOOD, HEAD, Editor, place, started

RAW = json.dumps({"cells": [{"cell_type": "code", "source": BAD.splitlines(keepends=True)}]})
"""A notebook as the JSON that it is saved as: findings would stand at no place of it."""
pytestmark = pytest.mark.asyncio(loop_scope="session")

ASTRAL = "\N{GRINNING FACE}" * 3
"""Three characters: six units of UTF-16, twelve of UTF-8."""


async def test_a_finding_is_published_when_a_file_is_opened(editor: Editor, project):
    """The place, the code, the severity and the source are those of the finding."""
    uri = editor.open(project / "bot.py", BAD)
    [one] = await editor.published(uri)

    assert (one.code, one.source, one.severity) == (
        "PRM201",
        "promptlint",
        types.DiagnosticSeverity.Error,
    )
    line = BAD.splitlines()[one.range.start.line]
    assert "sytem" in line[one.range.start.character : one.range.end.character]


async def test_findings_go_with_the_defect_and_with_the_file(editor: Editor, project):
    """An edit of five letters mends the file, one back breaks it, closing takes all back."""
    uri = editor.open(project / "bot.py", BAD)
    [one] = await editor.published(uri)
    row = one.range.start.line
    column = BAD.splitlines()[row].index("sytem")

    right, wrong = place(row, column, column + 6), place(row, column, column + 5)
    assert await editor.findings_after(editor.change, uri, "system", 2, wrong) == []
    spoilt = await editor.findings_after(editor.change, uri, "sytem", 3, right)
    assert [one.code for one in spoilt] == ["PRM201"]
    assert await editor.findings_after(editor.close, uri) == []


async def test_only_the_last_state_of_a_burst_is_published(editor: Editor, project):
    """What comes of forty edits in a row belongs to the last of them."""
    seen: list[int | None] = []
    keep = editor.client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

    def watch(params: types.PublishDiagnosticsParams) -> None:
        seen.append(params.version)
        keep(params)

    editor.client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = watch
    uri = editor.open(project / "bot.py", GOOD)
    for version in range(2, 42):
        editor.change(uri, BAD if version % 2 else GOOD, version)
    await editor.until(lambda: 41 in seen)

    assert editor.codes(uri) == ["PRM201"]
    assert seen == sorted(seen)
    assert len(seen) < 20


@pytest.mark.parametrize("encoding", list(types.PositionEncodingKind))
async def test_positions_are_right_behind_astral_characters(project, encoding):
    """In each encoding, of findings and of edits alike, and where a line has a form feed."""
    general = types.GeneralClientCapabilities(position_encodings=[encoding])
    capabilities = types.ClientCapabilities(general=general)
    async with started(capabilities) as editor:
        assert editor.answer.capabilities.position_encoding == encoding
        line = f'"{ASTRAL}"; OpenAI().responses.create(model="m", input=[{{"role": "sytem", "content": "Hi."}}])\n'
        uri = editor.open(project / "bot.py", f"{HEAD}#\f\N{LINE SEPARATOR}\n{line}")
        [one] = await editor.published(uri)
        start = line.index("sytem")
        units = {"utf-8": start + 9, "utf-16": start + 3, "utf-32": start}[encoding.value]
        assert (one.range.start.line, one.range.end.line) == (3, 3)
        assert one.range.start.character in (units, units - 1)

        wrong = place(3, units, units + 5)
        assert await editor.findings_after(editor.change, uri, "system", 2, wrong) == []


async def test_a_client_that_asks_gets_findings_and_is_told_when_nothing_is_new(
    asker: Editor, project
):
    """It is pushed nothing; what it knows by name is not sent again."""
    uri = asker.open(project / "bot.py", BAD)
    first = await asker.pull(uri)
    assert [one.code for one in first.items] == ["PRM201"]
    again = await asker.pull(uri, first.result_id)
    assert (again.kind, again.result_id) == ("unchanged", first.result_id)
    asker.change(uri, GOOD, 2)
    assert not (await asker.pull(uri, first.result_id)).items
    assert not (await asker.pull("file:///nowhere.py")).items
    assert uri not in asker.client.diagnostics


async def test_a_file_that_does_not_parse_is_checked_as_far_as_it_goes(editor: Editor, project):
    """The break is reported, what stands before it as well, and the server lives on."""
    uri = editor.open(project / "bot.py", BAD + "def broken(:\n    x = (\n")
    found = await editor.published(uri)

    assert {"PRM001", "PRM201"} <= {str(one.code) for one in found}
    assert await editor.findings_after(editor.change, uri, GOOD, 2) == []


@pytest.mark.parametrize(
    ("name", "text", "language", "codes"),
    [
        ("notes.txt", "You are a bot for {{ name }.", "plaintext", []),
        ("bot", BAD, "python", ["PRM201"]),
        ("bot.toml", "a = 1", "toml", []),
        (".venv/lib/bot.py", BAD, "python", []),
        ("raw.ipynb", '{"cells": []}', "json", []),
        ("full.ipynb", RAW, "json", []),
        ("python.ipynb", RAW, "python", []),
        ("empty.py", "", "python", []),
        ("nul.py", "\0", "python", []),
    ],
)
async def test_only_what_the_command_line_would_check_is_checked(
    editor: Editor, project, name, text, language, codes
):
    """By name, language and `exclude`."""
    uri = editor.open(project / name, text, language=language)

    await editor.published(uri)
    if name != "nul.py":
        assert editor.codes(uri) == codes


async def test_a_text_that_was_never_saved_is_checked(editor: Editor):
    """An untitled one has no path, and the default settings."""
    uri = editor.open("untitled:Untitled-1", BAD)
    assert [one.code for one in await editor.published(uri)] == ["PRM201"]
