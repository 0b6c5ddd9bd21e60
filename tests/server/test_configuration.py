"""The settings of files and of the editor are in force, and change when these change."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.server.conftest import BAD, HEAD, Editor, able, started

pytestmark = pytest.mark.asyncio(loop_scope="session")

IMPORTER = (
    HEAD.replace("\n\n", "\nfrom shared import PROMPT\n\n")
    + 'OpenAI().responses.create(model="m", input=PROMPT.format(name="x"))\n'
)
FITS = 'PROMPT = "You greet {name} in one short sentence."\n'
LACKS = FITS.replace("name", "nome")
OFF = 'ignore = ["PRM201"]\n'


def watching() -> types.ClientCapabilities:
    """Return what an editor can do that keeps settings and watches files."""
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            configuration=True,
            workspace_folders=True,
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=True
            ),
        )
    )


def tell(editor: Editor, *paths) -> None:
    """Tell the server that files have changed."""
    changes = [types.FileEvent(path.as_uri(), types.FileChangeType.Changed) for path in paths]
    params = types.DidChangeWatchedFilesParams(changes)
    editor.client.workspace_did_change_watched_files(params)


async def test_each_root_has_its_own_configuration_from_files_and_editor(tmp_path):
    """Two folders, two files; what the editor says of a folder goes before its file."""
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    for folder, text in ((one, ""), (two, OFF), (three, OFF)):
        folder.mkdir()
        (folder / "promptlint.toml").write_text(text)
    own = {"settings": {"extend-select": ["PRM201"]}}
    async with started(
        watching(), folders=(one, two, three), configuration={three.as_uri(): own, "": {}}
    ) as editor:
        uris = [editor.open(folder / "bot.py", BAD) for folder in (one, two, three)]
        await editor.until(lambda: editor.codes(uris[0]) == editor.codes(uris[2]) == ["PRM201"])
        assert await editor.published(uris[1]) == []

        [watched] = editor.registered[0].registrations
        assert watched.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        (two / "promptlint.toml").write_text("")
        tell(editor, two / "promptlint.toml")
        await editor.until(lambda: editor.codes(uris[1]) == ["PRM201"])

        editor.client.set_configuration(
            {"settings": {"ignore": ["PRM2"]}}, section="promptlint", scope_uri=one.as_uri()
        )
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
        await editor.until(lambda: editor.codes(uris[0]) == [])

        leaving = types.WorkspaceFoldersChangeEvent(
            added=[], removed=[types.WorkspaceFolder(one.as_uri(), "one")]
        )
        editor.client.workspace_did_change_workspace_folders(
            types.DidChangeWorkspaceFoldersParams(leaving)
        )
        await editor.until(lambda: editor.codes(uris[0]) == ["PRM201"])


async def test_a_broken_configuration_is_one_message(project):
    """It is said once however often the text changes, and again when it breaks anew."""
    (project / "promptlint.toml").write_text("selekt = []\n")
    async with started() as editor:
        uri = editor.open(project / "bot.py", BAD)
        assert await editor.published(uri) == []
        assert await editor.findings_after(editor.change, uri, BAD + "\n", 2) == []
        [message] = editor.client.messages
        assert "unknown key `selekt`; did you mean `select`?" in message.message

        (project / "promptlint.toml").write_text("")
        [one] = await editor.findings_after(editor.save, uri)
        assert one.code == "PRM201"
        (project / "promptlint.toml").write_text("selekt = []\n")
        assert await editor.findings_after(editor.save, uri) == []
        assert len(editor.client.messages) == 2


async def test_options_can_come_with_the_first_message_and_later(project):
    """As `initializationOptions`, and pushed by clients that cannot be asked."""
    (project / "own.toml").write_text(OFF)
    async with started(options={"config": str(project / "own.toml"), "other": 1}) as editor:
        uri = editor.open(project / "bot.py", BAD)
        assert await editor.published(uri) == []

        said = types.DidChangeConfigurationParams({"promptlint": {"isolated": True}})
        editor.client.workspace_did_change_configuration(said)
        await editor.until(lambda: editor.codes(uri) == ["PRM201"])

        wrong = types.DidChangeConfigurationParams({"promptlint": {"isolated": "yes"}})
        editor.client.workspace_did_change_configuration(wrong)
        await editor.until(lambda: editor.client.messages)
        assert "`isolated` must be true or false, not 'yes'" in editor.client.messages[0].message


async def test_a_file_that_another_depends_on_is_read_from_the_editor(editor: Editor, project):
    """The text of the open module counts, and each change of it is felt by its importer."""
    (project / "shared.py").write_text(FITS)
    uri = editor.open(project / "bot.py", IMPORTER)
    assert await editor.published(uri) == []

    shared = editor.open(project / "shared.py", LACKS)
    await editor.until(lambda: editor.codes(uri) == ["PRM103", "PRM104"])
    editor.change(shared, FITS, 2)
    await editor.until(lambda: editor.codes(uri) == [])
    editor.change(shared, LACKS, 3)
    await editor.until(lambda: editor.codes(uri) == ["PRM103", "PRM104"])
    editor.close(shared)
    await editor.until(lambda: editor.codes(uri) == [])
    (project / "shared.py").write_text(LACKS)
    tell(editor, project / "shared.py")
    await editor.until(lambda: editor.codes(uri) == ["PRM103", "PRM104"])


async def test_a_client_that_asks_is_told_to_ask_again(project):
    """When a file changes that its own depends on, or the settings do."""
    async with started(able()) as asker:
        (project / "shared.py").write_text(FITS)
        uri = asker.open(project / "bot.py", IMPORTER)
        assert not (await asker.pull(uri)).items
        asker.open(project / "shared.py", LACKS)
        before = asker.client.diagnostic_refresh_count
        await asker.until(lambda: asker.client.diagnostic_refresh_count > before)
        assert [one.code for one in (await asker.pull(uri)).items] == ["PRM103", "PRM104"]
