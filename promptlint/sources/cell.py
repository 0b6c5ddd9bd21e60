"""Code cells of notebooks: what only IPython reads is turned into comments of the same length."""

from __future__ import annotations

import re
from typing import Final

_PYTHON_CELLS: Final = frozenset(
    {"capture", "debug", "memit", "mprun", "mypy", "prun", "pypy", "python", "python3"}
    | {"scalene", "skip", "time", "timeit"}
)
"""Cell magics below which the cell is Python of this notebook."""
_CELL_MAGIC: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*%%(\S*)([^\n]*)")
"""What a cell begins with; Colab lets comments, which are its forms, stand before it."""
_FOREIGN_CELL: Final = re.compile(r"\s*%(?:fs|md|r|scala|sh|sql)[ \t]*\n")
"""What Databricks begins a cell in another language with."""
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_MAGIC: Final = re.compile(r"[ \t]*(?:[%!]|\?{1,2} ?[\w%])")
_HELP: Final = re.compile(r"[ \t]*%{0,2}[A-Za-z_][\w.*\[\]]*\?{1,2}[ \t]*;?\s*")
_AUTOMATIC: Final = re.compile(
    r"[ \t]*(?:cat|cd|conda|cp|env|less|load_ext|ls|mamba|man|matplotlib|mkdir|more|mv|pip"
    r"|reload_ext|rm|rmdir|run|time|timeit|uv)[ \t]+(?!(?:and|else|for|if|in|is|not|or)\b)"
    r"(?:[\w\"'~]|\.\.|-\w+[ \t]+\w)"
)
"""A magic without its sign, which IPython accepts where Python has no use for the line."""
_ASSIGNED: Final = re.compile(r"[ \t]*[A-Za-z_][\w.,\[\]'\" \t]*=[ \t]*(?=[%!][\w./~$({ \t])")
_TOKEN: Final = re.compile(
    r"""(?P<comment>\#.*)
    | (?P<triple>\"{3}|'{3})
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | (?P<open>[(\[{]) | (?P<close>[)\]}])""",
    re.VERBOSE,
)


def as_python(code: str) -> str:
    """Return the code of a cell with magics, shell lines and help turned into comments.

    Every character keeps its place. Within strings, brackets and continued lines nothing is
    touched: there `%` and `!` are Python's or text.
    """
    magic = _CELL_MAGIC.match(code)
    if (magic is not None and not _is_python(magic[1], magic[2])) or _FOREIGN_CELL.match(code):
        return without_code(code)
    if "%" not in code and "!" not in code and "?" not in code and not _may_be_magic(code):
        return code
    scan = _Scan()
    return "".join(map(scan.line, _LINE.findall(code)))


def without_code(code: str) -> str:
    """Return the text of a cell in another language as comments of the same length."""
    return "".join(map(_hidden, _LINE.findall(code)))


def _may_be_magic(code: str) -> bool:
    return any(map(_AUTOMATIC.match, _LINE.findall(code)))


def _is_python(magic: str, rest: str) -> bool:
    return magic in _PYTHON_CELLS or (
        magic in {"writefile", "file"} and rest.rstrip().endswith(".py")
    )


class _Scan:
    """Goes through a cell line by line and knows whether a new statement can begin."""

    def __init__(self) -> None:
        self._quotes = ""
        self._depth = 0
        self._is_continued = False
        self._in_magic = False

    def line(self, line: str) -> str:
        """Return the line as Python."""
        if self._in_magic:
            self._in_magic = _ends_in_backslash(line)
            return _hidden(line)
        if not (self._quotes or self._depth or self._is_continued):
            plain = _without_magic(line)
            if plain != line:
                self._in_magic = _ends_in_backslash(line)
                return plain
        self._read(line)
        return line

    def _read(self, line: str) -> None:
        """Follow the strings and brackets of a line of Python."""
        at = self._after_quotes(line, 0) if self._quotes else 0
        is_comment = False
        while not self._quotes and (token := _TOKEN.search(line, at)):
            at = token.end()
            if token["triple"]:
                self._quotes = token["triple"]
                at = self._after_quotes(line, at)
            elif token["comment"]:
                is_comment = True
            else:
                step = bool(token["open"]) - bool(token["close"])
                self._depth = max(0, self._depth + step)
        self._is_continued = not is_comment and _ends_in_backslash(line)

    def _after_quotes(self, line: str, at: int) -> int:
        """Return where an open triple-quoted string ends in the line, else the line's end."""
        end = re.compile(rf"(?:[^\\]|\\.)*?{self._quotes}", re.DOTALL).match(line, at)
        if end is None:
            return len(line)
        self._quotes = ""
        return end.end()


def _without_magic(line: str) -> str:
    if _MAGIC.match(line) or _HELP.fullmatch(line) or _AUTOMATIC.match(line):
        return _commented(line)
    assigned = _ASSIGNED.match(line)
    if assigned is not None:
        return assigned[0] + _nothing(line[assigned.end() :])
    return line


def _commented(line: str) -> str:
    """Return the line as a comment; an indented one as a number and a comment.

    For all that is known it is the only statement of a block, which must not be left empty.
    """
    body = line.lstrip(" \t")
    indent = line[: len(line) - len(body)]
    if not body.strip():
        return line
    return indent + (_nothing(body) if indent else "#" + body[1:])


def _hidden(line: str) -> str:
    """Return a line that begins no statement as a comment: its blanks would be an indentation."""
    return "#" + line[1:] if line.strip() else line


def _nothing(body: str) -> str:
    rest = body[1:]
    return "0" + ("#" + rest[1:] if rest.strip() else rest)


def _ends_in_backslash(line: str) -> bool:
    return line.rstrip("\r\n").endswith("\\")
