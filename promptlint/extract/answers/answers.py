"""The answers to the calls of one file, each with what was said and what is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers.follow import Follower
from promptlint.extract.answers.said import Said
from promptlint.extract.answers.state import Kind, State, Trace
from promptlint.extract.arguments import arguments
from promptlint.extract.callsite import CallSites
from promptlint.extract.functions import argument, formals
from promptlint.extract.reach import Exchange
from promptlint.extract.value import Called, Piped, Reference, Value, alternatives
from promptlint.model import Answer, Reading

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_HOPS = 3
MOST_CALLERS = 24
_READS = re.compile(
    rb"\bloads\(|yaml\.\w*load|partition\(|json\w*\(|\bre\.|\.(?:search|findall|match|split|startswith|endswith|get|index)\(|\bexec\(|\beval\("
    rb"|OutputParser|\bmatch |subprocess|os\.system|os\.popen|import_module|validate|parse_"
    rb"|REPL|BashProcess|ShellTool|literal_eval|fromstring|BeautifulSoup"
    rb"|\bEnum\b|[=!]= ?[\"']|\bin\b|\)\]|\[\w+\]"
)
_LOOPS = b" in "
"""What _READS finds in nearly every file, and is quicker to find alone."""
_ASKS = re.compile(
    r"llm|gpt|claude|gemini|openai|complet|(?:^|_)(?:chat|ask|generate|predict|respond|infer|prompt)(?:_|$)"
    r"|^(?:call|invoke|ainvoke|acall|arun|run|kickoff)$|(?:call|query|run|ask|invoke)_\w*model|(?:get|fetch)_(?:answer|response)",
    re.IGNORECASE,
)
_OTHERS = frozenset({
    "subprocess", "os", "re", "json", "requests", "httpx", "asyncio", "logging", "app", "uvicorn",
    "anyio", "np", "numpy", "torch", "st", "streamlit", "cursor", "session", "plt", "click",
    "argparse",
})  # fmt: skip
_WRAPPING = frozenset({"http"})
_REQUESTS = re.compile(
    r"(?:^|\.)(?:post|request|urlopen|invoke_model\w*|invoke_endpoint|raw_predict|stream)$"
)
_ANSWERS = re.compile(r"pipeline|chat$", re.IGNORECASE)
"""The calls of `transformers` that answer; others only make tokens, for another one to answer."""
SHORTEST = 60
"""Characters of constant text that a call of an unseen helper must give to be a model's."""
SENTENCE = 24
"""Characters of one text that may be a request, and no name or setting."""
_CHAINED: tuple[str, ...] = (
    "invoke",
    "ainvoke",
    "run",
    "arun",
    "predict",
    "apredict",
    "batch",
    "abatch",
    "kickoff",
    "kickoff_async",
)


class Answers:
    """Finds the answers of one file."""

    def __init__(self, evaluator: Evaluator, exchanges: list[Exchange]) -> None:
        """Look at the file that `evaluator` reads; `exchanges` are its calls to models."""
        self.evaluator = evaluator
        self.follower = Follower(evaluator)
        self.sites = CallSites(evaluator)
        data = evaluator.tree.data
        self.is_needed = _LOOPS in data or _READS.search(data) is not None
        self._chained = self._chains(exchanges) if self.is_needed else {}
        self._known = {exchange.call.id for exchange in exchanges}
        self._chained_calls = {call.id for calls in self._chained.values() for call in calls}
        self._known |= self._chained_calls
        self.follower.known = self._known

    def of(self, exchange: Exchange) -> tuple[Answer, ...]:
        """Return the answers to one call: one for each way on which functions make it."""
        if not self.is_needed:
            return ()
        found = [
            answer
            for call in (exchange.call, *self._chained.get(exchange.call.id, ()))
            for answer in self._answers(call, exchange)
        ]
        return tuple(found)

    def others(self) -> Iterator[tuple[Node, tuple[Answer, ...]]]:
        """Yield calls of helpers that other files hold, by what their names and texts say."""
        if not self.is_needed:
            return
        by_tail = self.evaluator.names.calls_by_tail
        for call in (one for tail in by_tail if _asks(tail) for one in by_tail[tail]):
            answers = tuple(self._of_helper(call)) if call.id not in self._known else ()
            if answers:
                yield call, answers

    def _of_helper(self, call: Node) -> Iterator[Answer]:
        if self._is_lost(call):
            return
        callee = call.child_by_field_name("function")
        name = self.evaluator.dotted(callee) if callee is not None else ""
        if name.partition(".")[0] in _OTHERS or self._is_own(callee):
            return
        state = State("response", wrapped=bool(_REQUESTS.search(name)))
        trace = self.follower.follow(call, state)
        if not (trace.readings or trace.returned):
            return  # as most; to read all that is said to them would take longer
        said = Said(self.evaluator, {})
        said.call(call)
        if any(len(text) >= SENTENCE and " " in text for text in said.texts):
            given = self._given_to_client(call)
            for answer in self._ways(call, trace, (), {}, [call]):
                if len(answer.text) >= SHORTEST:
                    yield replace(answer, given=answer.given | given)

    def _given_to_client(self, call: Node) -> frozenset[str]:
        """Return the names of what a call's client is made with: a format of all answers, too."""
        said = Said(self.evaluator, {})
        for maker in self.sites.makers(call):
            said.call(maker)
        return frozenset(said.given)

    def _is_lost(self, call: Node) -> bool:
        """Say whether nothing can read what a call returns, or nothing is given to it."""
        parent = self.evaluator.tree.parent(call)
        while parent is not None and parent.type == "await":
            parent = self.evaluator.tree.parent(parent)
        is_statement = parent is not None and parent.type == "expression_statement"
        return is_statement or not arguments(call)

    def _is_own(self, callee: Node | None) -> bool:
        values = alternatives(self.evaluator.value(callee)) if callee is not None else ()
        return any(isinstance(one, Reference) and one.node is not None for one in values)

    def _answers(self, call: Node, exchange: Exchange) -> Iterator[Answer]:
        state = None if self._is_maker(call) or self._is_lost(call) else self._first(call)
        if state is None:
            return
        if exchange.library == "transformers" and not _ANSWERS.search(exchange.name):
            state = State("prompt")
        elif (
            exchange.library in _WRAPPING and "converse" not in exchange.name
        ) or _REQUESTS.search(exchange.name):
            state = replace(state, wrapped=True)
        trace = self.follower.follow(call, state)
        said = dict.fromkeys((call, exchange.call, *self.sites.makers(exchange.call)))
        yield from self._ways(call, trace, (), {}, list(said))

    def _is_maker(self, call: Node) -> bool:
        """Say whether a call makes an object: a message, a template, an agent."""
        tail = self.evaluator.names.tail(call)
        return tail[:1].isupper() or tail.startswith("from_")

    def _first(self, call: Node) -> State | None:
        """Return what a call returns: text where its chain ends with a parser for texts."""
        kind: Kind = "response"
        for step in self._last_steps(call):
            name = step.name.rpartition(".")[2] if isinstance(step, Called) else ""
            if name == "StrOutputParser":
                kind = "text"
            elif name in ("JsonOutputParser", "SimpleJsonOutputParser"):
                return State("data", lenient=True)
            elif name.endswith("Parser") or name == "with_structured_output":
                return None
        return State(kind)

    def _last_steps(self, call: Node) -> list[Value]:
        base = _receiver(call)
        for one in alternatives(self.evaluator.value(base)) if base is not None else ():
            if isinstance(one, Piped):
                return [last for step in one.steps[-1:] for last in alternatives(step)]
        return []

    def _ways(
        self,
        call: Node,
        trace: Trace,
        before: tuple[Reading, ...],
        bound: dict[int, Value],
        said: list[Node],
        hops: int = 0,
    ) -> Iterator[Answer]:
        """Yield the answer as each of the functions' callers gets it, or as it is here."""
        readings = (*before, *trace.readings)
        callers = self._callers(trace) if hops < MOST_HOPS else {}
        for caller, states in callers.items():
            further = self._followed(caller, states, trace)
            function = states[0][0]
            inner = {**bound, **self._bound(caller, function)}
            yield from self._ways(caller, further, readings, inner, [*said, caller], hops + 1)
        if not callers and readings:
            yield self._answer(call, trace, readings, bound, said)

    def _followed(self, caller: Node, states: list[tuple[Node, State]], trace: Trace) -> Trace:
        """Follow all that a function can return from one call of it, as one trace."""
        found = Trace(written=set(trace.written), escapes=trace.escapes)
        for _, state in states:
            one = self.follower.follow(caller, state)
            found.readings.extend(one.readings)
            found.returned.extend(one.returned)
            found.written |= one.written
            found.escapes |= one.escapes
        return found

    def _callers(self, trace: Trace) -> dict[Node, list[tuple[Node, State]]]:
        """Return the calls of the functions that return the answer, each with what it gets."""
        names = self.evaluator.names
        found: dict[Node, list[tuple[Node, State]]] = {}
        for function, state in dict.fromkeys(trace.returned):
            known = names.by_node.get(function.id)
            calls = names.calls_by_tail.get(known.name, []) if known is not None else []
            for call in calls[:MOST_CALLERS]:
                if _is_of(self.evaluator, call, function):
                    found.setdefault(call, []).append((function, state))
        return found

    def _bound(self, call: Node, function: Node) -> dict[int, Value]:
        found: dict[int, Value] = {}
        for formal in formals(self.evaluator.names, function):
            node = argument(call, formal) or formal.default
            if node is not None:
                found[formal.node.id] = self.evaluator.value(node)
        return found

    def _answer(
        self,
        call: Node,
        trace: Trace,
        readings: tuple[Reading, ...],
        bound: dict[int, Value],
        nodes: list[Node],
    ) -> Answer:
        said = Said(self.evaluator, bound)
        for node in nodes:
            said.call(node)
            base = _receiver(node)
            base = base or node.child_by_field_name("function")
            if base is not None and node.id in self._chained_calls:
                said.read(self.evaluator.value(base), base)
        kept = tuple(
            dict.fromkeys(r for r in readings if r.kind != "key" or r.text not in trace.written)
        )
        return Answer(
            span=self.evaluator.tree.span(call),
            text=said.text,
            holes=said.holes,
            given=frozenset(said.given),
            readings=tuple(sorted(kept, key=lambda reading: reading.span)),
            complete=not trace.escapes,
        )

    def _runs(self, exchanges: list[Exchange]) -> Iterator[Node]:
        """Yield the calls that may run a chain: of its methods, or of what the chain is named."""
        tails = set(_CHAINED)
        for exchange in exchanges:
            parent = self.evaluator.tree.parent(exchange.call)
            left = parent.child_by_field_name("left") if parent is not None else None
            if left is not None and left.type in ("identifier", "attribute"):
                tails.add(self.evaluator.tree.text(left).rpartition(".")[2])
        for tail in sorted(tails):
            yield from self.evaluator.names.calls_by_tail.get(tail, ())

    def _chains(self, exchanges: list[Exchange]) -> dict[int, list[Node]]:
        """Return the calls that run a chain, by the call that makes the chain's template."""
        found: dict[int, list[Node]] = defaultdict(list)
        made = {exchange.call.id for exchange in exchanges}
        for call in self._runs(exchanges):
            base = _receiver(call) or call.child_by_field_name("function")
            if call.id in made or base is None:
                continue
            said = Said(self.evaluator, {})
            said.read(self.evaluator.value(base), base)
            inside = said.calls & made or self._added(base) & made
            for one in sorted(inside)[:1]:
                found[one].append(call)
        return found

    def _added(self, pipeline: Node) -> set[int]:
        """Return the ids of the calls that make what is added to a pipeline as a component."""
        said = Said(self.evaluator, {})
        for call in self.evaluator.names.calls_by_tail.get("add_component", ()):
            base = _receiver(call)
            if base is not None and base.text == pipeline.text:
                said.call(call)
        return said.calls


@lru_cache(maxsize=4096)
def _asks(tail: str) -> bool:
    """Say whether a function of this name may ask a model."""
    return _ASKS.search(tail) is not None


def _is_of(evaluator: Evaluator, call: Node, function: Node) -> bool:
    """Say whether a call is one of a function of this file."""
    callee = call.child_by_field_name("function")
    values = alternatives(evaluator.value(callee)) if callee is not None else ()
    return any(isinstance(one, Reference) and one.node == function for one in values)


def _receiver(call: Node) -> Node | None:
    callee = call.child_by_field_name("function")
    if callee is None or callee.type != "attribute":
        return None
    return callee.child_by_field_name("object")
