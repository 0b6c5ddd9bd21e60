"""The language of the `%` operator: `%s`, `%(name)s`, `%.2f`, `%%`."""

from __future__ import annotations

import re

from promptlint.extract.template.foreign import foreign_holes
from promptlint.extract.template.reading import Reading
from promptlint.model import Fault, Field, Span

_CONVERSION = re.compile(
    r"""%
    (?:\((?P<name>[^()]*)\))?
    (?P<flags>[#0\- +]*)
    (?P<width>\*|\d+)?
    (?:\.(?P<precision>\*|\d*))?
    [hlL]?
    (?P<kind>.)?""",
    re.VERBOSE | re.DOTALL,
)
_KINDS = frozenset("diouxXeEfFgGcrsa")
_WORD = re.compile(r"[A-Za-z]{2}")


def read_percent(text: str) -> Reading:
    """Return the conversions of a `%` template and its faults. Takes linear time.

    Positional fields are named by their place among the arguments, "0", "1", …; `*` takes a place.
    """
    fields: list[Field] = []
    faults: list[Fault] = []
    place = 0
    for conversion in _CONVERSION.finditer(text):
        if conversion[0] == "%%":
            continue
        span = Span(*conversion.span())
        if reason := _fault(text, conversion):
            faults.append(Fault("bad-percent", Span(span.start, span.start + 1), reason))
            continue
        place += (conversion["width"] == "*") + (conversion["precision"] == "*")
        name = conversion["name"]
        if name is None:
            name, place = str(place), place + 1
        fields.append(Field(name, span, _spec(conversion), conversion["kind"], path=name))
    return tuple(fields), (*faults, *foreign_holes(text, ("str.format", "jinja2")))


def _fault(text: str, conversion: re.Match[str]) -> str:
    """Say why a per cent sign is no conversion, or nothing where it is one."""
    if conversion["kind"] is None or conversion["kind"] not in _KINDS:
        return "begins no conversion"
    is_prose = (
        conversion["name"] is None
        and " " in conversion["flags"]
        and text[conversion.start() - 1 : conversion.start()].isdigit()
        and _WORD.match(text, conversion.start("kind"))
    )
    return "is read as a conversion, with the space and the letter after it" if is_prose else ""


def _spec(conversion: re.Match[str]) -> str:
    precision = conversion["precision"]
    width = (conversion["flags"] or "") + (conversion["width"] or "")
    return width + ("" if precision is None else f".{precision}")
