"""Methods that code calls on an answer: what they read, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers import pattern
from promptlint.extract.answers.spelt import spelt
from promptlint.extract.answers.state import Kind, State
from promptlint.extract.arguments import positional
from promptlint.extract.value import Mapping, alternatives

if TYPE_CHECKING:
    from promptlint.extract.answers.follow import Follower

_KEPT = frozenset({
    "strip", "lstrip", "rstrip", "lower", "upper", "title", "casefold", "capitalize", "decode",
    "encode", "replace", "splitlines", "model_dump", "to_dict", "dict", "copy", "removeprefix",
    "removesuffix", "read", "json", "values", "pop", "translate",
})  # fmt: skip
_ENVELOPES = frozenset({"model_dump", "to_dict", "dict", "copy", "json", "values", "pop", "read"})
_CUTTING = frozenset(
    {"replace", "removeprefix", "removesuffix", "split", "partition", "rpartition", "rsplit"}
)
_SOUGHT = frozenset(
    {"split", "rsplit", "partition", "rpartition", "find", "rfind", "index", "rindex"}
)
_PARTED = frozenset({"split", "rsplit", "partition", "rpartition", "splitlines"})
_BEGUN = frozenset({"startswith", "endswith"})
_CASES = {
    "lower": "lower",
    "casefold": "lower",
    "upper": "upper",
    "title": "title",
    "capitalize": "title",
}
_ELEMENTS = frozenset({"find", "findtext", "findall", "iter", "find_all"})
_FENCES = ("`", "json", "{", "[")


def called(follower: Follower, name: str, call: Node, state: State) -> Iterator[tuple[Node, State]]:
    """Yield what a method of the value returns, where it is still of the answer."""
    if state.kind == "match":
        if name in ("group", "groups", "groupdict"):
            yield call, state.into("text")
    elif state.path:
        if name in ("get", "pop"):
            yield from _taken(follower, call, state)
    elif state.kind == "tree":
        yield from _of_tree(follower, name, call, state)
    elif state.kind == "data":
        cased = replace(state, case=_CASES.get(name, state.case))
        yield from _of_data(follower, name, call, cased)
    else:
        yield from _of_text(follower, name, call, state)


def _of_text(
    follower: Follower, name: str, call: Node, state: State
) -> Iterator[tuple[Node, State]]:
    given = [
        text for node in positional(call) for text in spelt(follower.evaluator, node, state.stack)
    ]
    is_cut = name in _CUTTING and any(text.startswith(_FENCES) for text in given)
    is_cut = is_cut or (name.endswith("strip") and any("`" in text for text in given))
    lenient = state.lenient or is_cut or name in _PARTED
    state = replace(state, case=_CASES.get(name, state.case), lenient=lenient)
    _sought(follower, name, call, state)
    if name == "get" and state.kind == "embedded":
        yield call, state
    elif name == "get" and given:
        inside: Kind = "text" if given[0] in ("content", "text", "response") else "response"
        yield call, state.into(inside)
    elif name in _ENVELOPES:
        yield call, replace(state, wrapped=state.wrapped and name != "json")
    elif name in _KEPT or name in _PARTED:
        yield call, state.into("text") if state.kind == "response" else state


def _sought(follower: Follower, name: str, call: Node, state: State) -> None:
    """Note what a method looks for in the text."""
    if state.kind == "embedded" or not (name in _SOUGHT or name in _BEGUN):
        return
    for node in positional(call)[:1]:
        for text in spelt(follower.evaluator, node, state.stack):
            is_end = text.lstrip().startswith("</") and _is_cut_off(follower, call)
            for kind, marker in () if is_end else pattern.of_text(text):
                optional = name not in ("index", "rindex") and name not in _PARTED
                optional = optional or _is_cut_off(follower, call)
                follower.read(kind, marker, node, optional=optional, state=state)
            if name in _BEGUN:
                follower.labels.begun(follower, name, text, node, state)


def _is_cut_off(follower: Follower, call: Node) -> bool:
    """Say whether the code takes what stands before the marker: it may not be there at all."""
    parent = follower.tree.parent(call)
    index = parent.child_by_field_name("subscript") if parent is not None else None
    return index is not None and follower.tree.text(index) == "0"


def _of_data(
    follower: Follower, name: str, call: Node, state: State
) -> Iterator[tuple[Node, State]]:
    given = positional(call)
    if name in ("get", "pop", "setdefault") and given:
        texts = spelt(follower.evaluator, given[0], state.stack)
        if name == "setdefault":
            follower.trace.written.update(texts)
        for text in texts:
            follower.read("key", text, given[0], optional=True, state=state)
        if texts:
            yield call, replace(state, owner=texts[0])
        else:
            follower.escape(state)
    elif name == "update":
        follower.trace.written.update(_given_keys(follower, call))
        follower.escape(state)
    elif name in ("values", "copy", "items"):
        if name == "items":
            follower.trace.escapes = True
        yield call, state
    elif name in _KEPT or name in _PARTED:
        yield call, state.into("text")
    else:
        follower.escape(state)


def _given_keys(follower: Follower, call: Node) -> Iterator[str]:
    """Yield the keys that `data.update({...})` sets."""
    for node in positional(call)[:1]:
        for one in alternatives(follower.evaluator.value(node)):
            if isinstance(one, Mapping):
                yield from (entry.key for entry in one.entries if entry.key is not None)


def _of_tree(
    follower: Follower, name: str, call: Node, state: State
) -> Iterator[tuple[Node, State]]:
    """Note the element that is looked for: `root.findtext("reply/city")` reads `city`."""
    for node in positional(call)[:1] if name in _ELEMENTS else ():
        for text in spelt(follower.evaluator, node, state.stack):
            tag = text.rpartition("/")[2].lstrip(".")
            if tag.isidentifier():
                follower.read("tag", tag, node, state=state)
    if name == "findtext":
        yield call, state.into("text")
    elif name in _ELEMENTS:
        yield call, state


def _taken(follower: Follower, call: Node, state: State) -> Iterator[tuple[Node, State]]:
    for node in positional(call)[:1]:
        for text in spelt(follower.evaluator, node, state.stack)[:1]:
            inner = state.taken(text)
            if inner is not None:
                yield call, inner
