"""Whether a value that fills a hole may be None, and what guards it against that."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import classes
from promptlint.extract.absence import (
    is_environment,
    is_left_out,
    may_be_left_out,
    may_lack_key,
)
from promptlint.extract.arguments import keyword, positional
from promptlint.extract.tree import items, unwrap
from promptlint.extract.value import (
    Called,
    Constant,
    Mapping,
    Parameter,
    Reference,
    Value,
    alternatives,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_GETTERS = frozenset({"get", "getenv"})
_WITH_DEFAULT = frozenset({"get", "getenv", "next", "getattr", "pop"})
_CHOOSING = frozenset({"conditional_expression"})
_ASSIGNING = frozenset({"assignment", "named_expression"})
_REACH_AFTER = 4000
_START = attrgetter("start_byte")
_ASKED = (
    r"\b(if|elif|while|assert|and|or|not)\b[^\n]{{0,200}}(?:{0})\b|(?:{0})\b\s+(or|and|if|is)\b"
)
"""A condition that asks for one of some names."""
_WORDS = re.compile(rb"[^\n]")


def nullable(evaluator: Evaluator, node: Node, value: Value) -> str | None:
    """Return why the value of an expression may be None where no condition asks about it."""
    node = unwrap(node)
    if node.type == "call" and evaluator.names.tail(node) == "str":
        given = positional(node)
        return nullable(evaluator, given[0], evaluator.value(given[0])) if given else None
    if node.type == "boolean_operator":  # `x or y`: what stands before `or` never comes through
        right = node.child_by_field_name("right")
        if right is None or evaluator.tree.text(node).count(" and "):
            return None
        return nullable(evaluator, right, evaluator.value(right))
    if node.type in _CHOOSING or evaluator.tree.enclosing(node, _CHOOSING) is not None:
        return None
    for one in (value,) if isinstance(value, Parameter) else alternatives(value):
        reason = _reason(evaluator, node, one)
        if reason is not None:
            return reason
    return _made_none(evaluator, node)


def _made_none(evaluator: Evaluator, node: Node) -> str | None:
    """Return why the call that gives an expression its value may give None, for all it shows."""
    call = _source(evaluator, node)
    if call is None or call.type != "call" or _is_guarded(evaluator, node, call):
        return None
    shown = " ".join(evaluator.tree.text(call).split())
    function = call.child_by_field_name("function")
    if function is None:
        return None
    for one in alternatives(evaluator.value(function)):
        if isinstance(one, Reference) and one.node is not None and _gives_none(evaluator, one.node):
            return f"`{one.name}()` can return None"
    given = positional(call)
    if evaluator.names.tail(call) in _WITH_DEFAULT and given and given[-1].type == "none":
        return f"`{shown}` has None for its default"
    base = function.child_by_field_name("object")
    is_get = base is not None and evaluator.names.tail(call) == "get"
    if base is not None and is_get and _may_miss(evaluator, node, call, base):
        return f"`{shown}` has no default"
    return None


def _source(evaluator: Evaluator, node: Node) -> Node | None:
    """Return the expression whose value another one has: itself, or all that its name is given."""
    if node.type != "identifier":
        return node
    scope = evaluator.names.scope(node.start_byte)
    bound = evaluator.names.bindings.get((scope.id, evaluator.tree.text(node)), [])
    if len(bound) != 1 or bound[0].kind != "assign" or bound[0].value is None:
        return None
    return unwrap(bound[0].value)


def _gives_none(evaluator: Evaluator, function: Node) -> bool:
    """Say whether a function returns a value on one way, and None, spelt out, on another."""
    returns = [items(node)[:1] for node in evaluator.names.returns.get(function.id, [])]
    given = [one[0].type for one in returns if one]
    return "none" in given and any(kind != "none" for kind in given)


def _may_miss(evaluator: Evaluator, node: Node, call: Node, base: Node) -> bool:
    """Say whether a dictionary that the code shows is asked for a key that it may not have."""
    given = positional(call)
    if len(given) != 1 or keyword(call, "default") is not None:
        return False
    owners = alternatives(evaluator.value(base))
    key = plain_text(evaluator.value(given[0]))
    is_known = bool(owners) and all(isinstance(one, Mapping) and not one.is_open for one in owners)
    return is_known and key is None and not _is_key_asked(evaluator, node, call)


def _reason(evaluator: Evaluator, node: Node, value: Value) -> str | None:
    match value:
        case Called(node=call) if _is_bare_get(evaluator, node, call):
            if _is_guarded(evaluator, node, call) or _is_key_asked(evaluator, node, call):
                return None
            if not may_lack_key(evaluator, call):
                return None
            text = " ".join(evaluator.tree.text(call).split())
            return f"`{text}` has no default"
        case Parameter(is_optional=True) if node.type == "attribute":
            return _unset_attribute(evaluator, node, value)
        case Parameter(name=name, is_optional=True) if evaluator.tree.text(node) == name:
            is_guarded = _is_guarded(evaluator, node, None)
            if is_guarded or not may_be_left_out(evaluator, node, value):
                return None
            return f"parameter `{name}` may be None"
        case Constant(value=None) if node.type == "attribute":
            return _unset_field(evaluator, node)
        case _:
            return None


def _unset_attribute(evaluator: Evaluator, node: Node, parameter: Parameter) -> str | None:
    """Return why an attribute may be None that keeps what a constructor was given, unlooked at."""
    text = evaluator.tree.text(node)
    owner = evaluator.names.owner(evaluator.names.scope(node.start_byte))
    if owner is None or not text.startswith("self."):
        return None
    source = evaluator.tree.text(owner)
    asked = _ASKED.format(f"{re.escape(text)}|\\b{parameter.name}")
    assigned = re.findall(rf"{re.escape(text)}\s*(?::[^\n=]*)?=(?!=)", evaluator.tree.source.text)
    if re.search(asked, source) or len(assigned) != 1 or not is_left_out(evaluator, parameter):
        return None
    return f"parameter `{parameter.name}` may be None"


def _unset_field(evaluator: Evaluator, node: Node) -> str | None:
    """Return why a field of a record that another object holds may be None: its default is."""
    text = evaluator.tree.text(node)
    owner, _, field = text.rpartition(".")
    is_own = owner.partition(".")[0] in ("self", "cls")
    is_set = re.search(rf"\.{re.escape(field)}\s*=(?!=)", evaluator.tree.source.text)
    if is_set or _is_guarded(evaluator, node, None) or (is_own and not _is_left(evaluator, node)):
        return None
    return f"the default of `{field}` is None"


def _is_left(evaluator: Evaluator, node: Node) -> bool:
    """Say whether some object keeps the None of its own field, and its class never asks for it."""
    owner = evaluator.names.owner(evaluator.names.scope(node.start_byte))
    text = evaluator.tree.text(node)
    field = text.partition(".")[2]
    bound = evaluator.names.members.get((owner.id, field), []) if owner is not None else []
    if owner is None or len(bound) != 1 or bound[0].node.child_by_field_name("type") is None:
        return False
    asked = _ASKED.format(re.escape(text))
    if re.search(asked, evaluator.tree.text(owner)):
        return False
    given = classes.handing(evaluator, owner, field)
    return not given or not all(given)


def _is_bare_get(evaluator: Evaluator, node: Node, call: Node) -> bool:
    """Say whether a call is `get(key)` without a default, and what it gives is kept as it is."""
    if evaluator.names.tail(call) not in _GETTERS:
        return False
    around = evaluator.tree.parent(call)
    if around is not None and around.type == "await":  # no dictionary's, nor the environment's
        return False
    given = positional(call)
    is_single = len(given) == 1 and keyword(call, "default") is None
    is_shown = call == node or _is_assigned(evaluator, node, call)
    return is_single and is_shown and given[0].type in ("string", "identifier")


def _is_assigned(evaluator: Evaluator, node: Node, call: Node) -> bool:
    """Say whether what a call gives is assigned to the name that is used, and used only here.

    A value that other code took before is most likely known to be there.
    """
    around = evaluator.tree.parent(call)
    scope = evaluator.names.scope(call.start_byte)
    if around is None or around.type not in _ASSIGNING:
        return False
    if scope != evaluator.names.scope(node.start_byte):
        return _is_environment_unasked(evaluator, node, call)
    target = around.child_by_field_name("left") or around.child_by_field_name("name")
    name = evaluator.tree.text(node)
    if target is None or evaluator.tree.text(target) != name:
        return False
    between = _code(evaluator, around.end_byte, node.start_byte)
    return not re.search(rf"(?<![\w.\"']){re.escape(name)}(?![\w\"']|\s*=(?!=))", between)


def _is_environment_unasked(evaluator: Evaluator, node: Node, call: Node) -> bool:
    """Say whether what is read from the environment is kept, and no condition in the file asks it.

    It is kept as a constant of the module or the class, or as an attribute of the object.
    """
    name, around = evaluator.tree.text(node), evaluator.tree.parent(call)
    scope = evaluator.names.scope(call.start_byte)
    target = around.child_by_field_name("left") if around is not None else None
    kept = evaluator.tree.text(target) if target is not None else ""
    if scope.type == "class_definition":
        kept = f"self.{kept}"
    is_kept = scope == evaluator.tree.root or (node.type == "attribute" and kept == name)
    if not is_kept or not is_environment(evaluator, call):
        return False
    return not re.search(_ASKED.format(rf"(?<![\w.]){re.escape(name)}"), evaluator.tree.source.text)


def _is_key_asked(evaluator: Evaluator, node: Node, call: Node) -> bool:
    """Say whether a condition before the use looks for the key, under whatever name."""
    key = re.escape(evaluator.tree.text(positional(call)[0]).strip("\"'"))
    before, _ = _around(evaluator, node)
    return bool(re.search(rf"\b(if|elif|while|assert)\b[^\n]*\b{key}\b", before))


def _is_guarded(evaluator: Evaluator, node: Node, call: Node | None) -> bool:
    """Say whether a condition around the use looks at the value, or the name gets another one.

    `call` is the call that gave the value, where it is not a parameter.
    """
    before, after = _around(evaluator, node)
    word = rf"(?<![\w.]){re.escape(evaluator.tree.text(node))}(?!\w)"
    if re.search(rf"\b(if|elif|while|assert)\b[^\n]*{word}", before):
        return True
    if re.search(rf"\bif\b[^\n]*{word}", after):
        return True
    if node.type != "identifier":
        return False
    if re.search(rf"{word}\s+(or|and|if)\b|\b(or|and)\s+{word}", before):
        return True
    assigned = re.findall(rf"(?:^|[\n;])[ \t]*{word}\s*(?::[^\n=]*)?=[^=]", before)
    return len(assigned) > (call is not None and call != node)


def _around(evaluator: Evaluator, node: Node) -> tuple[str, str]:
    """Return what stands before and right after a node in its function or module."""
    scope = evaluator.names.scope(node.start_byte)
    body = scope.child_by_field_name("body") or scope
    end = min(body.end_byte, node.end_byte + _REACH_AFTER)
    return (
        _code(evaluator, body.start_byte, node.start_byte),
        _code(evaluator, node.end_byte, end),
    )


def _code(evaluator: Evaluator, start: int, end: int) -> str:
    """Return a stretch of the source with blanks for the words that literals of several hold."""
    data = bytearray(evaluator.tree.data[start:end])
    strings = evaluator.names.strings
    for node in strings[bisect_left(strings, start, key=_START) :]:
        if node.start_byte >= end:
            break
        for text in node.named_children:
            if (
                text.type == "string_content"
                and b" " in data[text.start_byte - start : text.end_byte - start]
            ):
                words = slice(max(0, text.start_byte - start), text.end_byte - start)
                data[words] = _WORDS.sub(b" ", data[words])
    return data.decode("utf-8", "replace")
