"""From one source to its prompts and conversations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from promptlint.extract.build import Builder
from promptlint.extract.compose import Composer
from promptlint.extract.evaluate import Evaluator
from promptlint.extract.library import Library
from promptlint.extract.matching import Matcher
from promptlint.extract.names import Names
from promptlint.extract.reach import Reach
from promptlint.extract.scan import Scan
from promptlint.extract.sinks import Sinks
from promptlint.extract.tree import Tree
from promptlint.extract.value import Value
from promptlint.model import Extraction, Prompt, Source, Span

DEEPEST_FRAGMENT = 4


class Extractor:
    """Finds the prompts of one file."""

    def __init__(self, source: Source, sinks: Sinks, library: Library | None) -> None:
        """Prepare the tree, its names, and what reads them."""
        self.tree = Tree(source)
        self.names = Names(self.tree)
        self.evaluator = Evaluator(self.tree, self.names, library)
        self.matcher = Matcher(self.evaluator, sinks)
        self.scan = Scan(self.evaluator, self.matcher)
        self.builder = Builder(self.evaluator)
        self.found: dict[tuple[object, ...], Prompt] = {}

    def run(self) -> Extraction:
        """Return all prompts, in source order."""
        for reach in self.scan.reaches():
            self.add(reach)
        prompts = sorted(self.found.values(), key=lambda p: (p.span, p.id))
        return Extraction(tuple(prompts))

    def add(self, reach: Reach, depth: int = 0) -> list[Prompt]:
        """Build the prompts that one reach makes, and those that only fill its holes."""
        composer = Composer(self.evaluator)
        built = [
            prompt
            for strand in composer.strands(reach.value)
            if (prompt := self.builder.prompt(strand, reach)) is not None
        ]
        kept = [self._keep(prompt) for prompt in built]
        if depth < DEEPEST_FRAGMENT:
            for value in _distinct(composer.fragments):
                self.add(_fragment(reach, value), depth + 1)
        return kept

    def _keep(self, prompt: Prompt) -> Prompt:
        key = (prompt.text, tuple((p.path, p.source_span) for p in prompt.pieces), prompt.uses)
        known = self.found.get(key)
        if known is None:
            self.found[key] = prompt
            return prompt
        evidence = dict.fromkeys((*known.evidence, *prompt.evidence))
        merged = replace(known, evidence=tuple(evidence), whole=known.whole or prompt.whole)
        self.found[key] = merged
        return merged


def _fragment(reach: Reach, value: Value) -> Reach:
    return replace(reach, value=value, whole=False, sent=False, template="none", call=None)


def _distinct(values: list[Value]) -> Iterator[Value]:
    seen: set[int] = set()
    for value in values:
        if id(value) not in seen:
            seen.add(id(value))
            yield value


def covered(prompts: list[Prompt]) -> list[Span]:
    """Return the expressions of this file that prompts are made of, in order."""
    spans = {piece.expression for p in prompts for piece in p.pieces if piece.path is None}
    return sorted(spans)


def extract(
    source: Source, *, sinks: Sinks | None = None, project: object | None = None
) -> Extraction:
    """Return the prompts and conversations of one source.

    Args:
        source: the text to read; a file with syntax errors is read as far as it can be.
        sinks: where prompts reach a model; None for the built-in ones.
        project: gives access to the other files of the project; None to read this file alone.
    """
    library = Library(project) if project is not None else None
    return Extractor(source, sinks or Sinks.load(), library).run()
