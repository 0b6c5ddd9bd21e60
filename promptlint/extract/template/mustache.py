"""The language of Mustache: `{{name}}`, `{{{name}}}`, sections, comments, partials."""

from __future__ import annotations

import re

from promptlint.extract.template.foreign import foreign_holes, foreign_tags
from promptlint.extract.template.reading import Reading, mask
from promptlint.model import Fault, Field, Span

_TAG = re.compile(
    r"""\{\{\{\s{0,20}(?P<raw>[^{}]{1,200}?)\s{0,20}\}\}\}
    |\{\{~?(?P<kind>[#^/!>&]?)\s{0,20}(?P<name>[^{}]*)\}\}""",
    re.VERBOSE,
)
_PATH = re.compile(r"\$?([^\W\d][\w-]*(?:\.[\w-]+)*)")
"""A name; Semantic Kernel's have a dollar in front."""
_RESERVED = frozenset(("else", "this"))


def read_mustache(text: str) -> Reading:
    """Return the holes of a Mustache or Handlebars template and its faults. Takes linear time.

    What stands in a section may come from the section's value, so it is optional, and so are the
    name of an inverted section and whatever a helper takes (`{{#if name}}`, `{{helper name}}`).
    """
    fields: list[Field] = []
    faults: list[Fault] = []
    opened: list[tuple[str, Span]] = []
    taken: list[Span] = []
    for tag in _TAG.finditer(text):
        span = Span(*tag.span())
        taken.append(span)
        kind, words = tag["kind"], (tag["raw"] or tag["name"]).strip("~ \t\r\n").split()
        if kind == "/":
            faults += _close(opened, words[0] if words else "", span)
        elif kind not in ("!", ">"):
            fields += _fields(words, span, optional=bool(opened) or kind == "^")
        if kind in ("#", "^") and words:
            opened.append((words[0], span))
    reason = "opens a section that is never closed"
    faults += [Fault("unbalanced", span, reason) for _, span in opened]
    faults += foreign_holes(mask(text, taken), ("str.format", "percent"))
    faults += foreign_tags(text, "jinja2")
    return tuple(fields), tuple(sorted(faults, key=lambda fault: fault.span))


def _fields(words: list[str], span: Span, *, optional: bool) -> list[Field]:
    """Return what a tag asks for: its one name, or the plain names that a helper takes."""
    is_helper = len(words) > 1
    paths = [match[1] for word in words[is_helper:] if (match := _PATH.fullmatch(word))]
    return [
        Field(path.partition(".")[0], span, optional=optional or is_helper, path=path)
        for path in paths
        if path.partition(".")[0] not in _RESERVED
    ]


def _close(opened: list[tuple[str, Span]], name: str, span: Span) -> list[Fault]:
    if opened and opened[-1][0] == name:
        opened.pop()
        return []
    return [Fault("unbalanced", span, "closes nothing")]
