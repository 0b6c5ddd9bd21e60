"""Where a value comes from: the clock, the user, a model, the program itself."""

from __future__ import annotations

import re
from typing import Final

from promptlint.extract.value import (
    Altered,
    Blank,
    Called,
    Choice,
    Chunk,
    Constant,
    Filled,
    Foreign,
    Joined,
    Listing,
    Member,
    Parameter,
    Reference,
    Unknown,
    Value,
)
from promptlint.model import Origin

_CLOCK = re.compile(
    r"(^|\.)(datetime(\.datetime)?\.(now|utcnow|today)|date\.today|time\.(time|ctime|strftime|localtime|gmtime|asctime|time_ns))(\.|$)"
)
_IDENTIFIER = re.compile(
    r"(^|\.)(uuid\.uuid[14]|uuid[14]|secrets\.token_\w+|random\.\w+|getrandbits)(\.|$)"
)
_OUTSIDE = re.compile(
    r"(^|\.)(input|open|read|read_text|readlines|recv|getenv)$|^(requests|httpx|urllib|aiohttp)\.|(^|\.)request\.|"
    r"(^|\.)(PdfReader|extract_text|BeautifulSoup)(\.|$)|^sys\.(stdin|argv)|"
    r"(Loader|Reader)(\.\w+)*\.(a?load|lazy_load|load_and_split|load_data)$|"
    r"(^|\.)(a?similarity_search\w*|a?max_marginal_relevance_search\w*|a?get_relevant_documents)$|"
    r"(^|\.)(text_input|text_area|chat_input)$|(^|\.)(Http)?Request\.(json|form|body|text|post|data|get_json)\b"
)
_REQUEST = re.compile(r"^(flask\.)?request(\.|$)|^sys\.argv$")
_MODEL = re.compile(
    r"(^|\.)(completions?|chat|responses|messages|generate_content|converse)\.(create|parse|complete|completion|invoke|acompletion)\b|\.(invoke|ainvoke|predict|generate_content|generate)$"
)
_RANK: Final[tuple[Origin, ...]] = (
    "clock", "identifier", "outside", "model", "session", "parameter", "unknown", "constant",
)  # fmt: skip
"""The origins of parts, the one that tells most of the whole first."""
_PARTS: Final[tuple[Origin, ...]] = (*_RANK[:4], "parameter", "session", *_RANK[6:])
"""The same for texts and lists: an argument tells more of them than what an object keeps."""


def is_drawn(name: str) -> bool:
    """Say whether a call of this name gives another value each time: `random.choice`, `uuid4`."""
    return bool(_IDENTIFIER.search(name))


def origin_of(value: Value) -> Origin:
    """Return where a value comes from."""
    return _Origins().of(value)


class _Origins:
    """Reads origins, that of each value once: one value can be a part of another on many ways."""

    def __init__(self) -> None:
        self._known: dict[int, Origin] = {}

    def of(self, value: Value) -> Origin:
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = self._read(value)
        return known

    def _read(self, value: Value) -> Origin:
        match value:
            case Constant() | Chunk():
                return "constant"
            case Reference(name) if _REQUEST.search(name):
                return "outside"
            case Choice(values):
                return self._first(values, _RANK)
            case Called(name=name, receiver=receiver):
                return _called(name) or self._inner(receiver)
            case Parameter(values=values):
                given = self.of(values[0]) if values else "parameter"
                return given if given in ("clock", "identifier") else "parameter"
            case Member(owner=owner):
                return self._member(owner)
            case Foreign(value=inner) | Altered(text=inner) | Blank(value=inner):
                return self.of(inner)
            case Joined(parts) | Listing(parts):
                return self._first(tuple(part.value for part in parts), _PARTS)
            case Filled(template=template, given=given):
                return self._first((template, *(one.value for one in given)), _PARTS)
            case _:
                return "unknown"

    def _first(self, values: tuple[Value, ...], rank: tuple[Origin, ...]) -> Origin:
        found = {self.of(value) for value in values}
        for origin in rank:
            if origin in found:
                return origin
        return "constant"

    def _member(self, owner: Value) -> Origin:
        match owner:
            case Unknown():
                return "session"
            case Reference(name) if _REQUEST.search(name):
                return "outside"
            case _:
                return self._inner(owner)

    def _inner(self, owner: Value | None) -> Origin:
        """Return the origin of what is taken out of a value or made of it."""
        origin = self.of(owner) if owner is not None else "unknown"
        return origin if origin != "constant" else "unknown"


def _called(name: str) -> Origin | None:
    if _CLOCK.search(name):
        return "clock"
    if _IDENTIFIER.search(name):
        return "identifier"
    if _OUTSIDE.search(name):
        return "outside"
    return "model" if _MODEL.search(name) else None
