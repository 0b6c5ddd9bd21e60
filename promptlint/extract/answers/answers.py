"""The answers to the calls of one file, each with what was said and what is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers.follow import Follower
from promptlint.extract.answers.said import Said
from promptlint.extract.answers.state import Kind, State, Trace
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
    rb"\bloads\(|json\w*\(|\bre\.|\.(?:search|findall|match|split|startswith)\(|\bexec\(|\beval\("
    rb"|subprocess|os\.system|os\.popen|import_module|validate|parse_|literal_eval|[=!]= ?[\"']|\bin\b"
)
_CHAINED = ("invoke", "ainvoke", "run", "arun", "predict", "apredict", "batch", "abatch")


class Answers:
    """Finds the answers of one file."""

    def __init__(self, evaluator: Evaluator, exchanges: list[Exchange]) -> None:
        """Look at the file that `evaluator` reads; `exchanges` are its calls to models."""
        self.evaluator = evaluator
        self.follower = Follower(evaluator)
        self.sites = CallSites(evaluator)
        self.is_needed = bool(exchanges) and bool(_READS.search(evaluator.tree.data))
        self._chained = self._chains(exchanges) if self.is_needed else {}

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

    def _answers(self, call: Node, exchange: Exchange) -> Iterator[Answer]:
        state = self._first(call)
        if state is None:
            return
        trace = self.follower.follow(call, state)
        yield from self._ways(call, trace, (), {}, [call, *self.sites.makers(exchange.call)])

    def _first(self, call: Node) -> State | None:
        """Return what a call returns: text where its chain ends with a parser for texts."""
        kind: Kind = "response"
        for step in self._last_steps(call):
            name = step.name.rpartition(".")[2] if isinstance(step, Called) else ""
            if name in ("StrOutputParser",):
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
        callers = list(self._callers(trace)) if hops < MOST_HOPS else []
        for caller, function, state in callers:
            further = self.follower.follow(caller, state)
            further.written |= trace.written
            further.escapes |= trace.escapes
            inner = {**bound, **self._bound(caller, function)}
            yield from self._ways(caller, further, readings, inner, [*said, caller], hops + 1)
        if not callers and readings:
            yield self._answer(call, trace, readings, bound, said)

    def _callers(self, trace: Trace) -> Iterator[tuple[Node, Node, State]]:
        names = self.evaluator.names
        for function, state in dict.fromkeys(trace.returned):
            known = names.by_node.get(function.id)
            calls = names.calls_by_tail.get(known.name, []) if known is not None else []
            for call in calls[:MOST_CALLERS]:
                callee = call.child_by_field_name("function")
                for one in alternatives(self.evaluator.value(callee)) if callee is not None else ():
                    if isinstance(one, Reference) and one.node == function:
                        yield call, function, state

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
            if base is not None and self.evaluator.names.tail(node) in _CHAINED:
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

    def _chains(self, exchanges: list[Exchange]) -> dict[int, list[Node]]:
        """Return the calls that run a chain, by the call that makes the chain's template."""
        found: dict[int, list[Node]] = defaultdict(list)
        made = {exchange.call.id for exchange in exchanges}
        for tail in _CHAINED:
            for call in self.evaluator.names.calls_by_tail.get(tail, ()):
                base = _receiver(call)
                if call.id in made or base is None:
                    continue
                said = Said(self.evaluator, {})
                said.read(self.evaluator.value(base), base)
                for one in sorted(said.calls & made)[:1]:
                    found[one].append(call)
        return found


def _receiver(call: Node) -> Node | None:
    callee = call.child_by_field_name("function")
    if callee is None or callee.type != "attribute":
        return None
    return callee.child_by_field_name("object")
