"""Calls by which frameworks fill templates that they were handed before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from tree_sitter import Node

from promptlint.extract.arguments import keyword, positional
from promptlint.extract.given import by_name, mapped
from promptlint.extract.value import Called, Given, Mapping, alternatives, plain_text

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_ARGUMENTS: Final = "KernelArguments"
_FUNCTIONS: Final = ("invoke", "invoke_stream")
_TEXTS: Final = ("invoke_prompt", "invoke_prompt_stream")
_RUNS: Final = ("run", "run_async")


class Run(NamedTuple):
    """A call that fills a template, what the template is, and the values; others may come."""

    call: Node
    template: Node
    given: tuple[Given, ...]
    is_open: bool


def runs(evaluator: Evaluator) -> Iterator[Run]:
    """Yield what Semantic Kernel's functions and Haystack's pipelines are run with."""
    by_tail = evaluator.names.calls_by_tail
    if _ARGUMENTS in by_tail:
        yield from _of_kernel(evaluator)
    for call in by_tail.get("add_component", ()):
        yield from _of_pipeline(evaluator, call)


def _of_kernel(evaluator: Evaluator) -> Iterator[Run]:
    """Yield the calls of functions and of texts that are given `KernelArguments`."""
    for tail in (*_FUNCTIONS, *_TEXTS):
        for call in evaluator.names.calls_by_tail.get(tail, ()):
            listed = positional(call)
            function = keyword(call, "function") or (listed[0] if listed else None)
            template = call if tail in _TEXTS else function
            maker = _arguments(evaluator, call)
            if template is not None and maker is not None:
                yield Run(call, template, *by_name(evaluator, maker))


def _arguments(evaluator: Evaluator, call: Node) -> Node | None:
    """Return the call that makes the arguments which another call hands over."""
    named = keyword(call, "arguments")
    for node in (*positional(call)[1:], *([named] if named is not None else [])):
        made = alternatives(evaluator.value(node))
        if len(made) == 1 and isinstance(made[0], Called):
            maker = made[0].node
            return maker if evaluator.names.tail(maker) == _ARGUMENTS else None
    return None


def _of_pipeline(evaluator: Evaluator, added: Node) -> Iterator[Run]:
    """Yield the runs whose data have values for the component that a call adds to a pipeline."""
    listed = positional(added)
    name = keyword(added, "name") or (listed[0] if listed else None)
    component = keyword(added, "instance") or (listed[1] if len(listed) > 1 else None)
    key = plain_text(evaluator.value(name)) if name is not None else None
    if component is None or key is None:
        return
    for tail in _RUNS:
        for call in evaluator.names.calls_by_tail.get(tail, ()):
            data = keyword(call, "data") or next(iter(positional(call)), None)
            for one in alternatives(evaluator.value(data)) if data is not None else ():
                entry = one.get(key) if isinstance(one, Mapping) else None
                if entry is not None:
                    given, _ = mapped(evaluator, entry.value_node)
                    yield Run(call, component, given, is_open=True)
