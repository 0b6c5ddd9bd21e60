"""Calls that an answer is handed to: parsers, patterns, classes, what runs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers import carried, pattern
from promptlint.extract.answers.executed import runs
from promptlint.extract.answers.fields import is_data, wanted
from promptlint.extract.answers.spelt import spelt
from promptlint.extract.answers.state import State
from promptlint.extract.arguments import positional
from promptlint.extract.value import Called, Reference, alternatives, plain_text

if TYPE_CHECKING:
    from promptlint.extract.answers.follow import Follower

_STRICT = frozenset({
    "json.loads", "ujson.loads", "orjson.loads", "simplejson.loads", "JSONDecoder.decode",
    "ast.literal_eval", "loads",
})  # fmt: skip
_LENIENT = re.compile(r"json(?!.*dump)|literal_eval|safe_load|yaml\.load", re.IGNORECASE)
_MODEL = frozenset(
    {"model_validate_json", "parse_raw", "validate_json", "model_validate", "parse_obj"}
)
_SEARCHES = frozenset({"search", "match", "fullmatch", "findall", "finditer", "split", "sub"})
_FIRST = frozenset({"search", "match", "fullmatch", "finditer"})
_LOOKING = frozenset({"get", "index", "count"})
"""Methods of a table that is asked for the answer."""
_XML = ("ET.fromstring", "etree.fromstring", "ElementTree.fromstring", "ET.XML", "BeautifulSoup")
_SAME = frozenset({
    "str", "list", "tuple", "set", "sorted", "reversed", "enumerate", "iter", "next", "zip", "cast",
    "dedent", "unescape", "strip", "run_until_complete", "indent",
})  # fmt: skip
_AWAITED = frozenset({
    "asyncio.run", "asyncio.gather", "asyncio.wait_for", "anyio.run", "run_until_complete",
})  # fmt: skip
_WRITES = frozenset({"write", "write_text", "writelines"})
_COMPILED = frozenset({"compile", "builtins.compile", "ast.parse"})
_SEEN = frozenset({
    "print", "len", "isinstance", "type", "debug", "info", "warning", "error", "exception", "log",
    "bool", "int", "float", "repr", "hasattr", "pprint", "write", "dumps", "dump", "any", "all",
    "min", "max", "sum", "round",
})  # fmt: skip


def handed(
    follower: Follower, node: Node, call: Node, state: State
) -> Iterator[tuple[Node, State]]:
    """Yield what a call of code outside the file makes of an answer that is handed to it."""
    evaluator = follower.evaluator
    callee = call.child_by_field_name("function")
    name = evaluator.dotted(callee) if callee is not None else ""
    tail = evaluator.names.tail(call)
    if runs(evaluator, call, node, name, state):
        if not state.digits:
            follower.read("executed", name, call, state=state)
        if name == "eval" and state.kind in ("text", "response"):
            yield call, State("data", (), state.stack)
    elif tail in _WRITES and not state.path:
        carried.written(follower, call, state)
    elif state.kind == "embedded" or state.path:
        yield from _kept(call, state, tail, name)
    elif tail in _SEARCHES:
        yield from _searched(follower, node, call, state)
    elif state.kind == "data":
        yield from _data(follower, call, state, tail)
    elif tail in _LOOKING:
        follower.labels.sought(follower, call, state)
    elif not _is_member(follower, call, state):
        yield from _parsed(follower, call, state, name)


def _kept(call: Node, state: State, tail: str, name: str) -> Iterator[tuple[Node, State]]:
    """Yield the call itself where it hands a text that holds the answer on as it is."""
    if not state.path and (tail in _SAME or name in _AWAITED or name in _COMPILED):
        yield call, state


def _is_member(follower: Follower, call: Node, state: State) -> bool:
    """Say whether a call makes the answer a member of an enumeration of this file."""
    callee = call.child_by_field_name("function")
    for one in alternatives(follower.evaluator.value(callee)) if callee is not None else ():
        if isinstance(one, Reference) and one.node is not None:
            return follower.labels.enumerated(follower, one.node, call, state)
    return False


def _parsed(
    follower: Follower, call: Node, state: State, name: str
) -> Iterator[tuple[Node, State]]:
    """Yield what a parser, or a function that hands the value on, makes of a text."""
    tail = follower.evaluator.names.tail(call)
    if name.endswith(_XML):
        yield call, State("tree", (), state.stack)
    elif state.wrapped and (name in _STRICT or tail in ("load", "loads")):
        yield call, replace(state, kind="response", wrapped=False)
    elif tail in _MODEL:
        follower.read("json", tail, call, state=state)
        _modelled(follower, call, state)
    elif name in _STRICT or _LENIENT.search(name):
        lenient = replace(state, lenient=state.lenient or name not in _STRICT)
        follower.read("json", name, call, state=lenient)
        yield call, State("data", (), state.stack)
    elif tail in _SAME or name in _AWAITED or name in _COMPILED:
        yield call, state


def _data(follower: Follower, call: Node, state: State, tail: str) -> Iterator[tuple[Node, State]]:
    if tail in _SAME or _LENIENT.search(tail):
        yield call, state
    elif tail in _MODEL:
        _modelled(follower, call, state)
    elif tail not in _SEEN and not carried.is_kept(call, tail):
        follower.escape(state)


def _searched(
    follower: Follower, node: Node, call: Node, state: State
) -> Iterator[tuple[Node, State]]:
    tail = follower.evaluator.names.tail(call)
    source, at = _pattern(follower, call, node, state)
    if source is not None and tail != "sub":
        anyhow = replace(state, case=state.case or "any")  # a flag may ignore it
        for kind, text, several in pattern.of_regex(source):
            follower.read(kind, text, at, optional=several or tail == "split", state=anyhow)
    digits = state.digits or (source is not None and pattern.is_of_digits(source))
    found = replace(state, kind="text", lenient=True, digits=digits and tail != "sub")
    if tail in _FIRST:
        yield call, replace(found, kind="match")
    else:
        yield call, found


def _pattern(follower: Follower, call: Node, node: Node, state: State) -> tuple[str | None, Node]:
    """Return the regular expression that a call searches with, and where it stands."""
    given = positional(call)
    callee = call.child_by_field_name("function")
    if len(given) > 1 and given[0] != node:
        texts = spelt(follower.evaluator, given[0], state.stack)
        return (texts[0] if len(texts) == 1 else None), _written(given[0], state)
    base = callee.child_by_field_name("object") if callee is not None else None
    for one in alternatives(follower.evaluator.value(base)) if base is not None else ():
        if isinstance(one, Called) and one.name.endswith("compile"):
            for first in positional(one.node)[:1]:
                return plain_text(follower.evaluator.value(first)), first
    return None, call


def _written(pattern: Node, state: State) -> Node:
    """Return where a pattern is written: one that parameters complete, at the entering call."""
    is_open = state.stack and any(c.type == "interpolation" for c in pattern.named_children)
    return state.stack[-1] if is_open else pattern


def _modelled(follower: Follower, call: Node, state: State) -> None:
    callee = call.child_by_field_name("function")
    base = callee.child_by_field_name("object") if callee is not None else None
    for one in alternatives(follower.evaluator.value(base)) if base is not None else ():
        if isinstance(one, Reference) and one.node is not None:
            _fields(follower, one.node, call, state)
            return
    follower.trace.escapes = True


def spread(follower: Follower, call: Node, state: State) -> None:
    """Note the fields of the class that parsed data is spread into: `Reply(**data)`."""
    callee = call.child_by_field_name("function")
    given = call.child_by_field_name("arguments")
    alone = given is not None and given.named_child_count == 1
    for one in alternatives(follower.evaluator.value(callee)) if callee is not None else ():
        owner = one.node if isinstance(one, Reference) and alone else None
        if owner is not None and state.kind == "data" and is_data(follower.evaluator, owner):
            _fields(follower, owner, call, state)
            return
    follower.escape(state)


def _fields(follower: Follower, owner: Node, call: Node, state: State) -> None:
    if owner.type == "class_definition":
        for field in wanted(follower.evaluator, owner):
            follower.read("key", field.name, call, state=state)
