"""Bytes of a Python file → its text, by the rules of the language (PEP 263)."""

from __future__ import annotations

import re
from typing import Final

from promptlint.errors import SourceError

BOM: Final = b"\xef\xbb\xbf"
UTF_8: Final = "utf-8"
UTF_8_WITH_BOM: Final = "utf-8-sig"

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_COOKIE: Final = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK: Final = re.compile(rb"[ \t\f]*(?:#.*)?")
_PROBE: Final = b"# coding"


def decode_python(data: bytes, path: str) -> tuple[str, str]:
    """Return the text, with its line ends as they are and without a byte order mark, and encoding.

    Raises:
        SourceError: the bytes are no text of Python, or not in the encoding that they declare.
    """
    if data.startswith(_UTF_16):
        raise SourceError("is UTF-16, which Python cannot read", path, "save it as UTF-8")
    if b"\0" in data:
        raise SourceError("is binary: it holds a NUL byte", path)
    encoding = UTF_8_WITH_BOM if data.startswith(BOM) else _declared(data, path) or UTF_8
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise _undecodable(error, path) from None
    except UnicodeError as error:
        raise SourceError(f"is not {encoding}: {error}", path) from None


def decode_text(data: bytes, path: str, errors: str = "strict") -> tuple[str, str]:
    """Return the text of a file that is no Python, and its encoding: UTF-8 and nothing else.

    With `errors` "surrogateescape", bytes that are not UTF-8 become halves of characters.

    Raises:
        SourceError: the bytes are no text, or not UTF-8.
    """
    if data.startswith(_UTF_16):
        raise SourceError("is UTF-16", path, "save it as UTF-8")
    if b"\0" in data:
        raise SourceError("is binary: it holds a NUL byte", path)
    encoding = UTF_8_WITH_BOM if data.startswith(BOM) else UTF_8
    try:
        return data.decode(encoding, errors), encoding
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = f"is not UTF-8: byte 0x{error.object[error.start]:02x} on line {line}"
        raise SourceError(what, path, "save it as UTF-8") from None


def _declared(data: bytes, path: str) -> str | None:
    """Return the encoding that one of the first two lines declares."""
    for line in data[:1000].splitlines()[:2]:
        match = _COOKIE.match(line)
        if match is not None:
            return _checked(match[1].decode("ascii", "replace"), path)
        if not _BLANK.fullmatch(line):
            return None
    return None


def _checked(encoding: str, path: str) -> str:
    """Return the encoding if it is there and reads ASCII as ASCII.

    Any other would turn the code into something else, in which nothing is ever found.
    """
    try:
        is_fit = _PROBE.decode(encoding) == _PROBE.decode("ascii")
    except (LookupError, UnicodeError):
        is_fit = False
    if not is_fit:
        what = f"declares the encoding `{encoding}`, which Python cannot read"
        raise SourceError(what, path, "declare the encoding that the file has")
    return encoding


def _undecodable(error: UnicodeDecodeError, path: str) -> SourceError:
    line = error.object.count(b"\n", 0, error.start) + 1
    byte = error.object[error.start : error.start + 1].hex()  # some codecs stop behind the last one
    why = f"byte 0x{byte} on line {line}" if byte else error.reason
    what = f"is not {error.encoding}: {why}"
    return SourceError(what, path, "save it as UTF-8 or declare its encoding on the first line")
