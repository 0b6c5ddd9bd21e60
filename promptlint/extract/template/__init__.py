"""Template languages: which holes a text has, and where its language stumbles. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from promptlint.extract.template.braces import is_name, read_braces
from promptlint.extract.template.dollar import read_dollar
from promptlint.extract.template.guess import guess
from promptlint.extract.template.jinja import read_jinja
from promptlint.extract.template.mustache import read_mustache
from promptlint.extract.template.percent import read_percent
from promptlint.extract.template.reading import Reading, mask
from promptlint.model import Language, Span

__all__ = ["Reading", "guess", "looks_like_hole", "parse"]

_READERS: Mapping[Language, Callable[[str], Reading]] = {
    "str.format": read_braces,
    "percent": read_percent,
    "string.Template": read_dollar,
    "jinja2": read_jinja,
    "mustache": read_mustache,
}


def parse(text: str, language: Language, opaque: Iterable[Span] = ()) -> Reading:
    """Return the holes that `language` reads in `text`, and its faults, in text order.

    Spans are offsets of `text`. `opaque` are stretches of `text` that are not the template's own
    (values put in before): nothing in them is a hole or a fault. Languages without holes of their
    own ("none", "f-string") give nothing. Never raises; takes linear time.
    """
    reader = _READERS.get(language)
    return reader(mask(text, opaque)) if reader else ((), ())


def looks_like_hole(inner: str) -> bool:
    """Say whether `{inner}` can be meant as a hole: a name or path, with a sound spec."""
    return is_name(inner)
