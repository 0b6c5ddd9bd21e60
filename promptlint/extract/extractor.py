"""From one source to its prompts and conversations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from tree_sitter import Node

from promptlint.extract.build import Builder, with_fillings
from promptlint.extract.compose import Composer
from promptlint.extract.converse import Converser
from promptlint.extract.discard import Discards
from promptlint.extract.evaluate import Evaluator
from promptlint.extract.fill import Fills
from promptlint.extract.leftover import Leftovers
from promptlint.extract.library import Library, Project
from promptlint.extract.likeness import filled_reaches, likely, reach_of
from promptlint.extract.matching import Matcher
from promptlint.extract.names import Names
from promptlint.extract.parses import Parsing, parsed
from promptlint.extract.reach import Reach
from promptlint.extract.scan import Scan
from promptlint.extract.sinks import Sinks
from promptlint.extract.tree import Tree
from promptlint.extract.value import Listing, Value
from promptlint.model import Extraction, Language, Prompt, Role, Source, Span

Step: TypeAlias = Callable[[], None]
_Value = TypeVar("_Value")
DEEPEST_FRAGMENT = 4
SURE = 0.7
"""The probability from which what fills a string that looks like a prompt is one with it."""
NEAR_MISS = 0.25
"""The probability from which `extract --explain` says why a string was left out."""


def _go_on() -> None:
    """Do not end anything."""


class Extractor:
    """Finds the prompts of one file."""

    def __init__(
        self,
        source: Source,
        sinks: Sinks,
        library: Library | None,
        parsing: Parsing = parsed,
        step: Step = _go_on,
    ) -> None:
        """Prepare the tree, its names, and what reads them."""
        self.step = step
        self.tree = Tree(source, parsing)
        step()
        self.names = Names(self.tree)
        step()
        self.evaluator = Evaluator(self.tree, self.names, library)
        self.sinks = sinks
        self.matcher = Matcher(self.evaluator, sinks.within(self.tree.data))
        self.scan = Scan(self.evaluator, self.matcher)
        self.builder = Builder(self.evaluator)
        self.found: dict[tuple[str, tuple[tuple[str | None, Span], ...]], list[Prompt]] = {}
        """The prompts of each text and place: one for every way on which it reaches a model."""
        self._built: dict[int, tuple[Value, list[Prompt]]] = {}
        self._fragments: dict[tuple[int, Role], Value] = {}
        self.notes: list[tuple[Span, str]] = []
        self._made: dict[int, list[tuple[Prompt, Language]]] = defaultdict(list)

    def run(self, *, likeness: bool = True) -> Extraction:
        """Return all prompts, in source order, and all conversations.

        Without `likeness` only what sinks explain is a prompt.
        """
        for reach in self._steps(self.scan.reaches()):
            self.add(reach)
        for reach in self._discards():
            self.add(reach)
        if likeness:
            self._add_likely()
        for packed, comma in self.evaluator.packed.values():
            self.add(_packed(packed, comma))
        fillings = Fills(self.evaluator, self.builder).fillings(self._made)
        prompts = [
            with_fillings(prompt, fillings.get(prompt.id, ()))
            for prompt in map(_merged, self.found.values())
        ]
        final = {prompt.id: prompt for prompt in prompts}
        built = {key: [final[p.id] for p in ones] for key, (_, ones) in self._built.items()}
        converser = Converser(self.evaluator, built, self.scan.exchanges)
        known = (converser.conversation(exchange) for exchange in self._steps(self.scan.exchanges))
        conversations = (*known, *converser.others())
        return Extraction(
            prompts=tuple(sorted(prompts, key=lambda prompt: (prompt.span, prompt.id))),
            conversations=conversations,
            notes=tuple(self.notes),
            depends=tuple(self.evaluator.library.depends) if self.evaluator.library else (),
            broken=self.tree.broken(),
        )

    def _steps(self, values: Iterable[_Value]) -> Iterator[_Value]:
        for value in values:
            self.step()
            yield value

    def add(self, reach: Reach, depth: int = 0) -> list[Prompt]:
        """Build the prompts that one reach makes, and those that only fill its holes."""
        composer = Composer(self.evaluator)
        made = [
            prompt
            for strand in composer.strands(reach.value)
            if (prompt := self.builder.prompt(strand, reach)) is not None
        ]
        built = [self._keep(prompt) for prompt in made]
        if reach.whole:
            self._built[id(reach.value)] = reach.value, built
        if reach.template != "none" and reach.call is not None:
            self._made[reach.call.id].extend((prompt, reach.template) for prompt in made)
        if depth < DEEPEST_FRAGMENT and reach.confidence >= SURE:
            for value in _distinct(composer.fragments):
                if (id(value), reach.role) not in self._fragments:
                    self._fragments[id(value), reach.role] = value
                    self.add(_fragment(reach, value), depth + 1)
        return built

    def _add_likely(self) -> None:
        """Add the strings that look like prompts, and the calls that fill them."""
        found: list[Span] = []
        for one in likely(self.evaluator, self.sinks, self.covered()):
            self.step()
            place = self.tree.span(one.candidate.node)
            if one.is_prompt:
                found.append(place)
                self.add(reach_of(self.evaluator, one))
            elif one.probability >= NEAR_MISS:
                self.notes.append((place, f"{one.probability:.0%} like a prompt: {one.why}"))
        for reach in filled_reaches(self.evaluator, found) if found else ():
            self.add(reach)

    def covered(self) -> list[Span]:
        """Return the expressions of this file that prompts are made of, in order."""
        prompts = [same[0] for same in self.found.values()]
        spans = {piece.expression for p in prompts for piece in p.pieces if piece.path is None}
        return sorted(spans)

    def _discards(self) -> list[Reach]:
        turns = list(self._turns())
        known = [*self.covered(), *turns]
        if not known:
            return []
        lost = Leftovers(self.evaluator).reaches(known)
        return [*Discards(self.evaluator).reaches(known), *lost]

    def _turns(self) -> Iterator[Span]:
        """Yield where the messages of this file's conversations stand."""
        for exchange in self.scan.exchanges:
            for turn in exchange.turns:
                yield self.tree.span(turn.node)

    def _keep(self, prompt: Prompt) -> Prompt:
        """Keep the prompt with others of its text and place; return the one that stands for all."""
        key = (prompt.text, tuple((piece.path, piece.source_span) for piece in prompt.pieces))
        same = self.found.setdefault(key, [])
        same.append(prompt)
        return same[0]


def _merged(same: list[Prompt]) -> Prompt:
    """Return one prompt with all that is done with any of its kind."""
    first = same[0]
    if len(same) == 1:
        return first
    return replace(
        first,
        holes=tuple(dict.fromkeys(hole for one in same for hole in one.holes)),
        role=next((one.role for one in same if one.role != "template"), "template"),
        template=next((one.template for one in same if one.template != "none"), "none"),
        evidence=tuple(dict.fromkeys(reason for one in same for reason in one.evidence)),
        uses=tuple(dict.fromkeys(use for one in same for use in one.uses)),
        whole=any(one.whole for one in same),
        sent=any(one.sent for one in same),
        confidence=max(one.confidence for one in same),
    )


def _fragment(reach: Reach, value: Value) -> Reach:
    return replace(reach, value=value, whole=False, sent=False, template="none", call=None)


def _packed(packed: Listing, comma: Node) -> Reach:
    part = packed.parts[0]
    node = part.node or comma
    what = "a tuple of one text, used as the text"
    return Reach(part.value, "template", what, node, sent=False, packing=comma)


def _distinct(values: list[Value]) -> Iterator[Value]:
    seen: set[int] = set()
    for value in values:
        if id(value) not in seen:
            seen.add(id(value))
            yield value


def extract(
    source: Source,
    *,
    sinks: Sinks | None = None,
    project: Project | None = None,
    columns: Sequence[str] = (),
    parsing: Parsing = parsed,
    step: Step = _go_on,
) -> Extraction:
    """Return the prompts and conversations of one source.

    Args:
        source: the text to read; a file with syntax errors is read as far as it can be.
        sinks: where prompts reach a model; None for the built-in ones.
        project: gives access to the other files of the project; None to read this file alone.
        columns: names of the columns of datasets that hold prompts; empty for those known by name.
        parsing: parses the source.
        step: is called before each step, and ends it all where it raises.
    """
    if not source.is_python:
        from promptlint.extract.documents import extract_document  # noqa: PLC0415 - few runs need it

        return extract_document(source, columns)
    library = Library(project) if project is not None else None
    return Extractor(source, sinks or Sinks.load(), library, parsing, step).run()
