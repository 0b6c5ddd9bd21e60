"""Where template objects are filled later on: `invoke`, `format`, `partial`, `kickoff`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import arguments, keyword, keywords, positional
from promptlint.extract.build import Builder
from promptlint.extract.given import by_name, handed, mapped
from promptlint.extract.runs import runs
from promptlint.extract.value import (
    TEXTS,
    Called,
    Given,
    Listing,
    Mapping,
    Piped,
    Value,
    alternatives,
    plain_text,
)
from promptlint.lean import lean
from promptlint.model import Filling, Language, Prompt

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_WITH_MAPPING = frozenset(
    {"invoke", "ainvoke", "stream", "astream", "batch", "abatch", "kickoff", "kickoff_async"}
)
_WITH_KEYWORDS = frozenset(
    {"run", "arun", "predict", "apredict", "format", "format_messages", "format_prompt", "aformat",
     "aformat_messages", "__call__"}
)  # fmt: skip
_OF_MODELS = frozenset({"predict", "apredict", "structured_predict", "astructured_predict"})
"""LlamaIndex's models fill the template that they are handed: `llm.predict(template, name=…)`."""
_BATCHES = frozenset({"batch", "abatch"})
_SAME_OBJECT = frozenset({"bind", "with_config", "with_retry", "with_fallbacks", "pipe"})
_CHAINS = frozenset(
    {"LLMChain", "ConversationChain", "Crew", "from_messages", "ChatPromptTemplate",
     "SystemMessagePromptTemplate", "HumanMessagePromptTemplate", "AIMessagePromptTemplate"}
)  # fmt: skip
_PARTS = frozenset({"prompt", "agents", "tasks", "messages"})
_NO_TEMPLATES = ("Message", "MessagesPlaceholder")
_PLACEHOLDER = re.compile(
    rb"MessagesPlaceholder\(\s*(?:variable_name\s*=\s*)?[\"'](\w+)|[\"']placeholder[\"']\s*,\s*[\"']\{(\w+)\}"
)
_BEFORE_PIPE = re.compile(rb"(?<![\w.])[^\W\d]\w*(?=\s*\|\s*[\w(])")
_OWN_HOLES = frozenset({"agent_scratchpad", "history", "chat_history", "tools", "tool_names"})
DEEPEST = 6


@lean
class _Fill:
    call: Node
    given: tuple[Given, ...]
    is_open: bool
    complete: bool
    declares: bool = False
    unseen: bool = False


class Fills:
    """Connects template objects of one file with the calls that fill them."""

    def __init__(self, evaluator: Evaluator, builder: Builder) -> None:
        """Connect the templates of the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.builder = builder
        self._known: frozenset[int] = frozenset()

    def fillings(
        self, makers: dict[int, list[tuple[Prompt, Language]]]
    ) -> dict[str, list[Filling]]:
        """Return the fillings of prompts, by prompt id; `makers` groups prompts by their call."""
        if not makers:
            return {}
        self._known = frozenset(makers)
        fills: dict[int, list[_Fill]] = defaultdict(list)
        groups: dict[int, set[int]] = defaultdict(set)
        for fill, made in self._all(makers):
            ids = {node.id for node in made}
            for one in ids:
                fills[one].append(fill)
                groups[one] |= ids
        found: dict[str, list[Filling]] = defaultdict(list)
        together = self._together(makers)
        for maker, prompts in makers.items():
            group = groups.get(maker, {maker}) - ({maker} - together)
            peers = [prompt for one in group for prompt, _ in makers.get(one, [])]
            for prompt, engine in prompts:
                declared = next((u for u in prompt.uses if isinstance(u, Filling)), None)
                if declared is not None:
                    shared = self._shared(peers, prompt)
                    found[prompt.id].extend(
                        self._filling(fill, declared, engine, shared)
                        for fill in fills.get(maker, [])
                    )
        return found

    def _filling(
        self, fill: _Fill, declared: Filling, engine: Language, shared: frozenset[str]
    ) -> Filling:
        fields = tuple(
            replace(field, optional=field.optional or field.name in self._placeholders)
            for field in declared.fields
        )
        return replace(
            declared,
            fields=fields,
            engine=engine,
            call=self._shown(fill.call),
            span=self.evaluator.tree.span(fill.call),
            arguments=tuple(self.builder.argument(one, fill.call) for one in fill.given),
            open=fill.is_open,
            complete=fill.complete,
            shared=shared,
            declares=fill.declares,
            unseen=fill.unseen,
        )

    def _shown(self, call: Node) -> str:
        if call.type in ("dictionary", "identifier"):
            return "{…} |"
        tail = self.evaluator.names.tail(call)
        return f"{'llm' if self._handed_template(call) else ''}.{tail}()"

    def _together(self, makers: Collection[int]) -> set[int]:
        """Return the calls that make one template of several texts: all others of one of them."""
        calls = [call for call in self.evaluator.names.calls if call.id in makers]
        return {call.id for call in calls if self.evaluator.names.tail(call) in _CHAINS}

    def _shared(self, peers: list[Prompt], own: Prompt) -> frozenset[str]:
        names = {
            field.name
            for peer in peers
            if peer.id != own.id
            for use in peer.uses
            if isinstance(use, Filling)
            for field in use.fields
        }
        return frozenset(names | self._placeholders | _OWN_HOLES)

    @cached_property
    def _placeholders(self) -> frozenset[str]:
        """Return the names that the file keeps for messages, wherever it does."""
        found = _PLACEHOLDER.finditer(self.evaluator.tree.data)
        return frozenset((match[1] or match[2]).decode() for match in found)

    def _all(
        self, makers: dict[int, list[tuple[Prompt, Language]]]
    ) -> Iterator[tuple[_Fill, list[Node]]]:
        by_tail = self.evaluator.names.calls_by_tail
        for call in self.evaluator.names.calls:
            if call.id in makers:
                yield from self._declared(call)
        for tail in sorted(_WITH_MAPPING | _WITH_KEYWORDS | _OF_MODELS | {"partial"}):
            for call in by_tail.get(tail, ()):
                made = self._filled_by(call)
                if made is not None and any(node.id in makers for node in made[0]):
                    fill = self._fill(call, tail, made[1])
                    yield replace(fill, unseen=any(map(self._hides, made[0]))), made[0]
        yield from self._piped()
        for run in runs(self.evaluator):
            ran, certain = self._one_of(self.evaluator.value(run.template), 0)
            if run.template == run.call:
                ran, certain = [run.call], True
            if certain and any(one.id in makers for one in ran):
                yield _Fill(run.call, run.given, run.is_open, complete=True), ran

    def _piped(self) -> Iterator[tuple[_Fill, list[Node]]]:
        """Yield mappings that LangChain runs right before a template: `{"name": …} | template`."""
        names = self.evaluator.names
        written = (*names.dictionaries, *names.calls_by_tail.get("RunnableParallel", ()))
        for node, mapping in (*((one, one) for one in written), *self._kept()):
            around = self.evaluator.tree.parent(node)
            right = around.child_by_field_name("right") if around is not None else None
            if right is None or right == node or right.type not in ("identifier", "call"):
                continue
            made, certain = self._one_of(self.evaluator.value(right), 0)
            if certain and any(one.id in self._known for one in made):
                read = by_name if mapping.type == "call" else mapped
                given, is_open = read(self.evaluator, mapping)
                unseen = any(map(self._hides, made))
                yield _Fill(mapping, given, is_open, complete=True, unseen=unseen), made

    def _kept(self) -> Iterator[tuple[Node, Node]]:
        """Yield names of mappings that a `|` follows, each with what makes the mapping."""
        tree = self.evaluator.tree
        for match in _BEFORE_PIPE.finditer(tree.data):
            name = tree.root.descendant_for_byte_range(match.start(), match.end() - 1)
            if name is None or name.type != "identifier":
                continue
            match self.evaluator.value(name):
                case Mapping():
                    yield name, name
                case Called(node=call) if self.evaluator.names.tail(call) == "RunnableParallel":
                    yield name, call
                case _:
                    pass

    def _declared(self, call: Node) -> Iterator[tuple[_Fill, list[Node]]]:
        """Yield what the constructor itself says: input_variables, partial_variables."""
        names = keyword(call, "input_variables")
        if names is not None:
            for one in alternatives(self.evaluator.value(names)):
                if isinstance(one, Listing):
                    given = tuple(
                        Given(text, part.node or names, part.value)
                        for part in one.parts
                        if (text := plain_text(part.value)) is not None
                    )
                    unseen = self._hides(call)
                    fill = _Fill(call, given, one.is_open, False, declares=True, unseen=unseen)
                    yield fill, [call]
        partial = keyword(call, "partial_variables")
        if partial is not None:
            given, is_open = mapped(self.evaluator, partial)
            unseen = self._hides(call)
            yield _Fill(call, given, is_open, complete=False, unseen=unseen), [call]

    def _fill(self, call: Node, tail: str, is_certain: bool) -> _Fill:
        given, is_open = self._handed(call, tail)
        certain = is_certain or tail == "partial"
        return _Fill(call, given if certain else (), is_open or not certain, tail != "partial")

    def _handed(self, call: Node, tail: str) -> tuple[tuple[Given, ...], bool]:
        if tail not in _WITH_MAPPING:
            given, is_open = handed(self.evaluator, call)
            named = tuple(one for one in given if one.name is not None)
            is_handed = self._handed_template(call) is not None
            return named, is_open or (len(named) < len(given) and not is_handed)
        listed = positional(call)
        values = [value for key, value in keywords(call) if key in ("input", "inputs")]
        for node in (listed or values)[:1]:
            batch = self._first(node) if tail in _BATCHES else None
            return (batch, False) if batch is not None else mapped(self.evaluator, node)
        return (), bool(arguments(call))

    def _first(self, node: Node) -> tuple[Given, ...] | None:
        """Return what the first mapping of a list of inputs gives, where all have its names."""
        for one in alternatives(self.evaluator.value(node)):
            inputs = [part.value for part in one.parts] if isinstance(one, Listing) else []
            known = [each for each in inputs if isinstance(each, Mapping) and not each.is_open]
            names = {tuple(entry.key for entry in each.entries) for each in known}
            if known and len(known) == len(inputs) and len(names) == 1:
                return tuple(Given(e.key, e.value_node, e.value) for e in known[0].entries if e.key)
        return None

    def _filled_by(self, call: Node) -> tuple[list[Node], bool] | None:
        """Return the template calls that a call fills, and whether it is certain that it does."""
        function = call.child_by_field_name("function")
        if function is None or function.type != "attribute":
            return None
        base = function.child_by_field_name("object")
        if base is None:
            return None
        made, certain = self._one_of(self.evaluator.value(self._handed_template(call) or base), 0)
        return (made, certain) if made else None

    def _handed_template(self, call: Node) -> Node | None:
        """Return the argument by which a call hands a template to a model that fills it."""
        if self.evaluator.names.tail(call) not in _OF_MODELS:
            return None
        return next(filter(self._is_template, positional(call)), None)

    def _is_template(self, node: Node) -> bool:
        """Say whether an expression is a template that some call of the file makes."""
        made, _ = self._one_of(self.evaluator.value(node), 0)
        return any(one.id in self._known for one in made)

    def _one_of(self, value: Value, depth: int) -> tuple[list[Node], bool]:
        """Return the template calls a value can be; several alternatives are no certainty."""
        if depth > DEEPEST:
            return [], False
        found = [self._makers(one, depth) for one in alternatives(value)]
        nodes = [node for ones, _ in found for node in ones]
        return nodes, len(found) == 1 and found[0][1]

    def _makers(self, value: Value, depth: int) -> tuple[list[Node], bool]:
        match value:
            case Piped(steps=steps):
                found = [self._one_of(step, depth + 1) for step in steps]
                known = [[n for n in nodes if n.id in self._known] for nodes, _ in found]
                is_first = bool(known[0]) and not any(known[1:])
                return [node for nodes in known for node in nodes], is_first and found[0][1]
            case Called(node=node):
                return self._called(value, node, depth)
            case _:
                return [], False

    def _called(self, value: Called, node: Node, depth: int) -> tuple[list[Node], bool]:
        tail = self.evaluator.names.tail(node)
        nodes, certain = [node], True
        if tail in (*_SAME_OBJECT, "partial") and value.receiver is not None:
            inner, certain = self._one_of(value.receiver, depth + 1)
            nodes.extend(inner)
        if tail in _CHAINS:
            for given in _parts_of(node):
                inner, sure = self._listed(self.evaluator.value(given), depth + 1)
                nodes.extend(inner)
                certain = certain and sure
            certain = certain and keyword(node, "memory") is None
        return nodes, certain

    def _listed(self, value: Value, depth: int) -> tuple[list[Node], bool]:
        """Return the template calls of a list's elements, or of the one value that is no list."""
        listing = value if isinstance(value, Listing) else None
        if listing is None:
            return self._one_of(value, depth)
        found = [
            self._one_of(part.value, depth)
            for part in listing.parts
            if not isinstance(part.value, (*TEXTS, Listing, Mapping))
        ]
        nodes = [node for ones, _ in found for node in ones]
        return nodes, not listing.is_open and all(sure for _, sure in found)

    def _hides(self, maker: Node) -> bool:
        """Say whether a chat template has a message whose text cannot be read here."""
        if self.evaluator.names.tail(maker) not in _CHAINS:
            return False
        listings = map(self.evaluator.value, _parts_of(maker))
        parts = [one.parts for one in listings if isinstance(one, Listing)]
        return any(self._is_hidden(part.value) for some in parts for part in some)

    def _is_hidden(self, message: Value) -> bool:
        match message:
            case Listing(parts=(_, *contents)):
                return not all(_is_text(part.value) for part in contents)
            case Mapping(entries=entries):
                return not all(_is_text(one.value) for one in entries if one.key != "role")
            case Called(node=node):
                tail = self.evaluator.names.tail(node)
                return node.id not in self._known and not tail.endswith(_NO_TEMPLATES)
            case _:
                return not _is_text(message)


def _is_text(value: Value) -> bool:
    return all(isinstance(one, TEXTS) for one in alternatives(value))


def _parts_of(call: Node) -> Iterator[Node]:
    """Yield the arguments that hold the templates which a chain, a crew or a chat template runs."""
    yield from (value for key, value in keywords(call) if key in _PARTS)
    yield from positional(call)[:1]
