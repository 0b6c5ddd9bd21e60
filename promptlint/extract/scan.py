"""Goes over a file's sinks: calls, classes, decorators, attributes, message and tool literals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import keyword, positional
from promptlint.extract.classes import member
from promptlint.extract.descriptions import docstring_node, is_described
from promptlint.extract.functions import returned
from promptlint.extract.handed import given_to, unpacked
from promptlint.extract.mocks import is_mocked
from promptlint.extract.reach import Aim, Exchange, Reach, role_of
from promptlint.extract.shapes import Shaper, described
from promptlint.extract.sinks import Argument, Sink
from promptlint.extract.sums import Sums
from promptlint.extract.tree import items
from promptlint.extract.value import Called, Mapping, Reference, Value, alternatives, plain_text
from promptlint.model import Language, Role

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.matching import Match, Matcher

_DESCRIBING_SHAPES = frozenset({"fields", "tools", "schema", "functions", "docstring"})
_FORMATS: dict[str, Language] = {
    "f-string": "str.format", "jinja2": "jinja2", "mustache": "mustache", "handlebars": "mustache",
}  # fmt: skip
_MESSAGE = "a message with role and content"
_SCHEMA_KEYS = (b"parameters", b"input_schema", b"inputSchema")


class Scan:
    """All that reaches the sinks of one file."""

    def __init__(self, evaluator: Evaluator, matcher: Matcher) -> None:
        """Scan the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.matcher = matcher
        self.shaper = Shaper(evaluator, matcher)
        self.exchanges: list[Exchange] = []

    def reaches(self) -> Iterator[Reach]:
        """Yield every text that reaches a sink; exchanges are complete afterwards."""
        for call in self.evaluator.names.calls:
            found = self.matcher.calls(call)
            if found and not is_mocked(call):
                yield from self._call(call, found)
        for node, match in self.matcher.classes():
            yield from self._class(node, match)
        for node, expression, match in self.matcher.decorators():
            yield from self._decorated(node, expression, match)
        for value, match in self.matcher.attributes():
            yield from self._assigned(value, match)
        for node, match in self.matcher.functions():
            yield from self._function(node, match)
        yield from self._literals()
        yield from Sums(self.evaluator, self.matcher).reaches()

    def _assigned(self, value: Node, match: Match) -> Iterator[Reach]:
        for argument in match.sink.arguments[:1]:
            for reach in self._argument(argument, value, Aim(_shown(match.name))):
                yield replace(reach, is_open=True)

    # calls

    def _call(self, call: Node, found: tuple[Match, ...]) -> Iterator[Reach]:
        first = found[0]
        exchange = Exchange(first.sink.library, first.name, call, completion=first.sink.completion)
        taken: set[int] = set()
        for match in found:
            role = self._role(match.sink, call)
            for argument in match.sink.arguments:
                given = given_to(call, argument) or unpacked(self.evaluator, call, argument)
                for node in given:
                    if node.id not in taken:
                        taken.add(node.id)
                        what = f"{_shown(match.name)}({argument.name})"
                        is_open = match.sink.library == "any" or _is_rendered(call)
                        aim = Aim(what, role, exchange=exchange)
                        for reach in self._argument(argument, node, aim, call):
                            is_same = reach.is_open == is_open
                            yield reach if is_same else replace(reach, is_open=is_open)
        if exchange.turns or exchange.instructions:
            self.exchanges.append(exchange)

    def _role(self, sink: Sink, call: Node) -> Role | None:
        for argument in sink.arguments:
            if argument.shape == "role":
                for node in given_to(call, argument):
                    roles = self.shaper.turner.roles(self.evaluator.value(node), node)
                    if roles:
                        return role_of(roles[0][0])
        return None

    def _argument(
        self, argument: Argument, node: Node, aim: Aim, call: Node | None = None
    ) -> Iterator[Reach]:
        """Yield what one argument brings; a role that the call gives counts for its texts."""
        if call is not None and argument.shape in ("docstring", "functions") and is_described(call):
            return
        full = Aim(
            what=aim.what,
            role=aim.role if aim.role and argument.shape == "text" else argument.role,
            template=self._template(argument, call),
            exchange=None if argument.shape in _DESCRIBING_SHAPES else aim.exchange,
        )
        value = self.evaluator.value(node)
        for reach in self.shaper.read(argument.shape, value, node, full):
            yield reach if reach.call is call or call is None else replace(reach, call=call)

    def _template(self, argument: Argument, call: Node | None) -> Language:
        """Return the template language: the sink's, unless the call names another."""
        if call is None or argument.template == "none":
            return argument.template
        named = keyword(call, "template_format")
        if named is not None:
            text = plain_text(self.evaluator.value(named))
            return argument.template if text is None else _FORMATS.get(text, "none")
        texts = [plain_text(self.evaluator.value(node)) for node in positional(call)[1:2]]
        return _FORMATS.get(texts[0] or "", argument.template) if texts else argument.template

    # classes and decorators

    def _class(self, node: Node, match: Match) -> Iterator[Reach]:
        for argument in match.sink.arguments:
            what = f"{_shown(match.name)}.{argument.name}"
            role = argument.role or "tool"
            if argument.name == "__doc__":
                yield from self._docstring(node, what, role)
            elif argument.name == "*":
                for one in self.shaper.descriptions.of_fields(node):
                    yield described(one, role, what, node)
            else:
                yield from self._class_attribute(node, argument, what)

    def _class_attribute(self, node: Node, argument: Argument, what: str) -> Iterator[Reach]:
        value = member(self.evaluator, node, argument.name)
        for one in alternatives(value) if value is not None else ():
            method = one.node if isinstance(one, Reference) else None
            is_method = method is not None and method.type == "function_definition"
            inner = returned(self.evaluator, method) if method and is_method else one
            aim = Aim(what, argument.role, argument.template)
            for reach in self.shaper.read(argument.shape, inner, node, aim):
                yield replace(reach, is_open=True)

    def _docstring(
        self, node: Node, what: str, role: Role, template: Language = "none"
    ) -> Iterator[Reach]:
        string = docstring_node(node)
        if string is not None:
            value = self.evaluator.value(string)
            yield Reach(value, role, what, string, template, call=node)

    def _decorated(self, node: Node, expression: Node, match: Match) -> Iterator[Reach]:
        for argument in match.sink.arguments:
            what = f"@{_shown(match.name)}({argument.name})"
            role = argument.role or "tool"
            if argument.name == "__doc__":
                if expression.type != "call" or not is_described(expression):
                    yield from self._docstring(node, what, role, argument.template)
            elif argument.name == "*":
                of = self.shaper.descriptions
                found = (
                    of.of_parameters(node)
                    if node.type != "class_definition"
                    else of.of_fields(node)
                )
                for one in found:
                    yield described(one, role, what, node)
            elif argument.name == "return":
                yield from self._returned(node, argument, Aim(what, exchange=self._of(expression)))
            elif expression.type == "call":
                for given in given_to(expression, argument):
                    yield from self._argument(argument, given, Aim(what))

    def _of(self, decorator: Node) -> Exchange | None:
        """Return the exchange of the call that made the agent of which a decorator is a method."""
        callee = decorator.child_by_field_name("function") or decorator
        agent = callee.child_by_field_name("object")
        for one in alternatives(self.evaluator.value(agent)) if agent is not None else ():
            found = self.matcher.calls(one.node) if isinstance(one, Called) else ()
            if isinstance(one, Called) and found:
                known = (other for other in self.exchanges if other.call == one.node)
                return next(known, None) or self._begun(found[0], one.node)
        return None

    def _begun(self, match: Match, call: Node) -> Exchange:
        exchange = Exchange(match.sink.library, match.name, call, completion=match.sink.completion)
        self.exchanges.append(exchange)
        return exchange

    def _returned(self, node: Node, argument: Argument, aim: Aim) -> Iterator[Reach]:
        for statement in self.evaluator.names.returns.get(node.id, []):
            for value in items(statement)[:1]:
                yield from self._argument(argument, value, aim)

    def _function(self, node: Node, match: Match) -> Iterator[Reach]:
        value = returned(self.evaluator, node)
        for argument in match.sink.arguments[:1]:
            role = self._said(node) if argument.role == "template" else None
            aim = Aim(f"what {match.name} returns", role or argument.role)
            for reach in self.shaper.read(argument.shape, value, node, aim):
                if not _is_word(reach.value):
                    yield replace(reach, sent=False)

    def _said(self, function: Node) -> Role | None:
        """Return the role that a function's docstring speaks of."""
        string = docstring_node(function)
        if string is None:
            return None
        said = self.evaluator.tree.data[string.start_byte : string.end_byte]
        return "system" if b"system prompt" in said.lower() else None

    # literals

    def _literals(self) -> Iterator[Reach]:
        data = self.evaluator.tree.data
        has_messages = b"role" in data and (b"content" in data or b"parts" in data)
        if not (has_messages or self.matcher.sinks.by_key or b"description" in data):
            return
        for node in self.evaluator.names.dictionaries:
            for value, match in self.matcher.keys(node):
                yield from self._assigned(value, match)
            text = data[node.start_byte : node.end_byte]
            has_role = b"role" in text and (b"content" in text or b"parts" in text)
            has_schema = b"description" in text and any(key in text for key in _SCHEMA_KEYS)
            if has_role and _may_have(node, b"role"):
                yield from self._message(node)
            elif has_schema and not has_role and _may_have(node, b"description"):
                yield from self._schema(node)

        if not has_messages or b"dict(" not in data:
            return
        for call in self.evaluator.names.calls_by_tail.get("dict", ()):
            yield from self._message(call)

    def _message(self, node: Node) -> Iterator[Reach]:
        value = self.evaluator.value(node)
        if isinstance(value, Mapping):
            role, content = value.get("role"), value.get("content", "parts")
            if role is not None and content is not None and _is_role(role.value):
                for reach in self.shaper.messages(value, node, Aim(_MESSAGE)):
                    yield replace(reach, is_open=True)

    def _schema(self, node: Node) -> Iterator[Reach]:
        value = self.evaluator.value(node)
        if not isinstance(value, Mapping):
            return
        schema = value.get("parameters", "input_schema", "inputSchema", "args_schema")
        if value.get("description") and value.get("name") and schema:
            for one in self.shaper.descriptions.of_schema(value):
                yield described(one, "tool", "a tool's schema", node)


def _may_have(dictionary: Node, key: bytes) -> bool:
    """Say whether a dictionary spells a key itself, or has entries whose keys are not spelt.

    Most that only hold one that does are large, and need not be read for it.
    """
    for entry in items(dictionary):
        named = entry.child_by_field_name("key")
        if named is None or named.type != "string" or key in (named.text or b""):
            return True
    return False


def _is_word(value: Value) -> bool:
    """Say whether a text is one word, like a name or an answer."""
    text = plain_text(value)
    return text is not None and len(text.split()) < 2


def _is_rendered(call: Node) -> bool:
    """Say whether a call hands its messages a context: instructor renders them with it."""
    context = keyword(call, "context") or keyword(call, "validation_context")
    return context is not None and keyword(call, "response_model") is not None


def _is_role(value: Value) -> bool:
    """Say whether a value under "role" can be the role of a message."""
    texts = [plain_text(one) for one in alternatives(value)]
    return any(text is None or role_of(text) != "template" for text in texts)


def _shown(name: str) -> str:
    return name.removesuffix(".__call__")
