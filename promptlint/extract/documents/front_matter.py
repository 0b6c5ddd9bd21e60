"""The YAML between two lines of dashes at the beginning of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from promptlint.model import Span
from promptlint.sources.data import BrokenError, Node, Table, read_yaml

_FRONT: Final = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?P<inside>.*?)(?<![^\r\n])---[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before a text. `end` is where the text begins; a broken one has a fault."""

    end: int = 0
    table: Table | None = None
    fault: tuple[Span, str] | None = None

    def get(self, key: str) -> Node | None:
        """Return the value of a key."""
        return self.table.get(key) if self.table else None


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of a text; without any, the text begins at 0."""
    match = _FRONT.match(text)
    if match is None:
        return FrontMatter()
    start = match.start("inside")
    try:
        documents = read_yaml(text[: match.end("inside")].replace("---", "   ", 1))
    except BrokenError as error:
        at = max(start, error.span.start)
        return FrontMatter(match.end(), fault=(Span(at, at), f"the front matter {error.reason}"))
    table = documents[0] if documents else None
    return FrontMatter(match.end(), table if isinstance(table, Table) else None)
