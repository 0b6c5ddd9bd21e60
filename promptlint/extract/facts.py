"""What is known of a value that fills a hole: where it comes from, its type, whether it is None."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import keyword
from promptlint.extract.functions import formals
from promptlint.extract.nullable import nullable
from promptlint.extract.tree import unwrap
from promptlint.extract.value import (
    TEXTS,
    Altered,
    Called,
    Choice,
    Constant,
    Filled,
    Foreign,
    Joined,
    Listing,
    Mapping,
    Member,
    Parameter,
    Part,
    Reference,
    Unknown,
    Value,
    alternatives,
    plain_text,
)
from promptlint.model import Moment, Origin, ValueFacts, ValueType

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_CLOCK = re.compile(
    r"(^|\.)(datetime(\.datetime)?\.(now|utcnow|today)|date\.today|time\.(time|ctime|strftime|localtime|gmtime|asctime|time_ns))(\.|$)"
)
_IDENTIFIER = re.compile(
    r"(^|\.)(uuid\.uuid[14]|uuid[14]|secrets\.token_\w+|random\.\w+|getrandbits)(\.|$)"
)
_OUTSIDE = re.compile(
    r"(^|\.)(input|open|read|read_text|readlines|recv|getenv)$|^(requests|httpx|urllib|aiohttp)\.|(^|\.)request\.|"
    r"(^|\.)(PdfReader|extract_text|BeautifulSoup)(\.|$)|^sys\.(stdin|argv)|"
    r"(^|\.)(text_input|text_area|chat_input|get_json|get_data)$"
)
_REQUEST = re.compile(r"^(flask\.)?request(\.|$)|^sys\.argv$")
_MODEL = re.compile(
    r"(^|\.)(completions?|chat|responses|messages|generate_content|converse)\.(create|parse|complete|completion|invoke|acompletion)\b|\.(invoke|ainvoke|predict|generate_content|generate)$"
)
_TYPES: dict[str, ValueType] = {
    "len": "int", "int": "int", "sum": "unknown", "float": "float", "str": "str", "repr": "str",
    "isoformat": "str", "strftime": "str", "json.dumps": "str", "list": "list", "dict": "dict",
    "read": "str", "read_text": "str", "join": "str", "ctime": "str", "today": "date",
    "now": "date", "utcnow": "date", "input": "str",
}  # fmt: skip
_ANNOTATIONS: dict[str, ValueType] = {
    "str": "str", "int": "int", "float": "float", "bool": "bool", "list": "list", "List": "list",
    "dict": "dict", "Dict": "dict", "datetime": "date", "date": "date",
}  # fmt: skip
_MULTILINE = frozenset({"read", "read_text", "extract_text"})
_BLOCKS = frozenset(
    {"if_statement", "for_statement", "while_statement", "with_statement", "try_statement"}
)
_PER_CALL = frozenset({"clock", "identifier", "parameter"})


def facts(evaluator: Evaluator, node: Node, value: Value) -> ValueFacts:
    """Return what is known of the value of one expression."""
    node = unwrap(node)
    moment = _moment(evaluator, node, value)
    origin = _origin(value)
    if moment == "call" and origin in _PER_CALL and _is_kept(evaluator, node):
        origin = "session"
    constant = plain_text(value)
    if constant is None and isinstance(value, Constant):
        constant = str(value.value)
    return ValueFacts(
        origin=origin,
        type=_type(evaluator, value),
        nullable=nullable(evaluator, node, value),
        multiline=_is_multiline(evaluator, value),
        moment=moment,
        constant=constant,
    )


def _is_kept(evaluator: Evaluator, node: Node) -> bool:
    """Say whether an expression reads an attribute of the object: set once, used by many calls."""
    return evaluator.names.dotted(node).startswith(("self.", "cls."))


def _origin(value: Value) -> Origin:
    found = {_origin_of(one) for one in (value.values if isinstance(value, Choice) else (value,))}
    for origin in ("clock", "identifier", "outside", "model", "session", "parameter", "unknown"):
        if origin in found:
            return origin
    return "constant" if found else "unknown"


def _origin_of(value: Value) -> Origin:
    match value:
        case Constant() | Reference():
            return "constant" if isinstance(value, Constant) else "unknown"
        case Called(name=name, receiver=receiver):
            return _called_origin(name, receiver)
        case Parameter(values=values):
            given = _origin(values[0]) if values else "parameter"
            return given if given in ("clock", "identifier") else "parameter"
        case Member(owner=owner):
            return _member_origin(owner)
        case Foreign(value=inner) | Altered(text=inner):
            return _origin(inner)
        case Joined(parts) | Listing(parts):
            return _parts_origin(parts)
        case Filled(template=template, given=given):
            return _parts_origin((Part(template), *(Part(one.value) for one in given)))
        case Mapping():
            return "unknown"
        case Unknown():
            return "unknown"
        case _:
            return _origin(value.value) if hasattr(value, "value") else "constant"


def _parts_origin(parts: tuple[Part, ...]) -> Origin:
    found = {_origin(part.value) for part in parts}
    for origin in ("clock", "identifier", "outside", "model", "parameter", "session", "unknown"):
        if origin in found:
            return origin
    return "constant"


def _called_origin(name: str, receiver: Value | None) -> Origin:
    if _CLOCK.search(name):
        return "clock"
    if _IDENTIFIER.search(name):
        return "identifier"
    if _OUTSIDE.search(name):
        return "outside"
    if _MODEL.search(name):
        return "model"
    if receiver is not None:
        origin = _origin(receiver)
        return origin if origin != "constant" else "unknown"
    return "unknown"


def _member_origin(owner: Value) -> Origin:
    match owner:
        case Unknown():
            return "session"
        case Reference(name=name) if _REQUEST.search(name):
            return "outside"
        case _:
            origin = _origin(owner)
            return "unknown" if origin == "constant" else origin


def _type(evaluator: Evaluator, value: Value) -> ValueType:
    found = {_type_of(evaluator, one) for one in alternatives(value)}
    return found.pop() if len(found) == 1 else "unknown"


def _type_of(evaluator: Evaluator, value: Value) -> ValueType:
    match value:
        case Constant(value=constant):
            kind = type(constant).__name__
            return "none" if constant is None else _ANNOTATIONS.get(kind, "unknown")
        case Listing():
            return "list"
        case Mapping():
            return "dict"
        case Parameter(annotation=annotation):
            return _ANNOTATIONS.get(annotation.partition("[")[0].strip(), "unknown")
        case Called(name=name, node=node):
            return _TYPES.get(name) or _TYPES.get(evaluator.names.tail(node), "unknown")
        case _:
            return "str" if isinstance(value, TEXTS) else "unknown"


def _is_multiline(evaluator: Evaluator, value: Value) -> bool:
    """Say whether a value is known to be able to hold several lines."""
    return any(_has_lines(evaluator, one) for one in alternatives(value))


def _has_lines(evaluator: Evaluator, one: Value) -> bool:
    match one:
        case Called(name=name, node=node):
            indented = name == "json.dumps" and keyword(node, "indent") is not None
            return indented or evaluator.names.tail(node) in _MULTILINE
        case Joined(parts, separator):
            inner = (part.value for part in parts if part.value is not one)
            return "\n" in separator or any(_is_multiline(evaluator, value) for value in inner)
        case Altered(text=text) | Filled(template=text):
            return _is_multiline(evaluator, text)
        case _:
            return "\n" in (plain_text(one) or "").strip(" ")


def _moment(evaluator: Evaluator, node: Node, value: Value) -> Moment:
    """Say when the value is computed: at the place of the call that makes it."""
    at = node
    for one in alternatives(value):
        if isinstance(one, Called):
            at = one.node
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
