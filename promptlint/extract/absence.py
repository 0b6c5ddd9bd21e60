"""What shows that a value can be missing: that `get()` finds no key, that a caller says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tree_sitter import Node

from promptlint.extract import functions
from promptlint.extract.arguments import arguments, positional
from promptlint.extract.names import Formal
from promptlint.extract.origin import origin_of
from promptlint.extract.value import Called, Parameter, Value

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_ENVIRONMENT: Final = re.compile(r"(?:os\.)?(?:getenv|environ\.get)")
_DICTIONARY: Final = re.compile(r"(?:typing\.)?(?:[Dd]ict|(?:Mutable)?Mapping)\b")
_PARSED: Final = re.compile(r"^(?:json|yaml|toml|tomllib|tomli|orjson)\.\w*load\w*$|\.json$")
_NONE: Final = re.compile(r"\b(?:Optional|None|Any)\b")
_MAPPING: Final = "\0"
_KEY: Final = r"\s*(\"[^\"\n]*\"|'[^'\n]*'|[^\W\d]\w*)\s*"
_GET: Final = re.compile(rf"\0\.get\({_KEY}([,)])")
_TAKEN: Final = re.compile(rf"\0\[{_KEY}\](?!\s*=[^=])")
_COLUMNS: Final = re.compile(rb"\bselect\s([^;]{0,400}?)\sfrom\s", re.IGNORECASE)
_FUNCTION: Final = frozenset({"function_definition"})
_BRANCHES: Final = frozenset({"if_statement", "elif_clause", *_FUNCTION})


def may_lack_key(evaluator: Evaluator, call: Node) -> bool:
    """Say whether the mapping that `get()` asks can be without the key, for all that is seen.

    The environment can, and what comes with a request. Of other mappings the code has to tell: it
    has a default for the key elsewhere, it takes for granted in the same function that other keys
    are there (`data["name"]`), or this key is all that it takes from a dictionary that it is given
    or parses. Where several keys are read by `get()` alone, that is a habit; and a column
    that the file selects from a database is there.
    """
    function = call.child_by_field_name("function")
    if function is None:
        return False
    if is_environment(evaluator, call):
        return True
    base = function.child_by_field_name("object")
    if base is None:
        return False
    value = evaluator.value(base)
    if origin_of(value) == "outside":
        return True
    if _is_selected(evaluator, _spelt(evaluator.tree.text(positional(call)[0]))):
        return False
    word = rf"(?<![\w.\"']){re.escape(evaluator.tree.text(base))}"
    body = re.sub(word, _MAPPING, _body(evaluator, call))
    asked = _GET.findall(body)
    defaults = {_spelt(key) for key, end in asked if end == ","}
    keys = {_spelt(key) for key, _ in asked}
    taken = map(_spelt, _TAKEN.findall(body))
    return (
        _spelt(evaluator.tree.text(positional(call)[0])) in defaults
        or not keys.issuperset(taken)
        or (len(keys) == 1 and _is_given(evaluator, base, value))
    )


def is_environment(evaluator: Evaluator, call: Node) -> bool:
    """Say whether a call reads a variable of the environment: `os.getenv`, `os.environ.get`."""
    function = call.child_by_field_name("function")
    return function is not None and bool(_ENVIRONMENT.fullmatch(evaluator.dotted(function)))


def _is_selected(evaluator: Evaluator, key: str) -> bool:
    """Say whether a query of the file names a key as a column: all rows have it."""
    name = key.strip('"').encode()
    columns = _COLUMNS.finditer(evaluator.tree.data)
    return any(name in re.findall(rb"\w+", match[1]) for match in columns)


def _spelt(key: str) -> str:
    """Return a key in one spelling, whatever its quotes."""
    return f'"{key[1:-1]}"' if key.startswith("'") else key


def _is_given(evaluator: Evaluator, base: Node, value: Value) -> bool:
    """Say whether a dictionary is an argument, or what a file or an answer holds."""
    match value:
        case Parameter(name=name, annotation=annotation):
            is_own = name == evaluator.tree.text(base)
            return is_own and _DICTIONARY.match(annotation) is not None
        case Called(name=name):
            return _PARSED.search(name) is not None
        case _:
            return False


def _body(evaluator: Evaluator, node: Node) -> str:
    scope = evaluator.names.scope(node.start_byte)
    return evaluator.tree.text(scope.child_by_field_name("body") or scope)


def may_be_left_out(evaluator: Evaluator, node: Node, parameter: Parameter) -> bool:
    """Say whether a caller that leaves an optional parameter out leads to a use of it.

    None does where all calls of this file name it, where other parameters decide whether the use
    is reached (they may well come together), or where the code took it for granted before. Without
    any call the declaration tells: `text: str = None` says that it will always come.
    """
    function = evaluator.tree.enclosing(parameter.node, _FUNCTION)
    if function is None or _is_used_before(evaluator, node, function, parameter.name):
        return False
    formals = functions.formals(evaluator.names, function)
    formal = next((one for one in formals if one.name == parameter.name), None)
    if formal is None:
        return False
    others = [one.name for one in formals if one is not formal]
    if any(_names(condition, others) for condition in _conditions(evaluator, node, function)):
        return False
    return _is_left_out(evaluator, function, formal)


def is_left_out(evaluator: Evaluator, parameter: Parameter) -> bool:
    """Say whether some caller leaves a parameter out, or none is seen and it may well be None."""
    function = evaluator.tree.enclosing(parameter.node, _FUNCTION)
    formals = functions.formals(evaluator.names, function) if function is not None else ()
    formal = next((one for one in formals if one.name == parameter.name), None)
    if function is None or formal is None:
        return False
    return _is_left_out(evaluator, function, formal)


def _is_left_out(evaluator: Evaluator, function: Node, formal: Formal) -> bool:
    calls = functions.call_sites(evaluator, function)
    if calls:
        return any(_leaves_out(call, formal) for call in calls)
    return _NONE.search(formal.annotation) is not None or not formal.annotation


def _is_used_before(evaluator: Evaluator, node: Node, function: Node, name: str) -> bool:
    body = function.child_by_field_name("body") or function
    waiting = [body]
    while waiting:
        one = waiting.pop()
        if one.type == "identifier" and evaluator.tree.text(one) == name:
            return True
        skipped = one.child_by_field_name("name") if one.type == "keyword_argument" else None
        waiting.extend(
            c for c in one.named_children if c.start_byte < node.start_byte and c != skipped
        )
    return False


def _conditions(evaluator: Evaluator, node: Node, function: Node) -> Iterator[str]:
    """Yield the conditions of the branches that a node stands in within its function."""
    branch = evaluator.tree.enclosing(node, _BRANCHES)
    while branch is not None and branch != function:
        condition = branch.child_by_field_name("condition")
        if condition is not None:
            yield evaluator.tree.text(condition)
        branch = evaluator.tree.enclosing(branch, _BRANCHES)


def _names(condition: str, words: list[str]) -> bool:
    return not set(words).isdisjoint(re.findall(r"(?<![\w.])[^\W\d]\w*", condition))


def _leaves_out(call: Node, formal: Formal) -> bool:
    """Say whether a call hands nothing over for a parameter, in a way that can be seen."""
    is_open = any(node.type.endswith("_splat") for node in arguments(call))
    return not is_open and functions.argument(call, formal) is None
