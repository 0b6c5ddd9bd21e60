"""From an abstract value to the texts it can be: alternatives kept, holes named, places exact."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.calls import passed
from promptlint.extract.segment import Region, Segment, Strand, cleaned, dedented, label, stripped
from promptlint.extract.strings import is_text
from promptlint.extract.value import (
    TEXTS,
    Altered,
    Blank,
    Called,
    Chunk,
    Filled,
    Foreign,
    Joined,
    Listing,
    Mapping,
    Parameter,
    Part,
    Value,
    alternatives,
)
from promptlint.model import Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_STRANDS = 64
MOST_PRODUCT = 6
MOST_SEGMENTS = 4000


class Composer:
    """Expands values to strands, and collects the texts that only fill holes (`fragments`)."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Compose values that `evaluator` reads."""
        self.evaluator = evaluator
        self.fragments: list[Value] = []
        self._expanded: dict[int, tuple[Value, list[Strand]]] = {}
        self._abroad = 0
        """How many values of other files are being expanded, one within the other."""

    def strands(self, value: Value) -> list[Strand]:
        """Return the ways a text can come out; none where the value is no text at all."""
        found: list[Strand] = []
        for one in alternatives(value):
            if isinstance(one, (*TEXTS, Blank)):
                found.extend(self._expand(one)[:MOST_STRANDS])
        return found[:MOST_STRANDS]

    def _expand(self, value: Value) -> list[Strand]:
        """Expand a value once: a text doubled over and over would take as long as it grows."""
        known = self._expanded.get(id(value))
        if known is None:
            known = self._expanded[id(value)] = value, self._read(value)
        return known[1]

    def _read(self, value: Value) -> list[Strand]:
        match value:
            case Chunk(text=text, runs=runs):
                return [Strand((Segment(text, chunk=value, runs=runs),))]
            case Blank():
                return self._blank(value)
            case Joined(parts):
                return self._joined(parts)
            case Filled(template=template, given=given):
                for one in given:
                    self._note(one.value)
                how = value.engine
                return [
                    strand.within(value, how) for strand in self._template(template, value.node)
                ]
            case Altered():
                return [self._altered(strand, value) for strand in self._inner(value)]
            case Foreign(value=inner, path=path, node=node):
                self._abroad += 1
                strands = self._expand(inner)
                self._abroad -= 1
                return [_foreign(strand, path, node) for strand in strands]
            case _:
                return []

    def _template(self, template: Value, node: Node) -> list[Strand]:
        found = self.strands(template)
        return found or self._expand(self._blank_for(node, template))

    def _inner(self, value: Altered) -> list[Strand]:
        return self._template(value.text, value.node)

    def _altered(self, strand: Strand, value: Altered) -> Strand:
        match value.how:
            case "strip" | "lstrip" | "rstrip":
                return stripped(strand, value.how)
            case "dedent":
                return dedented(strand).within(value.node, "dedent")
            case "cleandoc":
                return cleaned(strand).within(value.node, "dedent")
            case _:
                return strand

    def _blank(self, blank: Blank) -> list[Strand]:
        """Put a constant text in the hole's place; leave the hole for anything less certain."""
        value = blank.value
        plain = not blank.spec and not blank.conversion
        if isinstance(value, Parameter) and value.is_settled:
            value = alternatives(value)[0]
        if plain and isinstance(value, TEXTS):
            found = self._expand(value)
            if len(found) == 1 and not any(s.repeated for s in found[0].segments):
                return found
        self._note(value)
        return [Strand((Segment(label(blank), blank=blank),))]

    def _note(self, value: Value) -> None:
        """Remember texts that fill a hole: they reach the model too; another file has its own."""
        if self._abroad:
            return
        for one in alternatives(value):
            if isinstance(one, TEXTS):
                self.fragments.append(one)
            elif isinstance(one, (Listing, Mapping)):
                self._note_all(one)
            elif isinstance(one, Called):
                self._note_passed(one)

    def _note_all(self, container: Listing | Mapping) -> None:
        if isinstance(container, Listing):
            values = [part.value for part in container.parts]
        else:
            values = [entry.value for entry in container.entries]
        self.fragments.extend(value for value in values if is_text(value))

    def _note_passed(self, made: Called) -> None:
        """Remember texts that some function only shortens or formats, by the look of it."""
        for _, value in passed(self.evaluator, made):
            self.fragments.extend(one for one in alternatives(value) if isinstance(one, TEXTS))

    def _joined(self, parts: tuple[Part, ...]) -> list[Strand]:
        choices: list[list[Strand]] = []
        ways = 1
        last: Blank | None = None
        for part in parts[:MOST_SEGMENTS]:
            strands = self._part(part)
            blank = part.value if isinstance(part.value, Blank) else None
            seam = blank or last
            if seam is not None and choices:
                strands = [_seamed(strand, seam) for strand in strands]
            last = blank
            if ways * len(strands) > MOST_PRODUCT:
                strands = strands[:1]
                self._note(part.value)
            ways *= max(1, len(strands))
            choices.append(strands)
        return [_concatenated(way) for way in product(*choices)]

    def _part(self, part: Part) -> list[Strand]:
        value = part.value
        if isinstance(value, Parameter):
            value = self._blank_for(part.node or value.node, value)
        strands = self.strands(value) if not isinstance(value, Blank) else self._blank(value)
        is_loop = any(segment.repeated for strand in strands for segment in strand.segments)
        if part.node is not None and (not strands or (is_loop and part.joint != "augmented")):
            strands = self._blank(self._blank_for(part.node, value))
        return [_flagged(strand, part) for strand in strands]

    def _blank_for(self, node: Node, value: Value) -> Blank:
        """Return the hole that a value leaves which is no text; a node abroad has no text here."""
        if self._abroad:
            name = getattr(value, "name", "")
            return Blank(node, Span(0, 0), name, value, language="none")
        tree = self.evaluator.tree
        return Blank(node, tree.span(node), tree.text(node), value, language="none")


def _flagged(strand: Strand, part: Part) -> Strand:
    if not strand.segments or not (part.joint or part.conditional or part.repeated):
        return strand
    first = strand.segments[0]
    segments = (
        replace(first, joint=part.joint or first.joint, joint_node=part.node),
        *strand.segments[1:],
    )
    if part.conditional or part.repeated:
        segments = tuple(
            replace(
                segment,
                conditional=segment.conditional or part.conditional,
                repeated=segment.repeated or part.repeated,
            )
            for segment in segments
        )
    return Strand(segments, strand.regions)


def _seamed(strand: Strand, blank: Blank) -> Strand:
    """Note that a text begins where a hole does or ends, in whose place a known text may stand."""
    if not strand.segments or strand.segments[0].joint:
        return strand
    first = replace(strand.segments[0], joint="interpolated", joint_node=blank.node)
    return Strand((first, *strand.segments[1:]), strand.regions)


def _foreign(strand: Strand, path: str, node: Node) -> Strand:
    """Mark a text as another file's, which this one asks for at `node`."""
    segments = tuple(
        replace(segment, foreign=node, path=segment.path or path) for segment in strand.segments
    )
    return Strand(segments, tuple(replace(region, foreign=node) for region in strand.regions))


def _concatenated(strands: tuple[Strand, ...]) -> Strand:
    segments: list[Segment] = []
    regions: list[Region] = []
    for strand in strands:
        if len(segments) + len(strand.segments) > MOST_SEGMENTS:
            break
        regions.extend(region.shift(len(segments)) for region in strand.regions)
        segments.extend(strand.segments)
    return Strand(tuple(segments), tuple(regions))
