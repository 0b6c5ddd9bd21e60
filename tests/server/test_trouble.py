"""Crashes, cancelled and superseded requests, and missing parts: said once, and survived."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import subprocess
import sys

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp.client import make_test_lsp_client

from promptlint.cli.run import run
from promptlint.server.serve import is_news
from promptlint.version import VERSION
from tests.server.conftest import BAD, GOOD, REPOSITORY, SERVER, Editor, able, place, started

asynchronous = pytest.mark.asyncio(loop_scope="session")

CRASHING = '''
import time

from promptlint.rule import Example, Rule


class Crash(Rule):
    """Crashes.

    ## What it does
    Crashes.

    ## Why it matters
    It does not.

    ## Example
    None.

    ## Evidence
    None.
    """

    code = "ACME101"
    name = "crash"
    since = "0.1"
    severity = "error"
    default = True

    def check(self, prompt, facts):
        if "slow" in facts.source.path:
            time.sleep(1)
        elif prompt.text:
            raise ZeroDivisionError(f"in {len(facts.source.text)}")
        return ()


RULES = (Crash,)
'''


DAWDLING = '''
import time

from promptlint.rule import Rule


class Dawdle(Rule):
    """Takes its time."""

    severity = "error"

    def check(self, prompt, facts):
        if "slow" in facts.source.path:
            time.sleep(0.1)
        return ()


RULES = tuple(
    type(f"Dawdle{number}", (Dawdle,), {"code": f"ACME{number}", "name": f"dawdle-{number}"})
    for number in range(201, 221)
)
'''


@pytest.fixture
def crashing(project, monkeypatch):
    """Return a project one of whose rules crashes, or is slow in a file of that name."""
    (project / "acme_rules.py").write_text(CRASHING)
    (project / "promptlint.toml").write_text('plugins = ["acme_rules"]\n')
    monkeypatch.setenv("PYTHONPATH", str(project), prepend=os.pathsep)
    return project


@asynchronous
async def test_a_crash_of_a_rule_is_one_message_and_costs_no_other_finding(crashing):
    """Whatever the crash says of each text, and whichever file it is."""
    async with started() as editor:
        uri = editor.open(crashing / "bot.py", BAD)
        assert [one.code for one in await editor.published(uri)] == ["PRM201"]
        for version in range(2, 5):
            await editor.findings_after(editor.change, uri, BAD + "\n" * version, version)
        other = editor.open(crashing / "other.py", BAD)
        assert [one.code for one in await editor.published(other)] == ["PRM201"]

        [message] = editor.client.messages
        assert message.type == types.MessageType.Error
        assert "the rule ACME101 (crash) failed" in message.message


@asynchronous
async def test_requests_are_given_up_when_the_text_changes_or_the_client_says_so(crashing):
    """With the codes by which clients tell the two; the answers that count still come."""
    async with started() as editor:
        uri = editor.open(crashing / "slow.py", BAD)
        old = asyncio.ensure_future(editor.pull(uri))
        hover = asyncio.ensure_future(editor.hover(uri, 2, 3))
        cancelled = editor.client.protocol.send_request(
            types.TEXT_DOCUMENT_HOVER,
            types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(2, 3)),
            msg_id="mine",
        )
        editor.client.cancel_request(types.CancelParams("mine"))
        with pytest.raises(JsonRpcException) as given_up:
            await asyncio.wrap_future(cancelled)
        assert given_up.value.code == -32800

        editor.change(uri, GOOD, 2)
        with pytest.raises(JsonRpcException) as superseded:
            await old
        assert superseded.value.code == types.LSPErrorCodes.ServerCancelled.value
        with pytest.raises(JsonRpcException) as modified:
            await hover
        assert modified.value.code == types.LSPErrorCodes.ContentModified.value
        assert not (await editor.pull(uri)).items


@asynchronous
async def test_what_is_typed_into_is_checked_before_all_others(project, monkeypatch):
    """Also where the check of another file is under way: that one begins anew."""
    (project / "acme_rules.py").write_text(DAWDLING)
    (project / "promptlint.toml").write_text('plugins = ["acme_rules"]\n')
    monkeypatch.setenv("PYTHONPATH", str(project), prepend=os.pathsep)
    async with started() as editor:
        seen: list[tuple[str, int | None]] = []
        features = editor.client.protocol.fm.features
        keep = features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        def watch(params: types.PublishDiagnosticsParams) -> None:
            seen.append((params.uri, params.version))
            keep(params)

        features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = watch
        fast = editor.open(project / "fast.py", GOOD)
        await editor.published(fast)
        slow = editor.open(project / "slow.py", BAD)
        await asyncio.sleep(0.3)
        editor.change(fast, BAD, 2)
        await editor.until(lambda: len(seen) == 3)
        assert seen[1:] == [(fast, 2), (slow, 1)]
        assert editor.codes(fast) == editor.codes(slow) == ["PRM201"]


@asynchronous
async def test_the_server_can_listen_on_a_port_of_this_machine(project):
    """`--tcp` serves one client and then ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([*SERVER, "--tcp", str(port)], cwd=REPOSITORY) as process:
        client = make_test_lsp_client()
        for _ in range(400):
            try:
                await client.start_tcp("127.0.0.1", port)
                break
            except OSError:
                await asyncio.sleep(0.05)
        capabilities = types.ClientCapabilities()
        answer = await client.initialize_session(types.InitializeParams(capabilities))
        editor = Editor(client, answer)
        uri = editor.open(project / "bot.py", BAD)
        assert [one.code for one in await editor.published(uri)] == ["PRM201"]
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
        assert process.wait(20) == 0


def test_without_pygls_the_command_says_what_to_install(monkeypatch, capsys):
    """One line and exit code 2; the other commands need it not."""
    for name in [name for name in sys.modules if name.startswith("promptlint.server")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("pygls", "lsprotocol"):
        monkeypatch.setitem(sys.modules, name, None)

    assert run(["server"]) == 2
    assert capsys.readouterr().err == (
        "error: the language server needs pygls; "
        "install it with `pip install 'promptlint-cst[lsp]'`\n"
    )


@asynchronous
async def test_wrong_settings_of_the_editor_are_one_message_that_names_them(project):
    """Whatever else is asked for is answered with nothing; no second popup comes of it."""
    async with started(able(), {"settings": {"ingore": ["PRM201"]}}) as editor:
        uri = editor.open(project / "bot.py", BAD)
        assert not (await editor.pull(uri)).items
        asked = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        assert not await editor.client.text_document_document_symbol_async(asked)
        assert await editor.hover(uri, 2, 3) is None
        assert not await editor.actions(uri, place(2, 0, 60))

        [message] = editor.client.messages
        assert message.message.startswith(
            "promptlint: the editor's settings: unknown key `ingore`; did you mean `ignore`?"
        )


@asynchronous
async def test_the_log_begins_with_what_runs_and_what_configures_it(project, tmp_path_factory):
    """For each folder, also where its configuration is wrong."""
    wrong = tmp_path_factory.mktemp("wrong")
    (wrong / "promptlint.toml").write_text("ingore = []\n")
    async with started(folders=(project, wrong)) as editor:
        await editor.until(lambda: editor.client.log_messages)
        [line] = editor.client.log_messages
        assert line.message.startswith(f"promptlint {VERSION} on Python ")
        assert f"{project}: {project / 'promptlint.toml'}; {wrong}: " in line.message
        assert "unknown key `ingore`" in line.message


def test_pygls_says_nothing_of_requests_that_are_off():
    """Nor of one that is cancelled after it was answered; what is wrong it says."""
    log = logging.getLogger("pygls.protocol")
    for text, is_shown in (("Cancel notification for unknown message id", False), ("Odd", True)):
        record = log.makeRecord(log.name, logging.WARNING, "", 0, text + " %s", (1,), None)
        assert is_news(record) is is_shown


def test_a_server_has_one_channel(capsys):
    """Both at once make no sense."""
    assert run(["server", "--tcp", "9", "--stdio"]) == 2
    assert "exclude each other" in capsys.readouterr().err


@asynchronous
async def test_edits_of_texts_that_are_not_open_do_not_stop_the_server(editor: Editor, project):
    """A confused client is told, and served on."""
    editor.change("file:///nowhere.py", "x", 2, place(0, 0, 0))
    uri = editor.open(project / "bot.py", BAD)
    assert [one.code for one in await editor.published(uri)] == ["PRM201"]
