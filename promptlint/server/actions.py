"""What the editor offers to do about findings: mend one, ignore one, mend all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified

from promptlint.fix import fixable
from promptlint.model import Diagnostic, FileResult, Span
from promptlint.server.buffer import Buffer, Part
from promptlint.server.diagnostics import by_part
from promptlint.server.linter import Snapshot
from promptlint.server.remedy import Kind, Remedies, Remedy
from promptlint.server.rewrite import workspace_edit
from promptlint.server.server import Server

FIX_ALL: Final = f"{types.CodeActionKind.SourceFixAll.value}.promptlint"
_QUICK: Final = types.CodeActionKind.QuickFix


class Actions:
    """Answers requests for code actions, and works out the one that is chosen."""

    def __init__(self, server: Server) -> None:
        """Take who has the texts."""
        self._server = server
        self._remedies = Remedies(server.linter)

    def register(self) -> None:
        """Say which messages are understood."""
        options = types.CodeActionOptions(
            code_action_kinds=[_QUICK, FIX_ALL], resolve_provider=True
        )
        self._server.answer(types.TEXT_DOCUMENT_CODE_ACTION, self.actions, options)
        self._server.answer(types.CODE_ACTION_RESOLVE, self.resolve)

    async def actions(
        self, params: types.CodeActionParams
    ) -> Sequence[types.CodeAction | types.Command]:
        """Return what can be done about the findings of a range; what is wanted can be narrowed."""
        uri = params.text_document.uri
        buffer = self._server.buffer(uri)
        part = buffer.part(uri) if buffer is not None else None
        if buffer is None or part is None:
            return []
        span = part.span(params.range)
        result = await self._server.read(buffer, self._server.linter.check)
        offered = [
            action
            for action in self._offered(buffer, part, result, span)
            if _is_wanted(action, params.context.only)
        ]
        if self._resolves:
            return offered
        return [action for action in [await self.resolve(one) for one in offered] if action.edit]

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        """Return an action with its edit; without one where it must not be applied after all.

        Raises:
            JsonRpcContentModified: the text has changed since the action was offered.
        """
        data = cast("Mapping[str, object]", action.data or {})
        buffer = self._server.buffer(str(data.get("uri")))
        if buffer is None or _stamp(buffer) != data.get("version"):
            raise JsonRpcContentModified
        remedy = Remedy(
            cast("Kind", data["kind"]), str(data["code"]), int(cast("int", data["start"]))
        )
        reason = self._server.configuration.options(buffer.path).ignore_reason

        def work(snapshot: Snapshot) -> types.WorkspaceEdit | None:
            after = self._remedies.apply(remedy, snapshot, reason)
            if after is None:
                return None
            return workspace_edit(snapshot.buffer, after, versioned=self._versions)

        action.edit = await self._server.read(buffer, work)
        return action

    def _offered(
        self, buffer: Buffer, part: Part, result: FileResult, span: Span
    ) -> Iterator[types.CodeAction]:
        shown = by_part(buffer, result)[part.uri]
        here = [one for one in result.diagnostics if buffer.part_at(one.span.start) is part]
        for one, diagnostic in zip(here, shown, strict=True):
            if not _touches(one.span, span):
                continue
            if one.fix is not None and one.fix.edits and one.fix.applicability != "display":
                yield _fix(buffer, one, diagnostic)
            if buffer.source.is_python:
                yield _ignore(buffer, one, diagnostic)
        if fixable(result.diagnostics, unsafe=False):
            data = _data(buffer, Remedy("fix all"))
            yield types.CodeAction("Fix all that is safe (promptlint)", kind=FIX_ALL, data=data)

    @property
    def _resolves(self) -> bool:
        """Whether the client asks for the edit of an action only when it is chosen."""
        document = self._server.client_capabilities.text_document
        action = document.code_action if document is not None else None
        support = action.resolve_support if action is not None else None
        return support is not None and "edit" in support.properties

    @property
    def _versions(self) -> bool:
        workspace = self._server.client_capabilities.workspace
        edit = workspace.workspace_edit if workspace is not None else None
        return edit is not None and bool(edit.document_changes)


def _fix(buffer: Buffer, one: Diagnostic, shown: types.Diagnostic) -> types.CodeAction:
    fix = one.fix
    is_safe = fix is not None and fix.applicability == "safe"
    title = fix.title if fix is not None and fix.title else f"Fix {one.code}"
    return types.CodeAction(
        title if is_safe else f"{title} (unsafe)",
        kind=_QUICK,
        diagnostics=[shown],
        is_preferred=is_safe,
        data=_data(buffer, Remedy("fix", one.code, one.span.start)),
    )


def _ignore(buffer: Buffer, one: Diagnostic, shown: types.Diagnostic) -> types.CodeAction:
    return types.CodeAction(
        f"Ignore {one.code} ({one.name}) here",
        kind=_QUICK,
        diagnostics=[shown],
        is_preferred=False,
        data=_data(buffer, Remedy("ignore", one.code, one.span.start)),
    )


def _data(buffer: Buffer, remedy: Remedy) -> dict[str, object]:
    return {
        "uri": buffer.uri,
        "version": _stamp(buffer),
        "kind": remedy.kind,
        "code": remedy.code,
        "start": remedy.start,
    }


def _stamp(buffer: Buffer) -> str:
    return repr(buffer.version)


def _is_wanted(action: types.CodeAction, only: Sequence[str] | None) -> bool:
    """Say whether an action is of a kind that is asked for, or below one."""
    kind = str(getattr(action.kind, "value", action.kind))
    if only is None:
        return True
    names = [str(getattr(one, "value", one)) for one in only]
    return any(not name or kind == name or kind.startswith(f"{name}.") for name in names)


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
