"""The page of the markers."""

from __future__ import annotations

from promptlint.prism.markers.special_tokens import FAMILIES
from promptlint.prism.page import Page, Part


def page() -> Page:
    """Return what the documentation says of the markers."""
    return Page(
        "markers",
        "Markers",
        "The layout of a text: marks at the beginning and the end of its lines, what stands "
        "between "
        "its parts, tags and how they nest, code fences, control tokens of models, placeholders.",
        "The third, syntactic level of Jeoung et al., *PromptPrism* (arXiv 2505.12592); the styles "
        "of placeholders are ours.",
        "Regular expressions, each in linear time, with the exact place of every mark. The record "
        "of `extract --analyze` counts the marks of layout and lists tags, fences and tokens.",
        "Marks in a quoted document or in code count like all others. An unclosed tag may be a "
        "placeholder, so it is listed as both.",
        _parts(),
    )


def _parts() -> tuple[Part, ...]:
    families = "\n".join(
        f"- {family}: {', '.join(f'`{token}`' for token in tokens)}"
        for family, tokens in FAMILIES.items()
    )
    return (
        Part(
            "prefix",
            "`#` to `######`, `//`, `>`, numbers (`1.`), and bullets (`-`, `*`, `+`, `•`).",
        ),
        Part("suffix", "A line's last `:`, `.`, `!`, `?` or `;`."),
        Part(
            "delimiters", "Blank lines, single line ends, tabs, and lines that are a rule (`---`)."
        ),
        Part(
            "tags",
            "XML-like tags. `depth` counts the closed tags around a tag, and itself. A closing tag "
            "without an opening one has a name that begins with a slash.",
            ("<doc><title>Bees</title>{text}</doc>",),
        ),
        Part("fences", "Blocks within three or more backticks or tildes, with their language."),
        Part(
            "special_tokens",
            f"Control tokens, by the family of models that know them:\n\n{families}",
        ),
        Part(
            "placeholders",
            "`{x}`, `{{x}}`, `${x}`, `[NAME]`, `<name>`, `CAPS_WITH_UNDERSCORES` and `___`.",
        ),
    )
