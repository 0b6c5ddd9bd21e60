"""What is known of a value that fills a hole: where it comes from, its type, whether it is None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import keyword, positional
from promptlint.extract.channel import channel
from promptlint.extract.classes import handing
from promptlint.extract.functions import formals
from promptlint.extract.kinds import kind_of
from promptlint.extract.nullable import nullable
from promptlint.extract.origin import is_drawn, origin_of
from promptlint.extract.tree import unwrap
from promptlint.extract.value import (
    Altered,
    Blank,
    Called,
    Chunk,
    Constant,
    Filled,
    Foreign,
    Joined,
    Member,
    Value,
    alternatives,
    plain_text,
)
from promptlint.model import Moment, ValueFacts

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_MULTILINE = frozenset(
    {
        "read",
        "read_text",
        "extract_text",
        "get_text",
        "check_output",
        "getoutput",
        "format_exc",
        "format_exception",
        "format_tb",
        "format_stack",
        "print_exc",
        "to_string",
        "to_markdown",
        "pformat",
        "tabulate",
    }
)
_DUMPS = frozenset({"yaml.dump", "yaml.safe_dump", "toml.dumps", "tomli_w.dumps"})
_KEEPING_LINES = frozenset(
    {"strip", "lstrip", "rstrip", "decode", "expandtabs", "lower", "replace"}
)
_OUTPUTS = {"stdout": "subprocess.", "stderr": "subprocess.", "text": "requests."}
"""Attributes of what calls of a module give that may hold several lines."""
_BLOCKS = frozenset(
    {"if_statement", "for_statement", "while_statement", "with_statement", "try_statement"}
)
_PER_CALL = frozenset({"clock", "identifier", "parameter"})
_FRESH = frozenset({"clock", "identifier"})


def facts(evaluator: Evaluator, node: Node, value: Value) -> ValueFacts:
    """Return what is known of the value of one expression."""
    node = unwrap(node)
    draw = _draw(evaluator, node)
    origin = "identifier" if draw is not None else origin_of(value)
    moment = _moment(evaluator, draw or node, value, is_fresh=origin in _FRESH)
    if moment == "call" and origin in _PER_CALL and _is_kept(evaluator, node):
        origin = "session"
    constant = plain_text(value)
    if constant is None and isinstance(value, Constant):
        constant = str(value.value)
    return ValueFacts(
        origin=origin,
        type=kind_of(evaluator, value),
        nullable=nullable(evaluator, node, value),
        multiline=_is_multiline(evaluator, value),
        moment=moment,
        constant=constant,
        channel=channel(evaluator, value) if origin != "constant" else None,
    )


def _draw(evaluator: Evaluator, node: Node, *, is_joined: bool = False) -> Node | None:
    """Return the call that draws a value at random, even from texts that are all known."""
    made = _given_to(evaluator, node) or node
    function = made.child_by_field_name("function") if made and made.type == "call" else None
    if function is None:
        return None
    joined = positional(made) if evaluator.names.tail(made) == "join" else []
    if len(joined) == 1 and not is_joined:  # once: a name can be joined out of itself
        return _draw(evaluator, joined[0], is_joined=True)
    return made if is_drawn(evaluator.names.dotted(function)) else None


def _given_to(evaluator: Evaluator, name: Node) -> Node | None:
    """Return the only expression that gives a name its value: an assignment's, or a default."""
    if name.type == "attribute":
        return _given_in_class(evaluator, name)
    if name.type != "identifier":
        return None
    names, text = evaluator.names, evaluator.tree.text(name)
    scope = names.scope(name.start_byte)
    while True:
        bound = names.bindings.get((scope.id, text), [])
        if bound:
            return bound[0].value if len(bound) == 1 and bound[0].kind == "assign" else None
        if scope == evaluator.tree.root:
            return None
        if scope.type == "function_definition":
            formal = next((one for one in formals(names, scope) if one.name == text), None)
            if formal is not None:
                return formal.default
        scope = names.scope_around(scope)


def _given_in_class(evaluator: Evaluator, attribute: Node) -> Node | None:
    """Return what the body of a class gives an attribute of its own that nothing else sets."""
    owner = evaluator.names.owner(evaluator.names.scope(attribute.start_byte))
    holder, _, field = evaluator.names.dotted(attribute).partition(".")
    if owner is None or holder not in ("self", "cls"):
        return None
    bound = evaluator.names.members.get((owner.id, field), [])
    is_set = len(bound) == 1 and bound[0].kind == "assign"
    value = bound[0].value if is_set else None
    if value is None or evaluator.names.scope(value.start_byte) != owner:
        return None
    if any(handing(evaluator, owner, field)):
        return None
    is_field = value.type == "call" and evaluator.names.tail(value) in ("field", "Field")
    return keyword(value, "default") if is_field else value


def _is_kept(evaluator: Evaluator, node: Node) -> bool:
    """Say whether an expression reads an attribute of the object: set once, used by many calls."""
    return evaluator.names.dotted(node).startswith(("self.", "cls."))


def _is_multiline(evaluator: Evaluator, value: Value) -> bool:
    """Say whether a value is known to be able to hold several lines."""
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        for one in alternatives(waiting.pop()):
            if id(one) in seen:
                continue
            seen.add(id(one))
            if _has_lines(evaluator, one):
                return True
            match one:
                case Joined(parts):
                    waiting.extend(part.value for part in parts)
                case Altered(text=text) | Filled(template=text) | Blank(value=text):
                    waiting.append(text)
                case Called(node=node, receiver=inner) if inner is not None:
                    is_kept = evaluator.names.tail(node) in _KEEPING_LINES
                    waiting.extend([inner] if is_kept else [])
                case Foreign(value=Joined(parts)):  # a call there cannot be looked at here
                    waiting.extend(p.value for p in parts if isinstance(p.value, Chunk))
                case Foreign(value=Chunk() as text):
                    waiting.append(text)
                case _:
                    pass
    return False


def _has_lines(evaluator: Evaluator, one: Value) -> bool:
    match one:
        case Called(name=name, node=node):
            indented = name == "json.dumps" and keyword(node, "indent") is not None
            return indented or name in _DUMPS or evaluator.names.tail(node) in _MULTILINE
        case Member(owner=Called(name=name), name=attribute):
            return attribute in _OUTPUTS and name.startswith(_OUTPUTS[attribute])
        case Joined(separator=separator):
            return "\n" in separator
        case Chunk(text=text):
            return "\n" in text.strip(" ")
        case _:
            return False


def _first_fresh(value: Value) -> Called | None:
    """Return the call that asks the clock for a value, or draws it: `now()` of `now().year`."""
    while isinstance(value, Member):
        value = value.owner
    if not isinstance(value, Called):
        return None
    inner = _first_fresh(value.receiver) if value.receiver is not None else None
    return inner if inner is not None and origin_of(inner) in _FRESH else value


def _moment(evaluator: Evaluator, node: Node, value: Value, *, is_fresh: bool) -> Moment:
    """Say when the value is computed: with the expression, or at the place of what makes it."""
    places = [node, _given_to(evaluator, node)]
    for one in alternatives(value):
        made = _first_fresh(one) if is_fresh else one
        places += [made.node] if isinstance(made, (Called, Member)) else []
    for place in places:
        moment = _moment_at(evaluator, place) if place is not None else "call"
        if moment != "call":
            return moment
    return "call"


def _moment_at(evaluator: Evaluator, at: Node) -> Moment:
    scope = evaluator.names.scope(at.start_byte)
    while scope.type == "function_definition":
        body = scope.child_by_field_name("body")
        if body is not None and at.start_byte >= body.start_byte:
            return "call"
        if any(
            one.node.start_byte <= at.start_byte < one.node.end_byte
            for one in formals(evaluator.names, scope)
        ):
            return "default"
        scope = evaluator.names.scope_around(scope)
    if evaluator.tree.enclosing(at, frozenset({"lambda"})) is not None:
        return "call"
    if scope.type == "class_definition":
        return "class"
    # What a block of a script computes is not kept as a constant for later calls.
    return "import" if evaluator.tree.enclosing(at, _BLOCKS) is None else "call"
