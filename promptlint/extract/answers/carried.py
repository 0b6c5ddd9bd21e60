"""Where an answer goes within the code's own texts, lists, objects and files.

Of what is followed there, only the end counts, whether it is run: it goes on as `embedded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers.executed import COMMAND
from promptlint.extract.answers.spelt import spelt
from promptlint.extract.answers.state import State
from promptlint.extract.arguments import positional
from promptlint.extract.bindings import dotted
from promptlint.extract.value import Reference, alternatives

if TYPE_CHECKING:
    from promptlint.extract.answers.follow import Follower

_WORDS = frozenset({"response", "text", "data", "embedded"})
_COLLECTS = frozenset({"append", "add", "extend", "insert", "appendleft"})
_LOADS = re.compile(r"(?:^|\.)(?:loads|literal_eval|safe_load)$")
_INTERPRETER = re.compile(
    r"(?:^|[\s/])(?:python[\d.]*|bash|sh|zsh|node|ruby|perl|Rscript|pwsh|pytest)\b|sys\.executable\b"
    r"|executable$"
)
_RUNS_FILE = frozenset({"runpy.run_path", "run_path", "importlib.util.spec_from_file_location"})


def within(state: State) -> State:
    """Return the state of what holds the answer in a form of the code's own."""
    return replace(state, kind="embedded")


def handed(
    follower: Follower, node: Node, call: Node, state: State
) -> Iterator[tuple[Node, State]]:
    """Yield what a call makes of an answer that goes into a text, a list or an object."""
    if state.kind not in _WORDS:
        return
    tail = follower.evaluator.names.tail(call)
    callee = call.child_by_field_name("function")
    name = follower.evaluator.dotted(callee) if callee is not None else ""
    if tail in ("join", "format") and ".path" not in name:
        yield call, replace(within(state), path=())
    elif tail in _COLLECTS and not state.path and callee is not None:
        base = callee.child_by_field_name("object")
        is_list = state.kind == "data" and is_kept(call, tail)
        if base is not None:
            yield from _after(follower, base, call, state if is_list else within(state))
    elif name == "shlex.split" and state.kind != "embedded" and not state.path:
        yield call, within(state).packed(COMMAND)
    elif state.kind == "embedded" and not state.path and _LOADS.search(name):
        yield call, state
    elif not state.path:
        yield from _made(follower, node, call, state)


def is_kept(call: Node, tail: str) -> bool:
    """Say whether a call adds to a list that a plain name stands for: one of data is data."""
    callee = call.child_by_field_name("function")
    base = callee.child_by_field_name("object") if callee is not None else None
    return tail in ("append", "extend") and base is not None and base.type == "identifier"


def _made(follower: Follower, node: Node, call: Node, state: State) -> Iterator[tuple[Node, State]]:
    """Yield an object of a class of this file that keeps the answer in a field."""
    holder = follower.tree.parent(node)
    named = holder.child_by_field_name("name") if holder is not None else None
    callee = call.child_by_field_name("function")
    values = alternatives(follower.evaluator.value(callee)) if callee is not None and named else ()
    owners = [one.node for one in values if isinstance(one, Reference) and one.node is not None]
    if named is not None and any(owner.type == "class_definition" for owner in owners):
        yield call, within(state).packed(follower.tree.text(named))


def assigned(
    follower: Follower, target: Node, statement: Node, state: State
) -> Iterator[tuple[Node, State]]:
    """Yield the uses of a mapping in which the answer is kept, and of an attribute elsewhere."""
    if state.kind not in _WORDS or state.path:
        return
    if target.type == "subscript":
        base, key = (target.child_by_field_name(part) for part in ("value", "subscript"))
        names = spelt(follower.evaluator, key, state.stack) if key is not None else []
        if base is not None and names:
            yield from _after(follower, base, statement, within(state).packed(names[0]))
    elif target.type == "attribute" and dotted(follower.tree, target).startswith("self."):
        for use in follower.uses.of_member(dotted(follower.tree, target), statement):
            yield use, replace(within(state), stack=())


def _after(
    follower: Follower, base: Node, node: Node, state: State
) -> Iterator[tuple[Node, State]]:
    name = dotted(follower.tree, base)
    for use in follower.uses.after(name, node) if name else ():
        yield use, state


def written(follower: Follower, call: Node, state: State) -> None:
    """Note the calls that run a file into which the answer was written."""
    marks = _marks(follower, call)
    if state.path or not marks:
        return
    scope = follower.evaluator.names.scope(call.start_byte)
    for other in follower.evaluator.names.calls:
        if call.end_byte <= other.start_byte < scope.end_byte and _runs_file(
            follower, other, marks
        ):
            follower.read("executed", follower.evaluator.names.tail(other), other, state=state)


def _marks(follower: Follower, call: Node) -> set[str]:
    """Return how the code may name the file that a call writes: its variables and its path."""
    callee = call.child_by_field_name("function")
    base = callee.child_by_field_name("object") if callee is not None else None
    if base is None:
        return set()
    name = dotted(follower.tree, base)
    found = {name, f"{name}.name", f"str({name})"} if name else set[str]()
    for opened in (base, *follower.uses.sources(name, call)):
        for node in positional(opened)[:1] if opened.type == "call" else ():
            found.add(follower.tree.text(node))
            found.update(spelt(follower.evaluator, node, ()))
    return {mark for mark in found if len(mark) > 1}


def _runs_file(follower: Follower, call: Node, marks: set[str]) -> bool:
    """Say whether a call gives a file, by one of its names, to an interpreter."""
    callee = call.child_by_field_name("function")
    name = follower.evaluator.dotted(callee) if callee is not None else ""
    given = follower.tree.text(call.child_by_field_name("arguments") or call)
    if not any(re.search(rf"(?<![\w.]){re.escape(mark)}(?![\w])", given) for mark in marks):
        return False
    if name in _RUNS_FILE:
        return True
    is_process = name.startswith(
        ("subprocess.", "os.system", "os.popen", "asyncio.create_subprocess")
    )
    return is_process and _INTERPRETER.search(re.sub(r"[\"',\[\](]", " ", given)) is not None
