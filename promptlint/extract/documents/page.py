"""Text files and templates: the whole file is one prompt, what front matter says left out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from promptlint.extract.documents.draft import Draft
from promptlint.extract.documents.front_matter import read_front_matter
from promptlint.extract.documents.speaker import role_in
from promptlint.model import Extraction, Language, Source, Span
from promptlint.sources.data import Tape, Text
from promptlint.sources.kind import suffix_of

_LANGUAGES: Final[Mapping[str, Language]] = {
    ".j2": "jinja2",
    ".jinja": "jinja2",
    ".jinja2": "jinja2",
    ".mustache": "mustache",
    ".handlebars": "mustache",
    ".hbs": "mustache",
}


_HELPED: Final = frozenset({".handlebars", ".hbs"})
"""Suffixes of Mustache with helpers, which take arguments: its holes are read, it is not judged."""


def read_page(source: Source) -> Extraction:
    """Return the prompt of a text file or template; of a blank one, none."""
    front = read_front_matter(source.text)
    unread = (front.fault,) if front.fault else ()
    text = passage(source.text, front.end, len(source.text))
    if not text.value.strip():
        return Extraction(unread=unread)
    name = Path(source.path).name
    language = _LANGUAGES.get(suffix_of(name))
    stem = name.partition(".")[0]
    draft = Draft(
        (text,),
        role_in(stem),
        f"the file is a {source.kind}",
        stem,
        kind=source.kind,
        language=language,
        reader=name if language and suffix_of(name) not in _HELPED else "",
    )
    return Extraction((draft.prompt(source),), unread=unread)


def passage(text: str, start: int, end: int) -> Text:
    """Return a stretch of a text as a string that stands there as it is."""
    tape = Tape(text)
    tape.lines(start, end)
    return tape.text(Span(start, end), Span(start, end))
