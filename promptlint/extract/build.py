"""From a strand of text to a Prompt: pieces, holes, joints and the calls that fill it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.facts import facts
from promptlint.extract.given import is_gathered
from promptlint.extract.packing import comma_of
from promptlint.extract.reach import Reach
from promptlint.extract.segment import Segment, Strand
from promptlint.extract.surroundings import Surroundings
from promptlint.extract.template import Reading, guess, parse
from promptlint.extract.value import Filled, Given, alternatives, is_replaceable
from promptlint.model import (
    Argument,
    Dedenting,
    Discarding,
    Evidence,
    Filling,
    Hole,
    Joint,
    Language,
    Packing,
    Piece,
    Prompt,
    Run,
    Span,
    Use,
    ValueFacts,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator


@dataclass(frozen=True, slots=True)
class _Layout:
    """A strand's text, and where each segment begins in it (one more offset for the end)."""

    text: str
    starts: tuple[int, ...]

    def over(self, start: int, end: int) -> Span:
        return Span(self.starts[start], self.starts[end])


_UNKNOWN = ValueFacts()


class Builder:
    """Makes prompts of the strands of one file."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Build for the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.tree = evaluator.tree
        self.surroundings = Surroundings(evaluator)

    def prompt(self, strand: Strand, reach: Reach) -> Prompt | None:
        """Return the prompt that a strand makes up; None where its literals say nothing."""
        segments = strand.segments
        if not _says_something(segments, reach):
            return None
        layout = _layout(segments)
        pieces = tuple(self._pieces(segments, layout))
        holes = tuple(self._holes(segments, layout))
        uses = (*self._uses(strand, layout, holes), *self._marks(reach))
        if reach.template != "none" and reach.call is not None:
            uses = (self._declaration(reach, layout, holes), *uses)
        uses = (*uses, *self._packings(segments))
        holes = (*holes, *_filled_holes(uses))
        own = next((piece for piece in pieces if piece.path is None), None)
        span = own.expression if own is not None else self.tree.span(reach.node)
        prompt = Prompt(
            id=_identity(self.tree.source.path, layout.text, span),
            text=layout.text,
            span=span,
            pieces=pieces,
            holes=holes,
            joints=tuple(self._joints(segments, layout)),
            template=_language(uses, holes),
            kind=_kind(pieces),
            role=reach.role,
            symbol=self.surroundings.symbol(span),
            evidence=(Evidence("likeness" if reach.is_likeness else "sink", reach.what),),
            confidence=reach.confidence,
            uses=(*uses, *self.surroundings.memberships(pieces)),
            whole=reach.whole,
            sent=reach.sent and not reach.is_open,
        )
        return self._guessed(prompt) if reach.sent else prompt

    # parts

    def _pieces(self, segments: tuple[Segment, ...], layout: _Layout) -> Iterator[Piece]:
        for segment, start in zip(segments, layout.starts, strict=False):
            chunk = segment.chunk
            if chunk is None or not (segment.text or chunk.is_frame):
                continue
            span = Span(start, start + len(segment.text))
            if segment.foreign is not None:
                runs: tuple[Run, ...] = (Run(span, self.tree.span(segment.foreign)),)
            else:
                runs = tuple(Run(run.text.shift(start), run.source) for run in segment.runs)
            yield Piece(
                span, chunk.span, chunk.expression, runs, chunk.prefix,
                segment.path, segment.conditional, segment.repeated,
            )  # fmt: skip

    def _holes(self, segments: tuple[Segment, ...], layout: _Layout) -> Iterator[Hole]:
        for segment, start in zip(segments, layout.starts, strict=False):
            blank = segment.blank
            if blank is None:
                continue
            is_own = segment.foreign is None
            yield Hole(
                name=blank.expression,
                expression=blank.expression,
                span=Span(start, start + len(segment.text)),
                language=blank.language,
                facts=facts(self.evaluator, blank.node, blank.value) if is_own else _UNKNOWN,
                source_span=blank.span if is_own else None,
                spec=blank.spec,
                conversion=blank.conversion,
            )

    def _joints(self, segments: tuple[Segment, ...], layout: _Layout) -> Iterator[Joint]:
        last = joining = None  # the text before, and what says how the next one is joined to it
        for this, start in zip(segments, layout.starts, strict=False):
            if this.joint and (joining is None or this.joint != "interpolated"):
                joining = this
            if not this.text:
                continue
            if last is not None and joining is not None:
                yield from self._joint(last, this, joining, start)
            last, joining = this, None

    def _joint(self, last: Segment, this: Segment, joining: Segment, at: int) -> Iterator[Joint]:
        is_own = last.foreign is None and this.foreign is None
        if last.chunk is None or this.chunk is None or not is_own or not joining.joint:
            return
        gap = Span(last.chunk.span.end, this.chunk.span.start)
        if last.chunk.expression != this.chunk.expression or gap.end < gap.start:
            node = joining.joint_node
            gap = self.tree.span(node) if node is not None else this.chunk.span
        yield Joint(at, joining.joint, gap)

    # uses

    def _uses(self, strand: Strand, layout: _Layout, holes: tuple[Hole, ...]) -> Iterator[Use]:
        done: list[tuple[Language, Span]] = []
        for region in strand.regions:
            over = layout.over(region.start, region.end)
            if not isinstance(region.work, Filled):
                if region.foreign is None:
                    yield Dedenting(over, self.tree.span(region.work))
                continue
            inner = [span for language, span in done if language == region.work.engine]
            opaque = [*(hole.span for hole in holes), *inner]
            yield self._filling(region.work, over, layout.text, opaque, region.foreign)
            done.append((region.work.engine, over))

    def _filling(
        self, work: Filled, over: Span, text: str, opaque: list[Span], foreign: Node | None
    ) -> Filling:
        """Return the filling; of one in another file, the values cannot be seen here."""
        fields, faults = read_template(text, over, work.engine, opaque)
        given = work.given if foreign is None else ()
        return Filling(
            engine=work.engine,
            call=work.call,
            over=over,
            span=self.tree.span(foreign or work.node),
            fields=fields,
            faults=faults,
            arguments=tuple(self.argument(one, work.node) for one in given),
            open=foreign is not None or work.open or work.engine == "none" or over in opaque,
            complete=work.complete,
            strict=work.strict,
            replaceable=is_replaceable(work.template),
        )

    def argument(self, given: Given, call: Node) -> Argument:
        """Return one value that `call` hands to a template, with what is known of it."""
        known = facts(self.evaluator, given.node, given.value)
        span = self.tree.span(given.node)
        return Argument(given.name, span, known, is_gathered(self.evaluator, given.node, call))

    def _declaration(self, reach: Reach, layout: _Layout, holes: tuple[Hole, ...]) -> Filling:
        over = Span(0, len(layout.text))
        fields, faults = read_template(
            layout.text, over, reach.template, [hole.span for hole in holes]
        )
        node = reach.call or reach.node
        return Filling(
            reach.template, reach.what, over, self.tree.span(node), fields, faults, complete=False
        )

    def _marks(self, reach: Reach) -> Iterator[Use]:
        if reach.packing is not None:
            yield Packing(self.tree.span(reach.packing))
        if reach.discarded is not None:
            yield Discarding(self.tree.span(reach.discarded), reach.name, reach.loss)

    def _packings(self, segments: tuple[Segment, ...]) -> Iterator[Use]:
        """Yield the commas that make tuples of the texts which f-strings show."""
        for segment in segments:
            blank = segment.blank
            if blank is not None and segment.foreign is None:
                for one in alternatives(blank.value):
                    comma = comma_of(one)
                    if comma is not None:
                        yield Packing(self.tree.span(comma))

    def _guessed(self, prompt: Prompt) -> Prompt:
        """Add the holes that a text shows which is sent without being filled."""
        if any(isinstance(use, Filling) and use.engine != "none" for use in prompt.uses):
            return prompt
        opaque = [hole.span for hole in prompt.holes]
        language = guess(_masked(prompt.text, opaque))
        if language == "none":
            return prompt
        fields, _ = parse(prompt.text, language, opaque)
        holes = tuple(
            Hole(
                field.name, prompt.text[field.span.start : field.span.end], field.span, language,
                source_span=prompt.exact_source(field.span), spec=field.spec,
                conversion=field.conversion,
                in_scope=self.surroundings.is_bound(field.name, prompt.source(field.span).start),
            )
            for field in fields
        )  # fmt: skip
        return replace(prompt, template=language, holes=(*prompt.holes, *holes))


def read_template(text: str, over: Span, engine: Language, opaque: list[Span]) -> Reading:
    """Return the fields and faults of a stretch of text, as offsets of the whole text."""
    inner = [
        Span(max(0, s.start - over.start), s.end - over.start) for s in opaque if s.overlaps(over)
    ]
    fields, faults = parse(text[over.start : over.end], engine, inner)
    return (
        tuple(replace(field, span=field.span.shift(over.start)) for field in fields),
        tuple(replace(fault, span=fault.span.shift(over.start)) for fault in faults),
    )


def _filled_holes(uses: Sequence[Use]) -> Iterator[Hole]:
    """Yield the holes of templates that are filled, with what is known of their values."""
    seen: set[Span] = set()
    for use in uses:
        if not isinstance(use, Filling):
            continue
        known = {
            name: argument.facts for name, argument in zip(use.names, use.arguments, strict=True)
        }
        for field in use.fields:
            if field.span not in seen:
                seen.add(field.span)
                yield Hole(
                    field.name, field.path or field.name, field.span, use.engine,
                    facts=known.get(field.name, _UNKNOWN), spec=field.spec,
                    conversion=field.conversion,
                )  # fmt: skip


def with_fillings(prompt: Prompt, fillings: Sequence[Filling]) -> Prompt:
    """Return the prompt with what other calls fill it with, and what that tells of its holes."""
    if not fillings:
        return prompt
    known: dict[Span, ValueFacts] = {}
    for filling in fillings:
        for hole in _filled_holes((filling,)) if not filling.declares else ():
            if hole.facts != _UNKNOWN:
                known.setdefault(hole.span, hole.facts)
    holes = tuple(
        replace(hole, facts=known.get(hole.span, _UNKNOWN)) if hole.facts == _UNKNOWN else hole
        for hole in prompt.holes
    )
    return replace(prompt, holes=holes, uses=(*prompt.uses, *fillings))


def _says_something(segments: tuple[Segment, ...], reach: Reach) -> bool:
    """Say whether literals bring letters, or some mark between holes; a frame counts at a sink."""
    has_holes = any(segment.blank is not None for segment in segments)
    texts = [segment.text for segment in segments if segment.chunk is not None]
    if any(character.isalpha() for text in texts for character in text):
        return True
    if reach.sent and reach.role == "assistant":  # an answer can begin with a brace
        return any(text.strip() for text in texts)
    if not has_holes or not texts:
        return False
    return any(text.strip() for text in texts) or (reach.sent and reach.whole)


def _layout(segments: tuple[Segment, ...]) -> _Layout:
    starts = [0]
    for segment in segments:
        starts.append(starts[-1] + len(segment.text))
    return _Layout("".join(segment.text for segment in segments), tuple(starts))


def _masked(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


def _language(uses: tuple[Use, ...], holes: tuple[Hole, ...]) -> Language:
    for use in uses:
        if isinstance(use, Filling) and use.engine != "none":
            return use.engine
    for hole in holes:
        if hole.language != "none":
            return hole.language
    return "none"


def _kind(pieces: tuple[Piece, ...]) -> str:
    if any("f" in piece.prefix for piece in pieces):
        return "fstring"
    return "concatenation" if len({piece.expression for piece in pieces}) > 1 else "literal"


def _identity(path: str, text: str, span: Span) -> str:
    digest = hashlib.blake2b(
        f"{path}\0{span.start}\0{text}".encode("utf-8", "replace"), digest_size=6
    )
    return digest.hexdigest()
