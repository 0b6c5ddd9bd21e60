"""What is known of the call that sends a conversation: settings, client, chat template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import arguments, keyword, keywords, positional
from promptlint.extract.columns import column_filled, column_read
from promptlint.extract.tree import items, operands, unwrap
from promptlint.extract.value import (
    Altered,
    Blank,
    Called,
    Constant,
    Joined,
    Listing,
    Mapping,
    Member,
    Part,
    Piped,
    Value,
    alternatives,
    plain_text,
)
from promptlint.model import Setting

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_MODEL_FIRST = frozenset(
    {"from_pretrained", "InferenceClient", "AsyncInferenceClient", "GenerativeModel", "LLM",
     "SentenceTransformer", "Agent", "LiteLLM"}
)  # fmt: skip
_TOKENISING = frozenset({"tokenizer", "encode", "encode_plus", "batch_encode_plus", "processor"})
_RUNS = ("invoke", "ainvoke", "stream", "astream", "batch", "abatch")
_TEXTS = ("text", "prompts", "text_inputs", "inputs")
_SERVERS = frozenset({"base_url", "api_base", "azure_endpoint", "endpoint"})
_TEMPLATE_CALL = "apply_chat_template"
DEEPEST = 5
_OLD_PIPELINE = re.compile(rb"(?<![\w-])transformers[ ]?[~=]=[ ]?4\.(?:[1-3]?\d|4[0-2])(?!\d)")
"""A file that asks for a version before 4.43, whose pipelines add no special tokens to a text."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class CallSites:
    """Reads the settings of the calls of one file."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Read calls with `evaluator`."""
        self.evaluator = evaluator

    def settings(self, call: Node) -> dict[str, Setting]:
        """Return the call's known arguments, and those of its client's constructor."""
        found = dict(self._given(call, ""))
        maker = self._client(call)
        if maker is not None:
            span = self.evaluator.tree.span(maker.node)
            found["client"] = Setting(maker.name, span)
            found.update(self._given(maker.node, "client."))
            found.update(self._model_of(maker.node))
        elif call.id in self._piped:
            found.update(self._of_model(self._piped[call.id]))
        return found

    @cached_property
    def _piped(self) -> dict[int, Called]:
        """Return the model behind each template of the chains that the file runs."""
        found: dict[int, Called] = {}
        for tail in _RUNS:
            for call in self.evaluator.names.calls_by_tail.get(tail, ()):
                function = call.child_by_field_name("function")
                base = function.child_by_field_name("object") if function is not None else None
                for one in alternatives(self.evaluator.value(base)) if base is not None else ():
                    for first, second in pairwise(one.steps if isinstance(one, Piped) else ()):
                        template, model = _maker(first), _maker(second)
                        while template is not None and model is not None:
                            found.setdefault(template.node.id, model)
                            inner = template.receiver
                            template = _maker(inner) if inner is not None else None
        return found

    def _of_model(self, model: Called) -> Iterator[tuple[str, Setting]]:
        """Yield what a model is made with, and what `bind` and its like give it for each call."""
        made = _maker(model.receiver) if model.receiver is not None else None
        while made is not None:
            yield from self._given(model.node, "")
            model, inner = made, made.receiver
            made = _maker(inner) if inner is not None else None
        yield "client", Setting(model.name, self.evaluator.tree.span(model.node))
        yield from self._given(model.node, "client.")
        yield from self._model_of(model.node)

    def _given(self, call: Node, prefix: str) -> Iterator[tuple[str, Setting]]:
        for node in arguments(call):
            if node.type == "dictionary_splat" and items(node):
                yield from self._flat(prefix.rstrip("."), items(node)[0], 0)
        for name, node in keywords(call):
            yield from self._flat(prefix + name, node, 0)
        for node in positional(call)[:2]:  # `post(url, …)`, `request("POST", url, …)`
            address = _address(self.evaluator.value(node))
            if address is not None:
                yield f"{prefix}url", Setting(address, self.evaluator.tree.span(node))

    def _flat(self, name: str, node: Node, depth: int) -> Iterator[tuple[str, Setting]]:
        yield from self._flat_value(name, self.evaluator.value(node), node, depth)

    def _flat_value(
        self, name: str, value: Value, node: Node, depth: int
    ) -> Iterator[tuple[str, Setting]]:
        span = self.evaluator.tree.span(node)
        for one in alternatives(value)[:1]:
            text = plain_text(one)
            if text is not None:
                yield name, Setting(text, span)
            elif isinstance(one, Constant):
                yield name, Setting(one.value, span)
            elif name.rpartition(".")[2] in _SERVERS:
                yield name, Setting(None, span)
            elif isinstance(one, Mapping) and depth < DEEPEST:
                for entry in one.entries:
                    if entry.key is not None:
                        inner = f"{name}.{entry.key}" if name else entry.key
                        yield from self._flat_value(inner, entry.value, entry.value_node, depth + 1)

    def _client(self, call: Node) -> Called | None:
        """Return what made the object that this call is a method of."""
        function = call.child_by_field_name("function")
        base = function
        while base is not None and base.type == "attribute":
            value = self.evaluator.value(base)
            maker = _maker(value)
            if maker is not None and maker.node != call:
                return maker
            base = base.child_by_field_name("object")
        if base is None:
            return None
        return _maker(self.evaluator.value(unwrap(base)))

    def makers(self, call: Node) -> Iterator[Node]:
        """Yield the calls that made the client and the arguments of a call."""
        client = self._client(call)
        if client is not None:
            yield client.node
        for _, node in keywords(call):
            for one in alternatives(self.evaluator.value(node)):
                if isinstance(one, Called):
                    yield one.node

    def _model_of(self, maker: Node) -> Iterator[tuple[str, Setting]]:
        listed = positional(maker)
        if listed and self.evaluator.names.tail(maker) in _MODEL_FIRST:
            yield from self._flat("client.model", listed[0], 0)
        path = keyword(maker, "model_path") or keyword(maker, "model_name")
        if path is not None and keyword(maker, "model") is None:
            yield from self._flat("client.model", path, 0)

    def retokenised(self, call: Node) -> Node | None:
        """Return the call that tokenises a rendered chat template again, with special tokens."""
        if self.evaluator.names.tail(call) != _TEMPLATE_CALL or not self._renders_text(call):
            return None
        is_mapped = "map" in self.evaluator.names.calls_by_tail
        column = column_filled(self.evaluator, call) if is_mapped else None
        for other in self._tokenising:
            if self._adds_tokens(other) and self._takes(other, call, column):
                return other
        return None

    @cached_property
    def _tokenising(self) -> list[Node]:
        """Return the calls that tokenise a text: a tokenizer's, an engine's, a pipeline's."""
        names = self.evaluator.names
        tails = _TOKENISING.union(self._tokenizers())
        calls = [call for tail in tails for call in names.calls_by_tail.get(tail, ())]
        runs = (
            *names.calls_by_tail.get("generate", ()),
            *(names.calls if "pipeline" in names.calls_by_tail else ()),
        )
        return [*calls, *(call for call in runs if self._is_engine(call))]

    def _tokenizers(self) -> Iterator[str]:
        """Yield the names that tokenizers are given in this file."""
        tree = self.evaluator.tree
        for call in self.evaluator.names.calls_by_tail.get("from_pretrained", ()):
            holder = tree.parent(call)
            left = holder.child_by_field_name("left") if holder is not None else None
            function = call.child_by_field_name("function")
            if left is not None and function is not None and "okenizer" in tree.text(function):
                yield tree.text(left).rpartition(".")[2]

    def _is_engine(self, call: Node) -> bool:
        function = call.child_by_field_name("function")
        if function is None:
            return False
        if function.type == "attribute" and self.evaluator.names.tail(call) == "generate":
            return self.evaluator.dotted(function) == "vllm.LLM.generate"
        made = alternatives(self.evaluator.value(function))
        is_pipeline = any(isinstance(m, Called) and m.name == "transformers.pipeline" for m in made)
        return is_pipeline and not _OLD_PIPELINE.search(self.evaluator.tree.data)

    def _renders_text(self, call: Node) -> bool:
        tokenize = keyword(call, "tokenize")
        value = self.evaluator.value(tokenize) if tokenize is not None else None
        return isinstance(value, Constant) and value.value is False

    def _adds_tokens(self, call: Node) -> bool:
        adds = keyword(call, "add_special_tokens")
        value = self.evaluator.value(adds) if adds is not None else None
        splat = any(node.type == "dictionary_splat" for node in arguments(call))
        known_off = isinstance(value, Constant) and not value.value
        return not known_off and not splat and (adds is None or isinstance(value, Constant))

    def is_given(self, call: Node, made: Node) -> bool:
        """Say whether an argument of a call is what another call made."""
        given = (*positional(call), *(node for _, node in keywords(call)))
        return any(_holds(self.evaluator.value(node), made, 0) for node in given)

    def _takes(self, call: Node, rendered: Node, column: str | None) -> bool:
        """Say whether a call is given a rendered text, or the column that holds it."""
        listed = positional(call)
        named = (keyword(call, name) for name in _TEXTS)
        node = listed[0] if listed else next(filter(None, named), None)
        if node is None:
            return False
        if column is not None and column_read(self.evaluator, node) == column:
            return True
        return any(_holds(self.evaluator.value(one), rendered, 0) for one in operands(node))


def _address(value: Value) -> str | None:
    """Return what is known of the beginning of a text that is a web address, else None."""
    for one in alternatives(value):
        known = ""
        for part in one.parts if isinstance(one, Joined) else (Part(one),):
            inner = part.value.value if isinstance(part.value, Blank) else part.value
            known += next((text for i in alternatives(inner) if (text := plain_text(i))), "")
        if _ADDRESS.match(known):
            return known
    return None


def _maker(value: Value) -> Called | None:
    for one in alternatives(value):
        if isinstance(one, Called):
            return one
        if isinstance(one, Member):
            found = _maker(one.owner)
            if found is not None:
                return found
    return None


def _holds(value: Value, made: Node, depth: int) -> bool:
    for one in alternatives(value):
        if isinstance(one, Called) and one.node == made:
            return True
        if depth < DEEPEST and any(_holds(inner, made, depth + 1) for inner in _within(one)):
            return True
    return False


def _within(value: Value) -> tuple[Value, ...]:
    """Return what a list or a text is made of."""
    match value:
        case Listing(parts) | Joined(parts):
            return tuple(part.value for part in parts)
        case Altered(text=inner) | Blank(value=inner):
            return (inner,)
        case _:
            return ()
