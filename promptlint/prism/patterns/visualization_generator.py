"""Visualization generator: text that another tool turns into a picture."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, all_of, either
from promptlint.prism.phrases import Phrases

_PICTURE: Final = (
    r"(?:diagram|chart|graph|plot|figure|image|picture|illustration|visuali[sz]ation|drawing|"
    r"flowchart|poster|mind ?map|artwork|timeline)s?"
)

VISUALIZATION_GENERATOR: Final = Pattern(
    "visualization_generator",
    "makes the model write text from which another tool makes a picture.",
    "A word for a picture (*picture*), and beside it the tool or language that draws it, or a "
    "prompt for an image generator (*tool*).",
    "A request to a model that draws by itself is none, and neither is a review of plotting code.",
    either(
        all_of(
            Idea("picture", Phrases(_PICTURE)),
            Idea(
                "tool",
                Phrases(
                    r"(?:dall-?e ?\d?|midjourney|stable ?diffusion|graphviz|plantuml|"
                    r"mermaid(?:\.js)?|"
                    r"dot (?:language|syntax|format|notation)|d3(?:\.js)?|vega(?:-lite)?|"
                    r"chart\.js|echarts|tikz)",
                    rf"(?:prompt|description)s? (?:for|of|to generate|to create) [^.!?\\n]{{0,40}}"
                    rf"(?:image|{_PICTURE}) (?:generator|generation|model)s?",
                ),
            ),
            within=250,
        ),
        all_of(
            Idea(
                "picture",
                Phrases(
                    rf"(?:generate|create|draw|produce|write|make|output|provide) ~30 "
                    rf"{_PICTURE}",
                ),
            ),
            Idea(
                "tool",
                Phrases(r"(?:matplotlib|seaborn|plotly|svg|ascii art|latex code|html canvas)"),
            ),
            within=100,
        ),
    ),
    (
        "Draw the classes as a diagram, in Mermaid.",
        "Write a prompt for a poster image with DALL-E.",
    ),
    ("Draw a picture of a cat.", "Review the functions of this chart library."),
)
