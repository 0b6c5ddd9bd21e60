"""What is offered for a finding does what it says, and leaves the rest of the text alone."""

from __future__ import annotations

import pytest
from pygls.exceptions import JsonRpcException

from promptlint import check
from tests.server.conftest import BAD, GOOD, Editor, edited, place

pytestmark = pytest.mark.asyncio(loop_scope="session")

TWICE = BAD + BAD.splitlines()[-1] + "\n"


async def test_a_finding_can_be_fixed_and_ignored(asker: Editor, project):
    """Edits come when one is chosen, for the version that the client has."""
    uri = asker.open(project / "bot.py", BAD, version=7)
    [finding] = (await asker.pull(uri)).items
    fix, ignore, every = await asker.actions(uri, finding.range)

    assert (fix.kind, fix.is_preferred, fix.edit) == ("quickfix", True, None)
    [change] = (await asker.client.code_action_resolve_async(fix)).edit.document_changes
    assert (change.text_document.uri, change.text_document.version) == (uri, 7)
    assert edited(BAD, change.edits) == GOOD

    [change] = (await asker.client.code_action_resolve_async(ignore)).edit.document_changes
    ignored = edited(BAD, change.edits)
    assert "# promptlint: ignore[PRM201] -- say why\n" in ignored
    assert check(ignored) == []

    assert every.kind == "source.fixAll.promptlint"


async def test_one_of_two_findings_is_ignored_alone(asker: Editor, project):
    """The comment stands at the finding that was chosen."""
    uri = asker.open(project / "bot.py", TWICE)
    second = (await asker.pull(uri)).items[1]
    _, ignore, _ = await asker.actions(uri, second.range)
    [change] = (await asker.client.code_action_resolve_async(ignore)).edit.document_changes

    assert "promptlint: ignore" in edited(TWICE, change.edits).splitlines()[3]
    assert len(check(edited(TWICE, change.edits))) == 1


async def test_all_that_is_safe_is_fixed_at_once(editor: Editor, project):
    """Asked for by its kind, also by a client that resolves nothing and knows no versions."""
    uri = editor.open(project / "bot.py", TWICE)
    [every] = await editor.actions(uri, place(0, 0, 0), ["source.fixAll"])

    assert edited(TWICE, every.edit.changes[uri]) == TWICE.replace("sytem", "system")
    assert await editor.actions(uri, place(0, 0, 0), ["refactor"]) == []


async def test_away_from_findings_nothing_but_the_whole_is_offered(editor: Editor, project):
    """A range that touches no finding has no quick fix."""
    uri = editor.open(project / "bot.py", BAD)
    assert [one.kind for one in await editor.actions(uri, place(0, 0, 1))] == [
        "source.fixAll.promptlint"
    ]
    assert await editor.actions("file:///nowhere.py", place(0, 0, 1)) == []


async def test_what_was_offered_for_an_older_text_is_refused(asker: Editor, project):
    """The edit would hit the wrong place."""
    uri = asker.open(project / "bot.py", BAD)
    [finding] = (await asker.pull(uri)).items
    fix, *_ = await asker.actions(uri, finding.range)
    asker.change(uri, "\n" + BAD, 2)

    with pytest.raises(JsonRpcException) as refused:
        await asker.client.code_action_resolve_async(fix)
    assert refused.value.code == -32801
