"""From the turns that a scan saw to the conversations that rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from promptlint.extract.answers import Answers
from promptlint.extract.callsite import CallSites
from promptlint.extract.descriptions import docstring_node
from promptlint.extract.functions import argument, call_sites, formals
from promptlint.extract.given_tools import GivenTools
from promptlint.extract.reach import Exchange, Turn
from promptlint.extract.value import Reference, alternatives
from promptlint.model import Conversation, Gap, Message, Moment, Prompt, Way

if TYPE_CHECKING:
    from tree_sitter import Node

    from promptlint.extract.evaluate import Evaluator


_FEWEST = 2
"""Turns that can be at odds, and texts among which a caller decides."""


class Converser:
    """Builds the conversations of one file; `built` knows the prompts that each reach made."""

    def __init__(
        self, evaluator: Evaluator, built: dict[int, list[Prompt]], exchanges: list[Exchange]
    ) -> None:
        """Build for the file that `evaluator` reads; `exchanges` are all of its calls."""
        self.by_call = {exchange.call.id: exchange for exchange in exchanges}
        self.evaluator = evaluator
        self.tree = evaluator.tree
        self.names = evaluator.names
        self.sites = CallSites(evaluator)
        self.answers = Answers(evaluator, exchanges)
        self.tools = GivenTools(evaluator)
        self.built = built

    def conversation(self, exchange: Exchange) -> Conversation:
        """Return one call's conversation."""
        rendered = self.sites.retokenised(exchange.call)
        return Conversation(
            library=exchange.library,
            call=exchange.name,
            span=self.tree.span(exchange.call),
            turns=tuple(self._turn(turn) for turn in exchange.turns),
            instructions=(
                *(
                    message
                    for turn in (*exchange.instructions, *self._configured(exchange))
                    if isinstance(message := self._turn(turn), Message)
                ),
                *self._signed(exchange),
            ),
            settings=self.sites.settings(exchange.call),
            rendered=self.tree.span(rendered) if rendered is not None else None,
            moment=self._moment(exchange),
            raw=exchange.completion,
            answers=self.answers.of(exchange),
            ways=tuple(self._ways(exchange)),
            tools=self._tools(exchange),
        )

    def _tools(self, exchange: Exchange) -> tuple[str, ...] | None:
        if not self.tools.are_given:
            return None
        given = self.tools.of(exchange.call, list(self.sites.makers(exchange.call)))
        return given if given is not None else self._of_agent(exchange.call)

    def _of_agent(self, template: Node) -> tuple[str, ...] | None:
        """Return the tools of the one agent that is made with a template."""
        agents = [
            call
            for tail, calls in self.names.calls_by_tail.items()
            if tail.startswith("create_") and tail.endswith("agent")
            for call in calls
            if self.sites.is_given(call, template)
        ]
        return self.tools.of(agents[0], []) if len(agents) == 1 else None

    def others(self) -> Iterator[Conversation]:
        """Yield the calls of unseen helpers whose answers are read: with no turns of their own."""
        for call, answers in self.answers.others():
            name = self.names.tail(call)
            yield Conversation("any", name, self.tree.span(call), answers=answers)

    def _moment(self, exchange: Exchange) -> Moment:
        scope = self.names.scope(exchange.call.start_byte)
        while scope.type == "class_definition":
            scope = self.names.scope_around(scope)
        return "import" if scope.type == "module" else "call"

    def _configured(self, exchange: Exchange) -> Iterator[Turn]:
        """Yield the instructions that the call's client or configuration object was given."""
        for maker in self.sites.makers(exchange.call):
            other = self.by_call.get(maker.id)
            if other is not None and other is not exchange and not other.turns:
                yield from other.instructions

    def _ways(self, exchange: Exchange) -> Iterator[Way]:
        """Yield what each caller has a function send, where some turn is one of many texts."""
        turns = (*exchange.instructions, *exchange.turns)
        if len(turns) < _FEWEST or all(len(turn.contents) < _FEWEST for turn in turns):
            return
        function = self.names.scope(exchange.call.start_byte)
        for call in call_sites(self.evaluator, function):
            passed = (argument(call, formal) for formal in formals(self.names, function))
            given = [self.evaluator.value(node) for node in passed if node is not None]
            values = {id(one) for value in given for one in alternatives(value)}
            yield Way(self._told(exchange.instructions, values), self._told(exchange.turns, values))

    def _told(self, turns: list[Turn], values: set[int]) -> tuple[Message, ...]:
        """Return the messages of turns, with those of their contents that are some values."""
        told = (self._turn(_as_given(turn, values)) for turn in turns)
        return tuple(one for one in told if isinstance(one, Message))

    def _signed(self, exchange: Exchange) -> Iterator[Message]:
        """Yield the docstrings of the classes that a call gets as its task: dspy's signatures."""
        for node in (turn.content_node for turn in exchange.turns if not turn.contents):
            value = self.evaluator.value(node) if node is not None else None
            defined = value.node if isinstance(value, Reference) else None
            is_class = defined is not None and defined.type == "class_definition"
            string = docstring_node(defined) if defined is not None and is_class else None
            known = self.built.get(id(self.evaluator.value(string))) if string is not None else None
            if node is not None and known:
                yield Message("system", self.tree.span(node), known[0])

    def _turn(self, turn: Turn) -> Message | Gap:
        if turn.is_gap and not turn.roles:
            return Gap(self.tree.span(turn.node))
        prompts = self._prompts(turn)
        is_known = len(prompts) == 1 or (turn.in_blocks and bool(prompts))
        roles = tuple((role, self.tree.span(node)) for role, node in turn.roles)
        names = {role for role, _ in roles}
        content = turn.content_node
        return Message(
            role=names.pop() if len(names) == 1 else None,
            span=self.tree.span(turn.node),
            prompt=prompts[0] if is_known else None,
            choices=() if is_known else tuple(prompts),
            role_span=roles[0][1] if roles else None,
            roles=roles,
            empty=turn.is_empty,
            repeated=turn.repeated,
            conditional=turn.conditional,
            content_span=self.tree.span(content) if content is not None else None,
            partial=turn.is_partial or (turn.in_blocks and 1 < len(turn.contents) > len(prompts)),
            others=tuple(prompts[1:]) if is_known else (),
            blanks=tuple(map(self.tree.span, turn.blank_nodes)),
        )

    def _prompts(self, turn: Turn) -> list[Prompt]:
        """Return the prompts that a turn's content can be, or that its blocks hold."""
        return [p for reach in turn.contents for p in self.built.get(id(reach.value), [])]


def _as_given(turn: Turn, values: set[int]) -> Turn:
    """Return a turn with those of its contents that are among some values, if any are."""
    contents = tuple(reach for reach in turn.contents if id(reach.value) in values)
    return replace(turn, contents=contents) if contents else turn
