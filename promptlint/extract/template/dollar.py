"""The language of `string.Template`: `$name`, `${name}`, `$$`."""

from __future__ import annotations

from string import Template

from promptlint.extract.template.foreign import foreign_holes, foreign_tags
from promptlint.extract.template.reading import Reading
from promptlint.model import Fault, Field, Span


def read_dollar(text: str) -> Reading:
    """Return the holes of a `string.Template` text and its faults. Takes linear time."""
    fields: list[Field] = []
    faults: list[Fault] = []
    for match in Template.pattern.finditer(text):
        name = match["named"] or match["braced"]
        if name:
            fields.append(Field(name, Span(*match.span()), path=name))
        elif match["invalid"] is not None:
            start = match.start()
            faults.append(Fault("syntax", Span(start, start + 1), "begins no name"))
    foreign = foreign_holes(text, ("str.format", "jinja2", "percent"))
    return tuple(fields), (*faults, *foreign, *foreign_tags(text, "jinja2"))
