"""The documentation of an analysis: a page for everything that it finds or measures.

`python -m promptlint.prism.manual DIRECTORY` writes the pages and their index as Markdown files.
Each page is made of what stands beside the code that it is about.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from promptlint.prism.components.pages import pages as pages_of_components
from promptlint.prism.linguistic import PAGE as LINGUISTIC
from promptlint.prism.markers.page import page as page_of_markers
from promptlint.prism.page import Page
from promptlint.prism.patterns import PATTERNS
from promptlint.prism.properties.pages import pages as pages_of_properties
from promptlint.prism.signals.page import page as page_of_signals
from promptlint.prism.structure_page import PAGE as STRUCTURE
from promptlint.prism.techniques.page import page as page_of_techniques


def pages() -> tuple[Page, ...]:
    """Return all pages, in the order of the index."""
    return (
        STRUCTURE,
        *pages_of_components(),
        page_of_markers(),
        *(pattern.page() for pattern in PATTERNS),
        page_of_techniques(),
        page_of_signals(),
        *pages_of_properties(),
        LINGUISTIC,
    )


def index() -> Iterator[str]:
    """Yield the lines of the index."""
    yield from ("# What promptlint finds in a prompt", "")
    yield from (f"- [{page.title}]({page.path}.md)" for page in pages())


def write(directory: Path) -> None:
    """Write every page, and README.md with the index."""
    for page in pages():
        _write(directory / f"{page.path}.md", page.markdown())
    _write(directory / "README.md", index())


def _write(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/analysis"))
