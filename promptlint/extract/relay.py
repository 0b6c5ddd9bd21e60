"""Templates that a function fills with values which each of its own callers names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import functions
from promptlint.extract.arguments import arguments
from promptlint.extract.given import handed
from promptlint.extract.tree import items
from promptlint.extract.value import Entry, Filled, Given, Mapping, Value, alternatives, choice

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.names import Formal

MOST_CALLERS = 16
COST = 20
"""Readings that are counted for each caller: the template is read anew for it."""


def relayed(evaluator: Evaluator, node: Node) -> Value | None:
    """Return what a call that fills a template makes of it for each caller of its function.

    None where it does not hand on what the function is given by name (`.format(**values)`), where
    nobody in this file calls the function, or where one caller may mean any of several templates.
    """
    scope = evaluator.names.scope(node.start_byte)
    if scope.type != "function_definition" or evaluator.handed_over:
        return None
    name = _handed_on(evaluator, node)
    if not name or (scope.id, name) in evaluator.names.bindings:
        return None
    declared = functions.formals(evaluator.names, scope)
    if not any(formal.name == name for formal in declared):
        return None
    sites = functions.call_sites(evaluator, scope)
    if len(sites) > MOST_CALLERS or not evaluator.spend(COST * len(sites)):
        return None
    made = [one for site in sites for one in _made(evaluator, node, scope, site)]
    if any(len(alternatives(one.template)) > 1 for one in made):
        return None  # which of several templates a caller means is not known
    return choice([*made]) if made else None


def _handed_on(evaluator: Evaluator, node: Node) -> str:
    """Return the one name that a call hands over as a mapping of values, or nothing."""
    given = arguments(node)
    if len(given) != 1:
        return ""
    is_spread = given[0].type == "dictionary_splat"
    one = items(given[0])[0] if is_spread else given[0]
    is_mapping = is_spread or evaluator.names.tail(node) != "format"
    return evaluator.tree.text(one) if one.type == "identifier" and is_mapping else ""


def _made(evaluator: Evaluator, node: Node, scope: Node, site: Node) -> Iterator[Filled]:
    """Yield what the call makes where the function is called at `site`."""
    declared = functions.formals(evaluator.names, scope)
    values = {(scope.id, name): value for name, value in _values(evaluator, declared, site)}
    owner = scope.child_by_field_name("name")
    name = evaluator.tree.text(owner) if owner is not None else ""
    for one in alternatives(evaluator.called_with(values).value(node)):
        if isinstance(one, Filled):
            yield replace(one, node=site, call=f"{name}()")


def _values(
    evaluator: Evaluator, declared: tuple[Formal, ...], site: Node
) -> Iterator[tuple[str, Value]]:
    """Yield what one caller hands over for each parameter; what it leaves out stays as it is."""
    for formal in declared:
        if formal.is_star:
            if formal.node.text and formal.node.text.startswith(b"**"):
                yield formal.name, _others(evaluator, declared, site)
            continue
        node = functions.argument(site, formal)
        if node is not None:
            yield formal.name, evaluator.value(node)


def _others(evaluator: Evaluator, declared: tuple[Formal, ...], site: Node) -> Mapping:
    """Return the values that a caller names and the function declares no parameter for."""
    given, is_open = handed(evaluator, site)
    names = {formal.name for formal in declared}
    return Mapping(
        tuple(_entry(one) for one in given if one.name and one.name not in names), site, is_open
    )


def _entry(given: Given) -> Entry:
    return Entry(given.name, given.value, None, given.node)
