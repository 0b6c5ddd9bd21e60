"""Texts as operators and literals build them: quotes, f-strings, `+`, `%`, `*`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.containers import spread
from promptlint.extract.literal import decode, prefix_of, stretches
from promptlint.extract.packing import comma_of, unpacked
from promptlint.extract.tree import items, operands, unwrap
from promptlint.extract.value import (
    TEXTS,
    Blank,
    Chunk,
    Constant,
    Filled,
    Given,
    Joined,
    Listing,
    Mapping,
    Part,
    Piped,
    Unknown,
    Value,
    alternatives,
)
from promptlint.model import Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.tree import Tree

STRINGS = frozenset({"string", "concatenated_string"})
_AROUND = frozenset({"binary_operator", "concatenated_string", "parenthesized_expression"})


def whole(tree: Tree, node: Node) -> Node:
    """Return the outermost string expression: literals, `+` and `%` chains around the node."""
    climbed: list[int] = []
    top = node
    while (parent := tree.parent(top)) is not None and top.id not in tree.wholes:
        if parent.type == "binary_operator" and not _is_text_operator(parent, top):
            break
        if parent.type not in _AROUND:
            break
        climbed.append(top.id)
        top = parent
    found = tree.wholes.get(top.id) or unwrap(top)
    tree.wholes.update(dict.fromkeys((*climbed, top.id), found))
    return found


def _is_text_operator(operation: Node, operand: Node) -> bool:
    operator = operation.child_by_field_name("operator")
    if operator is None:
        return False
    left = operation.child_by_field_name("left")
    return operator.type == "+" or (operator.type == "%" and left == operand)


def literal(evaluator: Evaluator, node: Node) -> Value:
    """Read one string literal; bytes are no text."""
    prefix = prefix_of(node, evaluator.tree) if node.child_count else ""
    if "b" in prefix:
        return Unknown(node)
    expression = evaluator.tree.span(whole(evaluator.tree, node))
    parts: list[Part] = []
    for stretch in stretches(node):
        if isinstance(stretch, tuple):
            chunk = _chunk(evaluator, stretch, prefix, expression)
            if chunk is not None:
                parts.append(Part(chunk))
        else:
            parts.append(Part(_blank(evaluator, stretch)))
    if len(parts) == 1 and isinstance(parts[0].value, Chunk):
        return parts[0].value
    if parts and not any(isinstance(part.value, Chunk) for part in parts):
        at = evaluator.tree.offset(node.children[0].end_byte)
        frame = Chunk("", Span(at, at), expression, (), prefix, is_frame=True)
        parts.insert(0, Part(frame))
    if not parts:
        at = evaluator.tree.offset(node.children[0].end_byte) if node.child_count else 0
        return Chunk("", Span(at, at), expression, (), prefix)
    return Joined(tuple(parts))


def _chunk(
    evaluator: Evaluator, stretch: tuple[int, int], prefix: str, expression: Span
) -> Chunk | None:
    first, last = stretch
    if first >= last:
        return None
    tree = evaluator.tree
    span = Span(tree.offset(first), tree.offset(last))
    text, runs = decode(
        tree.source.text[span.start : span.end],
        span.start,
        is_raw="r" in prefix,
        is_format="f" in prefix or "t" in prefix,
    )
    return Chunk(text, span, expression, runs, prefix)


def _blank(evaluator: Evaluator, node: Node) -> Blank:
    tree = evaluator.tree
    expression = node.child_by_field_name("expression")
    spec = next((c for c in node.named_children if c.type == "format_specifier"), None)
    conversion = next((c for c in node.named_children if c.type == "type_conversion"), None)
    return Blank(
        node=expression or node,
        span=tree.span(node),
        expression=tree.text(expression) if expression is not None else "",
        value=evaluator.value(expression) if expression is not None else Unknown(node),
        spec=tree.text(spec)[1:] if spec is not None else "",
        conversion=tree.text(conversion)[1:] if conversion is not None else "",
    )


def concatenation(evaluator: Evaluator, node: Node) -> Value:
    """Read implicitly concatenated literals."""
    parts = tuple(
        Part(evaluator.value(child), "implicit" if index else "", node=child)
        for index, child in enumerate(items(node))
    )
    return Joined(parts)


def operation(evaluator: Evaluator, node: Node) -> Value:
    """Read `+`, `%` and `*` where a text is involved; everything else is unknown."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    if left is None or right is None or operator is None:
        return Unknown(node)
    match operator.type:
        case "+":
            return _sum(evaluator, node)
        case "%" if is_text(evaluator.value(left)):
            return _percent(evaluator, node, left, right)
        case "*":
            return _repeated(evaluator.value(left), node, left)
        case "|":
            return _piped(evaluator, node, left, right)
        case _:
            return Unknown(node)


def _repeated(value: Value, node: Node, left: Node) -> Value:
    if isinstance(value, Listing):
        return replace(value, parts=tuple(replace(part, repeated=True) for part in value.parts))
    return Joined((Part(value, repeated=True, node=left),)) if is_text(value) else Unknown(node)


def _piped(evaluator: Evaluator, node: Node, left: Node, right: Node) -> Value:
    first = evaluator.value(left)
    steps = first.steps if isinstance(first, Piped) else (first,)
    return Piped((*steps, evaluator.value(right)), node)


def is_text(value: Value) -> bool:
    """Say whether the value can be a text that the code shows."""
    return any(isinstance(one, TEXTS) for one in alternatives(value))


def _sum(evaluator: Evaluator, node: Node) -> Value:
    terms = operands(node)
    values = [evaluator.value(term) for term in terms]
    if any(map(is_text, values)) or _is_packed(values):
        values = [unpacked(evaluator, term) for term in terms]
    if any(isinstance(one, Listing) for value in values for one in alternatives(value)):
        return _list_sum(node, terms, values)
    if not any(is_text(value) for value in values):
        return Unknown(node)
    return Joined(
        tuple(
            Part(as_part(evaluator, term, value), "plus" if index else "", node=term)
            for index, (term, value) in enumerate(zip(terms, values, strict=True))
        )
    )


def _is_packed(values: list[Value]) -> bool:
    """Say whether a sum has a text with a comma behind it, and nothing that is a list anyway."""
    lists = [one for value in values for one in alternatives(value) if isinstance(one, Listing)]
    is_bare = any(one.node is not None and one.node.type == "expression_list" for one in lists)
    return is_bare and all(comma_of(one) is not None for one in lists)


def as_part(evaluator: Evaluator, node: Node, value: Value) -> Value:
    """Return the value itself where it is text, else a blank that it fills."""
    if isinstance(value, (*TEXTS, Blank)):
        return value
    text = evaluator.tree.text(node)
    return Blank(node, evaluator.tree.span(node), text, value, language="none")


def _list_sum(node: Node, terms: list[Node], values: list[Value]) -> Value:
    parts: list[Part] = []
    is_open = False
    for term, value in zip(terms, values, strict=True):
        added, more = spread(value, term)
        parts.extend(added)
        is_open = is_open or more
    return Listing(tuple(parts), node, is_open=is_open)


def _percent(evaluator: Evaluator, node: Node, left: Node, right: Node) -> Value:
    right = unwrap(right) if right.type != "tuple" else right
    value = evaluator.value(right)
    given: list[Given] = []
    is_open = False
    match value:
        case Listing(kind="tuple", parts=parts):
            given = [Given(None, part.node or right, part.value) for part in parts]
            is_open = value.is_open
        case Mapping(entries=entries):
            given = [Given(e.key, e.value_node, e.value) for e in entries if e.key is not None]
            is_open = value.is_open
        case _:
            given = [Given(None, right, value)]
            is_open = not (is_text(value) or isinstance(value, Constant))
    return Filled(evaluator.value(left), "percent", "%", node, tuple(given), is_open)
