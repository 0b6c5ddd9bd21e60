"""Which format specs the values of Python's own types take."""

from __future__ import annotations

import re

from promptlint.model import Language, ValueType
from promptlint.pattern import late

_SPEC = late(
    r"(?P<align>.?[<>=^])?(?P<sign>[-+ ])?z?(?P<alternate>#)?0?\d*(?P<group>[_,])?"
    r"(?P<precision>\.\d+)?(?P<kind>[A-Za-z%])?",
    re.DOTALL,
)
_NUMERIC = late(r"[<>^=+,]?\d*\.\d")
"""How the spec of a number begins; dates of some libraries take texts of their own."""
_KINDS: dict[ValueType, str] = {"str": "s", "int": "bcdoxXneEfFgG%", "float": "eEfFgGn%"}
_NAMES: dict[ValueType, str] = {
    "str": "a string", "int": "an integer", "float": "a float", "bool": "a bool", "list": "a list",
    "dict": "a dictionary", "date": "a date", "none": "None", "unknown": "a value",
}  # fmt: skip


def refusal(language: Language, spec: str, conversion: str, kind: ValueType) -> str:
    """Return why a value of this type cannot take a hole's spec; nothing where it can."""
    if language == "percent":
        return _percent_refusal(conversion, kind)
    if conversion:
        kind = "str"
    if not spec or "{" in spec:
        return ""
    if kind in ("unknown", "bool"):
        is_broken = _NUMERIC.match(spec) and not _SPEC.fullmatch(spec)
        return f"`{spec}` is no format spec" if is_broken else ""
    if kind in ("list", "dict", "none"):
        return f"{_NAMES[kind]} takes no format spec"
    if kind == "date":
        return "" if "%" in spec else "a date is formatted with % codes only"
    return _mismatch(spec, kind)


def _mismatch(spec: str, kind: ValueType) -> str:
    match = _SPEC.fullmatch(spec)
    if match is None:
        return f"{_NAMES[kind]} cannot take `{spec}`"
    wanted = match["kind"]
    if wanted and wanted not in _KINDS[kind]:
        return f"{_NAMES[kind]} cannot take `{spec}`"
    align = match["align"] or ""
    is_numeric = match["sign"] or match["group"] or match["alternate"] or align[-1:] == "="
    if kind == "str" and is_numeric:
        return f"a string cannot take `{spec}`"
    if kind == "int" and match["precision"] and (not wanted or wanted in "bcdoxXn"):
        return "an integer takes no precision"
    return ""


def _percent_refusal(conversion: str, kind: ValueType) -> str:
    if conversion in "diouxXeEfFgG" and kind in ("str", "list", "dict", "none", "date"):
        return f"{_NAMES[kind]} cannot take `%{conversion}`"
    if conversion in "oxXc" and kind == "float":
        return f"a float cannot take `%{conversion}`"
    return ""
