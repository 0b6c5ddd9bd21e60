"""The language of Mustache: `{{name}}`, `{{{name}}}`, sections, comments, partials."""

from __future__ import annotations

import re

from promptlint.extract.template.foreign import foreign_holes
from promptlint.extract.template.reading import Reading, mask
from promptlint.model import Fault, Field, Span

_TAG = re.compile(
    r"""\{\{\{\s{0,20}(?P<raw>[^{}]{1,200}?)\s{0,20}\}\}\}
    |\{\{(?P<kind>[#^/!>&]?)\s{0,20}(?P<name>[^{}]*)\}\}""",
    re.VERBOSE,
)


def read_mustache(text: str) -> Reading:
    """Return the holes of a Mustache template and its faults. Takes linear time.

    What stands in a section may come from the section's value, so it is optional, and so is the
    name of an inverted section.
    """
    fields: list[Field] = []
    faults: list[Fault] = []
    opened: list[tuple[str, Span]] = []
    taken: list[Span] = []
    for tag in _TAG.finditer(text):
        span = Span(*tag.span())
        taken.append(span)
        kind, path = tag["kind"], (tag["raw"] or tag["name"]).strip()
        if kind in ("!", ">") or path == ".":
            continue
        if kind == "/":
            faults += _close(opened, path, span)
            continue
        optional = bool(opened) or kind == "^"
        fields.append(Field(path.partition(".")[0], span, optional=optional, path=path))
        if kind in ("#", "^"):
            opened.append((path, span))
    faults += [
        Fault("unbalanced", span, "opens a section that is never closed") for _, span in opened
    ]
    faults += foreign_holes(mask(text, taken), ("str.format", "percent"))
    return tuple(fields), tuple(sorted(faults, key=lambda fault: fault.span))


def _close(opened: list[tuple[str, Span]], path: str, span: Span) -> list[Fault]:
    if opened and opened[-1][0] == path:
        opened.pop()
        return []
    return [Fault("unbalanced", span, "closes nothing")]
