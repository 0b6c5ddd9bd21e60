"""What the documentation says of something that an analysis finds or measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One of several things that share a page; `examples` are texts that show it."""

    name: str
    text: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the documentation. Its texts are Markdown, each a sentence or more.

    `path` is relative to the folder of all pages and has no suffix: "patterns/persona".
    """

    path: str
    title: str
    measures: str
    """What it measures, or finds."""
    source: str
    """The paper that it comes from."""
    method: str
    """How it is computed."""
    caution: str
    """What it must not be used for."""
    parts: tuple[Part, ...] = ()

    def markdown(self) -> Iterator[str]:
        """Yield the lines of the page."""
        yield f"# {self.title}"
        yield from ("", self.measures)
        yield from ("", "## Where it comes from", "", self.source)
        yield from ("", "## How it is found", "", self.method)
        yield from ("", "## What it must not be used for", "", self.caution)
        for part in self.parts:
            yield from ("", f"## {part.name}", "", part.text)
            for example in part.examples:
                yield from ("", *_block(example))


def _block(text: str) -> Iterator[str]:
    """Yield a fenced block, with a fence longer than any in the text."""
    fence = "```"
    while fence in text:
        fence += "`"
    yield from (f"{fence}text", *text.split("\n"), fence)
