"""Where a string stands: what it is assigned to, handed to, keyed by, listed in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from tree_sitter import Node

from promptlint.extract.tree import Tree, items
from promptlint.pattern import late

Place: TypeAlias = Literal[
    "assigned", "augmented", "argument", "keyword", "value", "element", "returned", "default",
    "iterated", "joined", "other",
]  # fmt: skip

_TAIL = re.compile(rb"[\w.]*$")
_CLEAN = re.compile(r"^[rbuRBU]*['\"]+|['\"]+$")
_LONGEST_CALLEE = 80
_TEXT_CALLS = frozenset({
    "format", "dedent", "cleandoc", "strip", "lstrip", "rstrip", "join", "replace", "format_map",
    "str", "lower", "upper", "safe_substitute", "substitute", "removeprefix", "removesuffix",
    "fill", "indent", "encode", "capitalize", "title", "get",
})  # fmt: skip
_CUTS = frozenset({"strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "encode"})
"""Methods whose arguments say what to cut off, and are no part of the text."""
_MARKED = frozenset({"replace", "get"})
"""Methods whose first argument only says where the second one goes."""
_LOST = frozenset({
    "print", "pprint", "debug", "info", "warning", "warn", "error", "exception", "critical", "log",
    "add_argument", "add_parser", "getLogger", "getenv", "execute", "executemany", "startswith",
    "endswith", "split", "rsplit", "find", "index", "count", "partition", "strftime", "strptime",
    "import_module", "TypeVar", "namedtuple", "skip", "skipif", "xfail", "fail", "deprecated",
    "input", "getpass", "ArgumentParser", "filterwarnings", "system", "Popen", "check_output",
})  # fmt: skip
_TITLED = frozenset({
    "text_input", "text_area", "number_input", "chat_input", "selectbox", "multiselect", "radio",
    "checkbox", "button", "download_button", "form_submit_button", "slider", "select_slider",
    "file_uploader", "toggle", "expander", "header", "subheader", "caption", "confirm", "echo",
    "secho", "annotate", "set_title", "set_xlabel", "set_ylabel", "suptitle",
})  # fmt: skip
"""What shows its first argument to people: the label of a field, a button, a chart."""
_PATTERNS = frozenset({"compile", "match", "search", "sub", "findall", "finditer", "fullmatch"})
_ERRORS = ("Error", "Exception", "Warning")
_SAID = late(
    r"(?:.*_)?(?:print|log)|rprint|print_\w+|log_(?:debug|info|warn\w*|error|event|message)"
)
"""The names of functions that print and log, by custom."""
_ASKED = late(
    r"(?:.*\.)?(?:(?:click|typer|\w*session|inquirer|questionary)\.prompt"
    r"|questionary\.\w+|(?:\w*Prompt|Confirm)\.ask)"
)
"""Calls that ask a person at the terminal; their first argument is shown."""


class Site(NamedTuple):
    """The surroundings of one string expression, from the inside out.

    `place` is the nearest of them that tells something. `name` is the dotted target that the text
    itself is given to, `outer` the one that only holds it (a list's, a call's result). `keys` are
    the keys of the dictionaries around it, `callees` the dotted names of the calls that it is
    handed to, the nearest first; `wraps` names the calls that only change the text.
    """

    place: Place = "other"
    name: str = ""
    outer: str = ""
    keyword: str = ""
    keys: tuple[str, ...] = ()
    callees: tuple[str, ...] = ()
    wraps: tuple[str, ...] = ()
    is_listed: bool = False


def site(node: Node, tree: Tree) -> Site | None:
    """Return where a string expression stands, or None where no prompt can stand.

    Such are docstrings, keys, indices, comparisons, patterns, exceptions, and what is logged.
    """
    ascent = _Ascent(tree, node)
    child, parent = node, tree.parent(node)
    while parent is not None and not ascent.is_over:
        step = _STEPS.get(parent.type)
        if step is not None and not step(ascent, child, parent):
            return None
        child, parent = parent, tree.parent(parent)
    return ascent.site()


@dataclass(slots=True, eq=False)
class _Ascent:
    """What has been seen on the way up from one string."""

    tree: Tree
    expression: Node
    place: Place = "other"
    name: str = ""
    outer: str = ""
    keyword: str = ""
    keys: list[str] = field(default_factory=list[str])
    callees: list[str] = field(default_factory=list[str])
    wraps: list[str] = field(default_factory=list[str])
    is_listed: bool = False
    is_over: bool = False

    def site(self) -> Site:
        return Site(
            self.place, self.name, self.outer, self.keyword, tuple(self.keys),
            tuple(self.callees), tuple(self.wraps), self.is_listed,
        )  # fmt: skip

    def settle(self, place: Place) -> None:
        """Note the nearest place that tells something."""
        if self.place == "other":
            self.place = place

    @property
    def is_direct(self) -> bool:
        """Say whether the text itself still travels, not something that holds it."""
        return not (self.callees or self.is_listed or self.keys)


_Step: TypeAlias = Callable[[_Ascent, Node, Node], bool]


def _call(ascent: _Ascent, child: Node, call: Node) -> bool:
    function = call.child_by_field_name("function")
    if function is None:
        return True
    raw = ascent.tree.data[function.start_byte : function.end_byte][-_LONGEST_CALLEE:]
    found = _TAIL.search(raw)
    name = found[0].decode("utf-8", "replace") if found is not None else ""
    tail = name.rpartition(".")[2]
    if tail in _LOST or tail.endswith(_ERRORS) or _SAID.fullmatch(tail):
        return False
    if tail in _PATTERNS and name.startswith("re"):
        return False
    is_shown = tail in _TITLED or _ASKED.fullmatch(name) is not None
    if is_shown and not ascent.keyword and _is_first(ascent.expression, child):
        return False
    if function == child or tail in _TEXT_CALLS:
        return _text_call(ascent, child, call, function, tail)
    if len(ascent.callees) < 2:
        ascent.callees.append(name)
    ascent.settle("argument")
    return True


def _text_call(ascent: _Ascent, child: Node, call: Node, function: Node, tail: str) -> bool:
    """Pass a call that only changes the text; a separator is no text of its own."""
    if function == child:
        if tail == "join":
            return False
    elif tail in _CUTS or (tail in _MARKED and _is_first(ascent.expression, child)):
        return False
    elif tail == "join":
        ascent.settle("joined")
        ascent.is_listed = False
    elif tail == "format":
        ascent.settle("argument")
    ascent.wraps.append(tail)
    if ascent.is_direct and not ascent.keyword:
        ascent.expression = call
    return True


def _is_first(expression: Node, arguments: Node) -> bool:
    first = next(iter(items(arguments)), None)
    return first is not None and first.start_byte <= expression.start_byte < first.end_byte


def _keyword(ascent: _Ascent, _: Node, argument: Node) -> bool:
    name = argument.child_by_field_name("name")
    if not ascent.keyword and name is not None:
        ascent.keyword = ascent.tree.text(name)
    ascent.settle("keyword")
    return True


def _pair(ascent: _Ascent, child: Node, pair: Node) -> bool:
    key = pair.child_by_field_name("key")
    if key is None or key == child:
        return False
    if len(ascent.keys) < 2:
        ascent.keys.append(_CLEAN.sub("", ascent.tree.text(key)[:60]))
    ascent.settle("value")
    return True


def _collection(ascent: _Ascent, _: Node, __: Node) -> bool:
    ascent.settle("element")
    ascent.is_listed = True
    return True


def _assignment(ascent: _Ascent, child: Node, assignment: Node) -> bool:
    left = assignment.child_by_field_name("left") or assignment.child_by_field_name("name")
    if left is None or assignment.child_by_field_name("type") == child:
        return False
    name = ascent.tree.text(left)[:_LONGEST_CALLEE]
    if name == "__doc__":
        return False
    if ascent.is_direct:
        ascent.name = ascent.name or name
        ascent.place = "augmented" if assignment.type == "augmented_assignment" else "assigned"
    else:
        ascent.outer = name
    return True


def _default(ascent: _Ascent, _: Node, parameter: Node) -> bool:
    name = parameter.child_by_field_name("name")
    if name is not None and ascent.is_direct:
        ascent.name = ascent.tree.text(name)
    ascent.settle("default")
    ascent.is_over = True
    return True


def _loop(ascent: _Ascent, child: Node, loop: Node) -> bool:
    left = loop.child_by_field_name("left")
    if left is not None and loop.child_by_field_name("right") == child:
        if loop.type == "for_in_clause" and _is_compared(loop):
            return False
        ascent.place = "iterated"
        ascent.name = ascent.tree.text(left)[:_LONGEST_CALLEE]
        ascent.is_over = True
    return True


def _is_compared(clause: Node) -> bool:
    """Say whether a comprehension only compares what it goes over: `word in text for word in …`."""
    body = clause.parent.named_children[0] if clause.parent is not None else clause
    return body.type == "comparison_operator"


def _returned(ascent: _Ascent, _: Node, __: Node) -> bool:
    if ascent.is_direct:
        ascent.place = "returned"
    ascent.settle("returned")
    ascent.is_over = True
    return True


def _conditional(_: _Ascent, child: Node, expression: Node) -> bool:
    condition = expression.named_children[1:2] if expression.type[0] == "c" else []
    return child not in condition


def _attribute(_: _Ascent, __: Node, attribute: Node) -> bool:
    return attribute.parent is not None and attribute.parent.type == "call"


def _end(ascent: _Ascent, _: Node, __: Node) -> bool:
    ascent.is_over = True
    return True


def _statement(ascent: _Ascent, child: Node, _: Node) -> bool:
    ascent.is_over = True
    return ascent.place != "other" or child != ascent.expression


def _nothing(_: _Ascent, __: Node, ___: Node) -> bool:
    return False


_STEPS: dict[str, _Step] = {
    "call": _call,
    "keyword_argument": _keyword,
    "pair": _pair,
    "list": _collection,
    "tuple": _collection,
    "set": _collection,
    "expression_list": _collection,
    "assignment": _assignment,
    "augmented_assignment": _assignment,
    "named_expression": _assignment,
    "default_parameter": _default,
    "typed_default_parameter": _default,
    "for_statement": _loop,
    "for_in_clause": _loop,
    "return_statement": _returned,
    "yield": _returned,
    "lambda": _returned,
    "conditional_expression": _conditional,
    "boolean_operator": _conditional,
    "attribute": _attribute,
    "expression_statement": _statement,
    "block": _end,
    "module": _end,
    "decorated_definition": _end,
    "comparison_operator": _nothing,
    "subscript": _nothing,
    "raise_statement": _nothing,
    "assert_statement": _nothing,
    "delete_statement": _nothing,
    "print_statement": _nothing,
    "interpolation": _nothing,
    "type": _nothing,
    "case_pattern": _nothing,
    "with_item": _nothing,
    "ERROR": _nothing,
}
