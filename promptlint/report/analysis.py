"""A prompt's analysis, as people read it and as columns of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias, cast

from promptlint.report.look import Look

Analysis: TypeAlias = Mapping[str, Any]
"""The record of an analysis, as `Prism.record` gives it."""

PROPERTIES: Final = (
    "token_quantity",
    "manner",
    "interaction",
    "politeness",
    "intrinsic_load",
    "extraneous_load",
    "germane_load",
    "objectives",
    "external_tools",
    "metacognition",
    "demos",
    "rewards",
    "structural_logic",
    "contextual_logic",
    "hallucination_awareness",
    "factuality_creativity",
    "bias",
    "safety",
    "privacy",
    "reliability",
    "societal_norms",
)
"""The names of the scores, which are columns of a table whether or not it has rows."""

COLUMNS: Final = (
    "tokens",
    "language",
    "turns",
    "roles",
    "components",
    "patterns",
    "techniques",
    "signals",
    *PROPERTIES,
)
_LISTS: Final = ("patterns", "techniques", "signals")


def flat(analysis: Analysis) -> dict[str, object]:
    """Return an analysis without nested values, for `COLUMNS`: names are joined by blanks."""
    return {
        "tokens": analysis["tokens"],
        "language": analysis["language"],
        "turns": analysis["structure"]["turns"],
        "roles": analysis["structure"]["roles"],
        "components": " ".join(_labels(analysis)),
        **{name: " ".join(analysis[name]) for name in _LISTS},
        **{name: analysis["properties"][name] for name in PROPERTIES},
    }


def analysis_text(analysis: Analysis, look: Look) -> Iterator[str]:
    """Yield lines to stand below a prompt; lists that are empty are left out."""
    structure = analysis["structure"]
    size = f"{analysis['tokens']:,} tokens, {analysis['language']}"
    yield _line("size", size, look)
    roles = f", {structure['roles']}" if structure["roles"] else ""
    yield _line("structure", f"{structure['turns']}{roles}", look)
    for name, values in (("components", _labels(analysis)), *_lists(analysis)):
        if values:
            yield _line(name, ", ".join(values), look)
    scores = analysis["properties"].items()
    if "linguistic" in analysis:
        yield _line("grammar", _grammar(analysis["linguistic"]), look)
    yield _line("properties", ", ".join(f"{name} {value:.1f}" for name, value in scores), look)


def _grammar(profile: Mapping[str, Any]) -> str:
    """Return how many clauses have which mood, tense, voice and modality, the commonest first."""
    counts = (
        f"{count} {name}"
        for kind in ("mood", "voice", "tense", "modality")
        for name, count in sorted(profile[kind].items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return ", ".join(counts) or "no clause"


def _labels(analysis: Analysis) -> list[str]:
    return [component["label"] for component in analysis["components"]]


def _lists(analysis: Analysis) -> Iterable[tuple[str, list[str]]]:
    return ((name, cast("list[str]", analysis[name])) for name in _LISTS)


def _line(name: str, value: str, look: Look) -> str:
    return f"{look.paint('  =', 'gutter')} {look.paint(f'{name}:', 'help')} {value}"
