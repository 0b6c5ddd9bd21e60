"""What calls return: methods of texts, templates, and functions of the file itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from tree_sitter import Node

from promptlint.extract import functions
from promptlint.extract.arguments import arguments, keyword, keywords, positional
from promptlint.extract.containers import element, merged
from promptlint.extract.given import by_name, handed, mapped
from promptlint.extract.inlined import inlined
from promptlint.extract.packing import unpacked
from promptlint.extract.relay import relayed
from promptlint.extract.strings import as_part, is_text
from promptlint.extract.tree import SCOPES, items, unwrap
from promptlint.extract.value import (
    TEXTS,
    UNKNOWN,
    Altered,
    Called,
    Chunk,
    Constant,
    Filled,
    Given,
    Joined,
    Listing,
    Mapping,
    Part,
    Reference,
    Unknown,
    Value,
    altered,
    alternatives,
    choice,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_SAME = frozenset({"strip", "lstrip", "rstrip"})
_CHANGED = frozenset(
    {"lower", "upper", "title", "capitalize", "expandtabs", "removeprefix", "removesuffix",
     "encode", "translate", "ljust", "rjust", "center", "zfill"}
)  # fmt: skip
_DEDENTS = {"textwrap.dedent": "dedent", "inspect.cleandoc": "cleandoc", "dedent": "dedent"}
_TRANSPARENT = frozenset(
    {"str", "list", "tuple", "sorted", "reversed", "copy.deepcopy", "copy.copy", "typing.cast",
     "cast", "deepcopy", "textwrap.indent", "html.unescape"}
)  # fmt: skip
_FIELDS = frozenset({"dataclasses.field", "pydantic.Field", "attrs.field", "attr.ib", "attr.field"})
_DEFAULTS = (*TEXTS, Constant, Listing, Mapping)
_KEEPING = frozenset({"str", "repr", "int", "float", "round", "json.dumps"})
_SAMPLES = frozenset({"sample", "choices", "choice", "islice"})
_CONDITIONS = SCOPES | {"conditional_expression", "if_statement", "elif_clause"}
_FILLING = frozenset(
    {"format", "format_map", "render", "render_async", "substitute", "safe_substitute"}
)
_JINJA = frozenset({"Template", "from_string", "get_template"})


def call(evaluator: Evaluator, node: Node) -> Value:
    """Read a call."""
    function = node.child_by_field_name("function")
    if function is None:
        return Unknown(node)
    function = unwrap(function)
    if function.type == "attribute":
        found = _method_call(evaluator, node, function)
        if found is not None:
            return found
    name = evaluator.dotted(function)
    found = _named_call(evaluator, node, name)
    return found if found is not None else _own_call(evaluator, node, function, name)


def _own_call(evaluator: Evaluator, node: Node, function: Node, name: str) -> Value:
    receiver: Value | None = None
    if function.type == "attribute":
        base = function.child_by_field_name("object")
        receiver = evaluator.value(base) if base is not None else None
    for one in alternatives(evaluator.value(function)):
        if isinstance(one, Reference) and one.node is not None:
            if one.node.type == "function_definition":
                value = functions.returned(evaluator, one.node)
                if not isinstance(value, Unknown):
                    return inlined(evaluator, value, one.node, node)
            name = one.name
    return Called(name, node, receiver)


def _named_call(evaluator: Evaluator, node: Node, name: str) -> Value | None:
    given = positional(node)
    if name in _DEDENTS and given:
        return Altered(evaluator.value(given[0]), _DEDENTS[name], node)
    if name in _TRANSPARENT and given:
        value = evaluator.value(given[-1] if name.endswith("cast") else given[0])
        if any(isinstance(one, (*TEXTS, Listing)) for one in alternatives(value)):
            return value
    if name in _KEEPING and given:
        return Called(name, node, evaluator.value(given[0]))
    if name in _FIELDS:
        return _default(evaluator, node)
    if name == "dict":
        entries, is_open = merged(evaluator, arguments(node))
        return Mapping(tuple(entries), node, is_open)
    if name in ("list", "tuple", "set") and not given:
        return Listing((), node)
    tail = name.rpartition(".")[2]
    if tail in _SAMPLES and given:
        return _sampled(evaluator.value(given[0]), tail)
    return None


def _default(evaluator: Evaluator, node: Node) -> Value | None:
    """Return what the field of a record holds from the beginning, where that is known."""
    default = keyword(node, "default")
    factory = keyword(node, "default_factory")
    if default is None and factory is not None and factory.type == "lambda":
        default = factory.child_by_field_name("body")
    given = positional(node)
    default = default or (given[0] if given else None)
    value = evaluator.value(default) if default is not None else UNKNOWN
    is_known = all(isinstance(one, _DEFAULTS) for one in alternatives(value))
    return value if is_known else None


def _sampled(value: Value, tail: str) -> Value | None:
    """Return what a random draw from a list that is known can give."""
    for one in alternatives(value):
        if isinstance(one, Listing):
            drawn = choice([part.value for part in one.parts])
            if tail == "choice":
                return drawn
            parts = tuple(replace(part, conditional=True) for part in one.parts)
            if tail in ("sample", "choices"):
                parts = (Part(drawn, repeated=True, node=one.node),)
            return Listing(parts, one.node, one.kind, is_open=True)
    return None


def _method_call(evaluator: Evaluator, node: Node, function: Node) -> Value | None:
    base, field = function.child_by_field_name("object"), function.child_by_field_name("attribute")
    if base is None or field is None:
        return None
    name = evaluator.tree.text(field)
    reading = _METHODS.get(name)
    if reading is None:
        return None
    found = relayed(evaluator, node) if name in _FILLING else None
    return found if found is not None else reading(evaluator, node, base)


def _formatted(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    template = unpacked(evaluator, base)
    if not is_text(template) or _is_picked(evaluator, node, base):
        return None
    given, is_open = handed(evaluator, node)
    return Filled(template, "str.format", ".format()", node, given, is_open)


def _is_picked(evaluator: Evaluator, call: Node, base: Node) -> bool:
    """Say whether a condition asks the element that a text is taken from: not all are filled."""
    holder = base.child_by_field_name("value") if base.type == "subscript" else None
    if holder is None or holder.type != "identifier":
        return False
    asked = re.compile(rf"\b{re.escape(evaluator.tree.text(holder))}(?:\.get\(|\[)")
    around = evaluator.tree.enclosing(call, _CONDITIONS)
    while around is not None and around.type not in SCOPES:
        is_choice = around.type == "conditional_expression"
        tests = items(around)[1:2] if is_choice else [around.child_by_field_name("condition")]
        if any(test is not None and asked.search(evaluator.tree.text(test)) for test in tests):
            return True
        around = evaluator.tree.enclosing(around, _CONDITIONS)
    return False


def passed(evaluator: Evaluator, made: Called) -> Iterator[tuple[Node, Value]]:
    """Yield texts that an unseen function most likely hands on: it shortens, cleans, or formats.

    These are the text variable that it takes first, and what `.format` puts into a template.
    """
    if evaluator.names.tail(made.node) == "format":
        given, _ = handed(evaluator, made.node)
        yield from ((one.node, one.value) for one in given if is_text(one.value))
        return
    for node in arguments(made.node)[:1]:
        if node.type == "identifier" and is_text(value := evaluator.value(node)):
            yield node, value


def _format_map(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    template, given = evaluator.value(base), positional(node)
    if not is_text(template) or not given:
        return None
    entries, is_open = mapped(evaluator, given[0])
    return Filled(template, "str.format", ".format_map()", node, entries, is_open)


def _joined(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    separator, given = evaluator.value(base), positional(node)
    if not isinstance(separator, Chunk) or not given:
        return None
    found = alternatives(evaluator.value(given[0]))
    lists = [one for one in found if isinstance(one, Listing) and one.parts]
    if not lists:  # nor is an empty list one that is known: what is joined was put in elsewhere
        part = Part(as_part(evaluator, given[0], evaluator.value(given[0])), node=given[0])
        return Joined((part,), separator.text)
    return choice([_interleaved(evaluator, separator, one, given[0]) for one in lists])


def _interleaved(evaluator: Evaluator, separator: Chunk, parts: Listing, node: Node) -> Value:
    joined: list[Part] = []
    joint: Literal["", "plus"]
    for part in parts.turns or parts.parts:
        if joined and separator.text:
            joined.append(Part(separator, conditional=part.conditional))
        at = part.node or node
        value = part.value if is_text(part.value) else as_part(evaluator, at, part.value)
        joint = "" if separator.text or not joined else "plus"
        joined.append(Part(value, joint, part.conditional, part.repeated, at))
    return Joined(tuple(joined), separator.text)


def _altered(how: str) -> Callable[[Evaluator, Node, Node], Value | None]:
    def read(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
        text = unpacked(evaluator, base)
        of_space = how not in _SAME or not arguments(node)
        return altered(text, how if of_space else "trim", node) if is_text(text) else None

    return read


def _replaced(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    text, given = unpacked(evaluator, base), positional(node)
    if not is_text(text) or len(given) < 2:
        return None
    old = plain_text(evaluator.value(given[0]))
    if old is None:
        return Altered(text, "replace", node)
    value = Given(old, given[1], evaluator.value(given[1]))
    return Filled(text, "none", ".replace()", node, (value,), complete=False)


def _substituted(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    for one in alternatives(evaluator.value(base)):
        if isinstance(one, Called) and one.name.endswith("Template") and positional(one.node):
            given, is_open = by_name(evaluator, node)
            whole = evaluator.names.tail(node) == "substitute"
            template = evaluator.value(positional(one.node)[0])
            return Filled(
                template, "string.Template", ".substitute()", node, given, is_open, complete=whole
            )
    return None


def _rendered(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    for one in alternatives(evaluator.value(base)):
        if isinstance(one, Called) and _makes_jinja(evaluator, one):
            template = _jinja_text(evaluator, one)
            if template is not None and is_text(template):
                given, is_open = by_name(evaluator, node)
                strict = _is_strict(evaluator, one)
                return Filled(template, "jinja2", ".render()", node, given, is_open, strict=strict)
    return None


def _makes_jinja(evaluator: Evaluator, made: Called) -> bool:
    """Say whether a call makes a template of jinja: other libraries have a `Template` as well."""
    tail = evaluator.names.tail(made.node)
    if tail == "Template":
        return made.name.startswith("jinja2.") or made.name == tail
    return tail in _JINJA


def _jinja_text(evaluator: Evaluator, made: Called) -> Value | None:
    given = positional(made.node) or [
        value for key, value in keywords(made.node) if key == "source"
    ]
    if not given:
        return None
    value = evaluator.value(given[0])
    if evaluator.names.tail(made.node) != "get_template":
        return value
    for environment in alternatives(made.receiver) if made.receiver is not None else ():
        if isinstance(environment, Called):
            loader = keyword(environment.node, "loader")
            templates = _loaded(evaluator, loader) if loader is not None else None
            if templates is not None:
                return element(templates, value, made.node)
    return None


def _loaded(evaluator: Evaluator, loader: Node) -> Mapping | None:
    for one in alternatives(evaluator.value(loader)):
        if isinstance(one, Called) and one.name.endswith("DictLoader") and positional(one.node):
            for templates in alternatives(evaluator.value(positional(one.node)[0])):
                if isinstance(templates, Mapping):
                    return templates
    return None


def _is_strict(evaluator: Evaluator, made: Called) -> bool:
    makers = [made, *(alternatives(made.receiver) if made.receiver is not None else ())]
    for maker in makers:
        if isinstance(maker, Called):
            undefined = keyword(maker.node, "undefined")
            if undefined is not None:
                return "Strict" in evaluator.tree.text(undefined)
        elif not isinstance(maker, Reference):  # such as the module in `jinja2.Template(…)`
            return True  # an environment that cannot be seen may well be strict
    return False


def _got(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    given = positional(node)
    owners = [one for one in alternatives(evaluator.value(base)) if isinstance(one, Mapping)]
    if not given:
        return None
    if not owners:
        default = evaluator.value(given[1]) if len(given) > 1 else UNKNOWN
        owner = evaluator.value(base)
        return choice([Called("get", node, owner), default]) if is_text(default) else None
    key = evaluator.value(given[0])
    found = [element(one, key, node) for one in owners]
    if len(given) > 1:
        found.append(evaluator.value(given[1]))
    return choice([value for value in found if not isinstance(value, Constant)])


def _valued(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    """Read `values()` of a dictionary that is known as the list of its values."""
    for one in alternatives(evaluator.value(base)):
        if isinstance(one, Mapping) and not arguments(node):
            parts = tuple(Part(entry.value, node=entry.value_node) for entry in one.entries)
            return Listing(parts, node, is_open=one.is_open)
    return None


def _copied(evaluator: Evaluator, node: Node, base: Node) -> Value | None:
    value = evaluator.value(base)
    known = any(isinstance(one, (Listing, Mapping)) for one in alternatives(value))
    return value if known and not arguments(node) else None


_METHODS: dict[str, Callable[[Evaluator, Node, Node], Value | None]] = {
    "format": _formatted,
    "format_map": _format_map,
    "join": _joined,
    "replace": _replaced,
    "substitute": _substituted,
    "safe_substitute": _substituted,
    "render": _rendered,
    "render_async": _rendered,
    "get": _got,
    "getenv": _got,
    "copy": _copied,
    "values": _valued,
    **{name: _altered(name) for name in (*_SAME, *_CHANGED)},
}
