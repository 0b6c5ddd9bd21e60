"""Through which channel a value comes in from outside the program: a request, input(), a file …."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import keyword, positional
from promptlint.extract.tree import items
from promptlint.extract.value import (
    Altered,
    Blank,
    Called,
    Choice,
    Joined,
    Listing,
    Member,
    Parameter,
    Reference,
    Value,
    alternatives,
)
from promptlint.model import Channel

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.names import Function

_CALLS: tuple[tuple[Channel, re.Pattern[str]], ...] = (
    ("environment", re.compile(r"(^|\.)(getenv|environ\.get)$")),
    ("input", re.compile(
        r"^(input|raw_input|getpass\.getpass|click\.prompt|typer\.prompt|fileinput\.input)$|^sys\.stdin\.read"
        r"|(^|\.)(rich\.prompt\.)?Prompt\.ask$|(^|\.)(PromptSession|session)\.prompt(_async)?$"
        r"|(^|\.)(text_input|text_area|chat_input|audio_input|file_uploader)$"
        r"|(^|\.)(transcriptions\.create|recognize_(google|whisper|sphinx)|transcribe)$"
    )),
    ("request", re.compile(
        r"(^|\.)(flask\.|quart\.)?request\.(args|form|json|values|data|POST|GET|query_params)\.get(list)?$"
        r"|(^|\.)[Rr]equest\.(get_json|get_data|json|body|form|text|post|read)$"
        r"|(^|\.)(receive_text|receive_json)$"
    )),
    ("web", re.compile(
        r"^(requests|httpx|aiohttp|urllib3?(?!\.parse))\.|^(requests\.Session|httpx\.(Async)?Client)\."
        r"|^feedparser\.parse$|(^|\.)(BeautifulSoup|newspaper\.Article|wikipedia\.(page|summary))(\.|$)|(^|\.)urlopen(\.|$)"
    )),
    ("tool", re.compile(
        r"(^|\.)(DuckDuckGoSearchRun|DDGS|TavilyClient|SerpAPIWrapper|GoogleSearchAPIWrapper"
        r"|WikipediaAPIWrapper|ArxivAPIWrapper|GoogleSerperAPIWrapper)\.\w+$|(^|\.)(call_tool|execute_tool)$"
    )),
    ("file", re.compile(
        r"(^|\.)(PdfReader|PdfFileReader|PyPDF2|pypdf|docx\.Document|fitz\.open|pdfplumber)(\.|$)"
        r"|(^|\.)(extract_text|getvalue)$"
    )),
)  # fmt: skip
_NUMBERS = frozenset({"int", "float", "len", "bool", "round"})
_READ = re.compile(
    r"(^|\.)open\.(read|readlines|readline)$|(^|\.)(Path|path)\.read_(text|bytes)$|(^|\.)(pd|pandas)\.read_\w+$"
)
_OF_FIRST = re.compile(
    r"^(json\.loads?|csv\.(Dict)?[rR]eader|html\.unescape|base64\.b64decode|email\.message_from_\w+)$"
)
"""Calls of which the value is what their first argument holds."""
_OPENED = re.compile(r"(^|\.)open$")
_REQUEST = re.compile(
    r"^(?:flask\.|quart\.)?request\.(args|form|json|values|data|files|POST|GET|query_params)$"
)
_REQUEST_PART = frozenset(
    {"args", "form", "json", "values", "data", "files", "POST", "GET", "body", "query_params"}
)
_PLUMBING = frozenset(
    {"user", "session", "state", "app", "method", "url", "client", "META", "headers", "scope"}
)
_ROUTES = frozenset(
    {"get", "post", "put", "patch", "delete", "route", "websocket", "api_route", "on_message",
     "message_handler", "on_chat_message", "message", "event"}
)  # fmt: skip
_GIVEN = re.compile(
    r"Depends|Session|BackgroundTasks|\b(int|float|bool|Literal|Enum|UUID|datetime|date)\b"
)
_HANDED = re.compile(
    r"^(telegram\.)?Update$|(^|\.)(HttpRequest|UploadFile)$|^(discord|types)\.Message$"
)
_FRONT_ENDS = frozenset({"Interface", "ChatInterface", "click", "submit"})
_OPTION = re.compile(r"^typer\.(Argument|Option)$")
_CONSOLES = frozenset({"click", "typer", "rich_click", "asyncclick"})
_ARGUMENTS = re.compile(r"(^|\.)parse_(known_)?args$")
_NAMED: dict[str, Channel] = {"sys.argv": "arguments", "sys.stdin": "input"}
_OWN_FILE = re.compile(
    r"prompt|templ|instruct|config|system|skill|persona|guide|rule|base|root|dir"
)


def channel(evaluator: Evaluator, value: Value) -> Channel | None:
    """Return how a value comes in from outside, or None where that is not to be seen here."""
    return _Channels(evaluator).of(value)


class _Channels:
    """Reads channels, that of each value once."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._known: dict[int, Channel | None] = {}

    def of(self, value: Value) -> Channel | None:
        if id(value) not in self._known:
            self._known[id(value)] = None  # what a value is made of can hold the value itself
            self._known[id(value)] = self._read(value)
        return self._known[id(value)]

    def _read(self, value: Value) -> Channel | None:
        match value:
            case Choice(values):
                return self._first(values)
            case Called(name=name) if name in _NUMBERS:
                return None  # a number gives no orders
            case Called(name=name) if _OF_FIRST.search(name):
                return self._of_first(value)
            case Called(name=name, receiver=receiver):
                return self._called(value, name) or (self.of(receiver) if receiver else None)
            case Parameter(values=values):
                return self._parameter(value) or self._first(values)
            case Member(owner=owner, name=name):
                return self._member(owner, name)
            case Reference(name):
                return _NAMED.get(name) or _of_name(name)
            case Altered(text=inner) | Blank(value=inner):
                return self.of(inner)
            case Joined(parts) | Listing(parts):
                return self._first(tuple(part.value for part in parts))
            case _:
                return None

    def _first(self, values: tuple[Value, ...]) -> Channel | None:
        return next((found for value in values if (found := self.of(value))), None)

    def _called(self, value: Called, name: str) -> Channel | None:
        if _READ.search(name):
            return "file" if self._is_chosen_file(value) else None
        return next((channel for channel, calls in _CALLS if calls.search(name)), None)

    def _of_first(self, value: Called) -> Channel | None:
        """Return the channel of what a parser gets: text, or a file that somebody has chosen."""
        given = positional(value.node)[:1]
        inner = self.evaluator.value(given[0]) if given else None
        for one in alternatives(inner) if inner is not None else ():
            if isinstance(one, Called) and _OPENED.search(one.name):
                return "file" if self._is_chosen_file(one) else None
        return self.of(inner) if inner is not None else None

    def _member(self, owner: Value, name: str) -> Channel | None:
        if name in _PLUMBING:
            return None
        if isinstance(owner, Reference) and _REQUEST.match(f"{owner.name}.{name}"):
            return "request"
        if isinstance(owner, Parameter) and owner.name == "request" and name in _REQUEST_PART:
            return "request"
        return self.of(owner)

    def _parameter(self, value: Parameter) -> Channel | None:
        """Return the channel of what a framework hands to a handler of requests or messages."""
        function = _function_of(value.node)
        if function is None or _GIVEN.search(self.evaluator.tree.text(value.node)):
            return None
        known = self.evaluator.names.by_node.get(function.id)
        if _HANDED.search(value.annotation) or self._is_event(value, known):
            return "request"
        decorators = known.decorators if known is not None else ()
        is_handler = any(self._is_route(one) for node in decorators for one in items(node)[:1])
        name = known.name if known is not None else ""
        is_handler = is_handler or (name == "on_message" and bool(decorators))
        if is_handler or self._is_front_end(name):
            return "request"
        return self._command(value, known) if known is not None else None

    def _command(self, value: Parameter, known: Function) -> Channel | None:
        """Return the channel of what the command line, or a chat, hands to a command."""
        made = [one for node in known.decorators for one in items(node)[:1]]
        names = [one.child_by_field_name("function") or one for one in made]
        tails = {self.evaluator.names.dotted(one).rpartition(".")[2] for one in names}
        if "command" not in tails or "Path" in value.annotation:
            return None
        roots = {module.partition(".")[0] for module in self.evaluator.names.modules}
        if not roots.isdisjoint(_CONSOLES):
            return "arguments"
        return "request" if "discord" in roots and value.name not in ("ctx", "context") else None

    def _is_event(self, value: Parameter, known: Function | None) -> bool:
        """Say whether a parameter is what AWS or Telegram hands to a handler."""
        if value.name == "update":
            return b"telegram" in self.evaluator.tree.data
        return value.name == "event" and known is not None and known.name.endswith("handler")

    def _is_route(self, decorator: Node) -> bool:
        if decorator.type != "call":
            return self.evaluator.names.dotted(decorator).rpartition(".")[2] == "on_message"
        tail = self.evaluator.names.tail(decorator)
        return tail in _ROUTES and (tail.endswith("message_handler") or bool(positional(decorator)))

    def _is_front_end(self, name: str) -> bool:
        """Say whether a function is what gradio calls with what the visitor typed."""
        modules = self.evaluator.names.modules
        if not any(module.startswith("gradio") for module in modules):
            return False  # pools of threads have a submit() as well
        tails = self.evaluator.names.calls_by_tail
        calls = [call for tail in _FRONT_ENDS for call in tails.get(tail, ())]
        handlers = ((*positional(call)[:1], keyword(call, "fn")) for call in calls)
        texts = {
            self.evaluator.tree.text(one) for ones in handlers for one in ones if one is not None
        }
        return bool(name) and name in texts

    def _is_chosen_file(self, value: Called) -> bool:
        """Say whether whoever runs the program chooses the file that a call reads."""
        opened = value.receiver if isinstance(value.receiver, Called) else value
        given = positional(opened.node)[:1]
        path = self.evaluator.value(given[0]) if given else opened.receiver or value.receiver
        return path is not None and self._is_chosen(path, 0)

    def _is_chosen(self, path: Value, depth: int) -> bool:
        match path:
            case Choice(values):
                return depth < 8 and any(self._is_chosen(one, depth + 1) for one in values)
            case Parameter(name=name, values=values) if not _OWN_FILE.search(name.lower()):
                return not values or any(self._is_chosen(one, depth + 1) for one in values)
            case Member(owner=Called(name=name), name=attribute):
                is_argument = bool(_ARGUMENTS.search(name))
                return is_argument and not _OWN_FILE.search(attribute.lower())
            case Called(name=name) if _OPTION.search(name):
                return True
            case _:
                return self.of(path) in ("arguments", "input", "request")


def _of_name(name: str) -> Channel | None:
    return "request" if _REQUEST.match(name) else None


def _function_of(parameter: Node) -> Node | None:
    node: Node | None = parameter
    while node is not None and node.type != "function_definition":
        node = node.parent
    return node
